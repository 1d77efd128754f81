"""W3: the site's own code and host are what the law on government websites wants (国办发〔2017〕47号)."""

import re
from collections.abc import Iterator

from disclosure.findings.finding import Finding
from disclosure.imprint import SETTING, Imprint
from disclosure.law import Law

_SITE_ID = re.compile(r"[0-9]{10}|bm[0-9]{8}")
"""政府网站标识码: local sites; sites of the State Council's departments."""
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+gov\.cn")

_ADDRESS = re.compile(r"https?://([^/:]+)(?::[0-9]+)?(?:/.*)?")


def find_on_imprint(law: Law, imprint: Imprint, site_url: str) -> list[Finding]:
    """W3 on the settings; `site_url` is "" where the build has no address of its own (development)."""
    return [
        Finding("W3", law.severity("W3"), message, remedy, field=f"{SETTING}.{name}")
        for name, message, remedy in (
            *_check_site_id(imprint.site_id),
            *_check_domain(imprint.domain, site_url),
        )
    ]


def _check_site_id(code: str) -> Iterator[tuple[str, str, str]]:
    if not _SITE_ID.fullmatch(code):
        what = "形式不对" if code else "没有填写"
        remedy = "填写政府网站标识码：10位数字，或 bm 加8位数字"
        yield "site_id", f"网站设置中的网站标识码（site_id）{what}", remedy


def _check_domain(domain: str, site_url: str) -> Iterator[tuple[str, str, str]]:
    if not _HOST.fullmatch(domain):
        what = "不是以 .gov.cn 结尾的域名" if domain else "没有填写"
        remedy = "只写域名，不写 http://，例如 wjw.example.gov.cn"
        yield "domain", f"网站设置中的网站域名（domain）{what}", remedy
    elif site_url and not _has_host(site_url, domain):
        message = "网站设置中的网站域名（domain）与 SITEURL 的域名不同"
        yield "domain", message, "两处填写同一个域名"


def _has_host(site_url: str, domain: str) -> bool:
    found = _ADDRESS.fullmatch(site_url.lower())
    return found is not None and found[1] == domain
