"""I3, I4, P8 and Y7 on the organs' own data: codes, regions, ways to complain, superior organs."""

import re
from collections.abc import Iterator, Sequence

from disclosure.duties.bench import Bench
from disclosure.duties.regions import explain_region
from disclosure.findings.finding import Finding
from disclosure.law.regions import RegionTable, is_invented
from disclosure.records import uscc
from disclosure.records.authority import Authority, Contact
from disclosure.verdict import Verdict

_RANKS = ("province", "city", "county", "body")
"""From the highest down."""
_ORGAN_REGISTER = "1"
"""First character of codes that 机构编制 gives: organs, and the bodies that work for them."""
_REGION = re.compile("[0-9]{6}")
_TELEPHONE = re.compile(r"[0-9+()\-－—（）、，,;；/ 转]+")
_LEAST_DIGITS = re.compile("(?:[0-9][^0-9]*){5}")
_WEB = re.compile(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?")
_PLACEHOLDER = re.compile(
    r"(?:暂无|没有|待[补填定查]\w*|请填写.*|未知|不详|同上|略|无|示例|测试|空|[-—_/.*xX×?？0]+|n/?a|none|null|test|tbd|todo)",
    re.IGNORECASE,
)
_LABELS = {"telephone": "电话", "address": "地址", "website": "网址"}


def find_on_organs(bench: Bench, _verdicts: Sequence[Verdict]) -> list[Finding]:
    """All findings on `authorities.yaml` that do not spoil it."""
    organs = {organ.id: organ for organ in bench.docket.organs}
    codes: dict[str, Authority] = {}
    found: list[Finding] = []
    for organ in bench.docket.organs:
        found += _find_on_code(bench, organ, codes)
        found += _find_on_region(bench, organ)
        found += _find_on_parent(bench, organ, organs)
        found += _find_on_contact(bench, organ, "contact", organ.contact)
        found += _find_on_contact(bench, organ, "supervision", organ.supervision)
    return found


def _find_on_code(bench: Bench, organ: Authority, codes: dict[str, Authority]) -> Iterator[Finding]:
    """I3: valid outside and inside, given by 机构编制, and nobody else's."""
    reason = _explain_code(organ.uscc)
    other = codes.setdefault(uscc.compact(organ.uscc), organ)
    if reason:
        yield bench.find_on_organ("I3", organ, "uscc", f"机关的统一社会信用代码有误：{reason}")
    elif other is not organ:
        message = f"统一社会信用代码与{other.name}的相同"
        yield bench.find_on_organ("I3", organ, "uscc", message)


def _explain_code(code: str) -> str:
    try:
        uscc.validate_plain(code)
    except uscc.InvalidUscc as error:
        return str(error)
    if not uscc.has_valid_inner_check(code):
        return "其中的组织机构代码（第9至17位）校验不符"
    if not code.startswith(_ORGAN_REGISTER):
        return "首位不是1，不是机构编制部门赋予的代码"
    return ""


def _find_on_region(bench: Bench, organ: Authority) -> Iterator[Finding]:
    """I4: six digits, of a known prefecture; the organ's code has its region of the same list."""
    table = bench.law.table(RegionTable)
    if not _REGION.fullmatch(organ.region):
        message = "行政区划代码应为6位数字"
        yield bench.find_on_organ("I4", organ, "region", message)
    elif not is_invented(organ.region) and not table.is_province(organ.region, bench.as_of):
        message = "行政区划代码的前两位不是任何省份的代码"
        yield bench.find_on_organ("I4", organ, "region", message)
    elif not is_invented(organ.region) and not table.is_prefecture(organ.region, bench.as_of):
        message = "行政区划代码的前四位不是该省任何地级行政区的代码"
        yield bench.find_on_organ("I4", organ, "region", message)
    elif not _explain_code(organ.uscc):
        yield from _find_on_code_region(bench, organ, table)


def _find_on_code_region(bench: Bench, organ: Authority, table: RegionTable) -> Iterator[Finding]:
    region = uscc.region(organ.uscc)
    if is_invented(region):
        what = "" if is_invented(organ.region) else "以99开头，是示例用的虚构代码"
    else:
        what = explain_region(table, region, bench.as_of)
    if what:
        yield bench.find_on_organ("I4", organ, "uscc", f"统一社会信用代码第3至8位（行政区划）{what}")


def _find_on_parent(bench: Bench, organ: Authority, organs: dict[str, Authority]) -> Iterator[Finding]:
    """Y7: the superior organ is there, and is of a higher level, so that no chain of superiors runs in a circle."""
    if organ.parent is None:
        return
    parent = organs.get(organ.parent)
    if parent is None:
        message, remedy = "authorities.yaml 中没有这个上级机关", "更正 parent，或补入上级机关"
    elif _RANKS.index(parent.level) >= _RANKS.index(organ.level):
        message = f"上级机关「{parent.name}」的层级不高于本机关"
        remedy = "核对 parent（上级机关）和两个机关的 level（层级）"
    else:
        return
    yield bench.find_on_organ("Y7", organ, "parent", message, severity="warning", remedy=remedy)


def _find_on_contact(bench: Bench, organ: Authority, field: str, contact: Contact) -> Iterator[Finding]:
    """P8: telephone, address and web address can be used."""
    for name, label in _LABELS.items():
        value: str = getattr(contact, name)
        reason = _explain_contact(name, value.strip())
        if reason:
            whose = "监督" if field == "supervision" else "联系"
            remedy = f"填写能够使用的{whose}{label}"
            yield bench.find_on_organ(
                "P8", organ, f"{field}.{name}", f"{whose}{label}{reason}", remedy=remedy
            )


def _explain_contact(name: str, value: str) -> str:
    if _PLACEHOLDER.fullmatch(value):
        return "是占位内容"
    if name == "telephone" and not (_TELEPHONE.fullmatch(value) and _LEAST_DIGITS.search(value)):
        return "不像电话号码"
    if name == "website" and not _WEB.fullmatch(value):
        return "不是以 http:// 或 https:// 开头的完整网址"
    return ""
