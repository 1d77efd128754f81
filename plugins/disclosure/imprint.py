"""The imprint (站点标识): what the law on government websites wants named on every page.

Source: 国办发〔2017〕47号, annex (meta tags) and 政府网站发展指引 (footer items).
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

SETTING = "DISCLOSURE_PORTAL"


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
