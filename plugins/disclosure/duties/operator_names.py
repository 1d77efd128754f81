"""M5: a 个体工商户 without a trade name bears its operator's own name, which stays hidden like any operator's.

A registered trade name ends in what it is (餐馆, 诊所): two or three characters that begin with a surname, or four with
a surname of two, are a person's name (个体工商户名称登记管理办法), unless they end so too (王诊所, 东方宾馆).
"""

import re

from disclosure.findings.fault import Fault
from disclosure.law.private_words import PrivateWords
from disclosure.privacy.names import COMPOUND_SURNAMES, INVISIBLE, mask_name
from disclosure.records.party import Party
from disclosure.records.record import Record
from disclosure.terms import Terms

_SHORTEST, _LONGEST, _SURNAME, _COMPOUND = len("王芳"), len("王小明"), len("王"), len("欧阳")
_TRADE = re.compile(
    ".+(?:[店馆所院吧铺厅厂部社]|口腔|美容|美发|美甲|理发|药房|药行|浴池|浴室|洗浴|足浴|发廊|发艺|造型|公寓|民宿"
    "|客栈|酒楼|茶楼|餐饮|小吃|食品|超市|商行|影城|会所|中心|工作室|幼儿园|托育)"
)
"""How the names of shops end, and no given name does."""
_MASKED = re.compile(".[某*＊×○●□xX]+")
_REMARK = re.compile(r"[(（][^()（）]*[)）]$")
_GAPS = re.compile(f"[\\s{INVISIBLE}·]+")


def check_operator_name(record: Record, terms: Terms) -> list[Fault]:
    """The name alone would be published: nothing tells that it is the operator's, so nothing masks it."""
    party: Party | None = getattr(record, "party", None)
    if party is None or party.type != "个体工商户" or party.show_name or party.legal_representative:
        return []
    if record.authority in terms.choices.operators_shown_by or not _is_persons(party.name, terms):
        return []
    message = "个体工商户的名称像是经营者的姓名，没有隐去"
    remedy = (
        "没有字号的，在 party.legal_representative 中填写经营者姓名，公开时自动隐去；有字号的，把名称写全"
    )
    return [Fault("M5", "party.name", message, remedy, severity="quarantine")]


def _is_persons(written: str, terms: Terms) -> bool:
    name = _GAPS.sub("", _REMARK.sub("", written))
    if _TRADE.fullmatch(name) or _MASKED.fullmatch(name) or mask_name(name) == name:
        return False
    if name[:_COMPOUND] in COMPOUND_SURNAMES and len(name) > _COMPOUND:
        return len(name) <= _COMPOUND + _SHORTEST
    surnames = set("".join(terms.law.table(PrivateWords).surnames.words))
    return _SHORTEST <= len(name) <= _LONGEST and name[:_SURNAME] in surnames
