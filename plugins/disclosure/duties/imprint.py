"""W1, W3, W4: the site's own code, host and footer are as the law on government websites wants (国办发〔2017〕47号)."""

import re
from collections.abc import Iterator

from disclosure.findings.finding import Finding
from disclosure.imprint import SETTING, Imprint
from disclosure.law import Law

_SITE_ID = re.compile(r"[0-9]{10}|bm[0-9]{8}")
"""政府网站标识码: local sites; sites of the State Council's departments."""
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+gov\.cn")

_ADDRESS = re.compile(r"https?://([^/:]+)(?::[0-9]+)?(?:/.*)?")


_FOOTER = {
    "operator": ("网站主办单位", "填写主办单位的全称"),
    "contact": ("联系方式", "填写网站的联系电话"),
    "icp": ("ICP备案编号", "填写 ICP 备案编号"),
    "police_record": ("公安机关备案号", "填写公安机关备案号"),
    "report_errors_url": ("“我为政府网站找错”入口", "填写找错入口的网址"),
}
"""Footer items that are settings; the code is W3's, the map of the site is the theme's."""


_TAGS = {
    "name": ("SiteName", "填写网站名称"),
    "keywords": ("ColumnKeywords", "填写几个关键词，用逗号分开"),
}
"""Tags that every page or column must fill; SiteDomain and SiteIDCode are W3's."""


def find_on_imprint(law: Law, imprint: Imprint, site_url: str) -> list[Finding]:
    """W1, W3 and W4 on the settings; `site_url` is "" where the build has no address of its own (development)."""
    told = [("W1", *each) for each in _check_tags(imprint)]
    told += [("W3", *each) for each in _check_site_id(imprint.site_id)]
    told += [("W3", *each) for each in _check_domain(imprint.domain, site_url)]
    told += [("W4", *each) for each in _check_footer(imprint)]
    return [
        Finding(rule, law.severity(rule), message, remedy, field=f"{SETTING}.{name}")
        for rule, name, message, remedy in told
    ]


def _check_tags(imprint: Imprint) -> Iterator[tuple[str, str, str]]:
    for name, (tag, remedy) in _TAGS.items():
        if not getattr(imprint, name).strip():
            yield name, f"网页标签 {tag} 没有内容：网站设置中的 {name} 是空的", remedy


def _check_footer(imprint: Imprint) -> Iterator[tuple[str, str, str]]:
    for name, (label, remedy) in _FOOTER.items():
        if not getattr(imprint, name).strip():
            yield name, f"页脚缺少{label}：网站设置中没有填写 {name}", remedy


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
