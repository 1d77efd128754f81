"""The imprint (站点标识): what the law on government websites wants named on every page.

Source: 国办发〔2017〕47号, annex (meta tags) and 政府网站发展指引 (footer items).
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, field_validator

SETTING = "DISCLOSURE_PORTAL"
_NOWHERE = "localhost"
_ADDRESS: Final = re.compile(r"(?P<host>https?://[^/?#]+)?/*(?P<path>[^?#]*?)/*(?:[?#].*)?")


class Imprint(BaseModel):
    """Settings `DISCLOSURE_PORTAL`; what is empty is not shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="行政执法信息公示平台", min_length=1)
    operator: str = ""
    """主办单位."""
    domain: str = ""
    """Host without scheme."""
    site_id: str = ""
    """政府网站标识码."""
    contact: str = ""
    """How to reach whoever runs the site; text."""
    icp: str = ""
    """ICP 备案编号."""
    police_record: str = ""
    """公安机关备案号."""
    report_errors_url: str = ""
    """“我为政府网站找错”入口."""
    description: str = "行政许可、行政处罚和其他行政执法决定的公开与查询"
    keywords: str = "行政执法公示,行政许可,行政处罚,裁量基准,典型案例"

    @field_validator("report_errors_url")
    @classmethod
    def _check_url(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("should start with https:// or http://")
        return url


def read_imprint(settings: Mapping[str, Any]) -> Imprint:
    """The imprint of Pelican's settings. Raises pydantic's ValidationError."""
    return Imprint.model_validate(settings.get(SETTING, {}))


def find_base(site_url: str, domain: str) -> str:
    """The site's root as a whole address: `SITEURL`, else the imprint's host, so that a preview's are those of the
    published site, else this machine's own name.

    >>> find_base("https://a.gov.cn/gs/", "b.gov.cn"), find_base("", "b.gov.cn"), find_base("/gs", "")
    ('https://a.gov.cn/gs/', 'https://b.gov.cn/', 'http://localhost/gs/')
    """
    parts = _ADDRESS.fullmatch(site_url)
    host, path = (parts["host"], parts["path"]) if parts else ("", "")
    root = f"{host or (f'https://{domain}' if domain else f'http://{_NOWHERE}')}/"
    return f"{root}{path}/" if path else root
