"""I1, I2 and C8 on one record alone: the party's unified social credit code (GB 32100-2015, GB 11714-1997),
and a document number that has a place in its run."""

from disclosure.findings.fault import Fault
from disclosure.records import uscc
from disclosure.records.document_number import parse
from disclosure.records.party import Party
from disclosure.records.record import Record

_INDIVIDUAL_BUSINESS = "92"
_REMEDY = "对照营业执照或登记证书核对统一社会信用代码"


def check_document_number(record: Record) -> list[Fault]:
    """C8: the number has prefix, year and serial, or nobody can see whether its run is complete (warning)."""
    number: str | None = getattr(record, "document_number", None)
    if number is None or parse(number) is not None:
        return []
    message = "文号不是「字轨〔年份〕序号」的形式，无法核对是否连号"
    return [Fault("C8", "document_number", message, "对照决定书原文核对文号，例如 澄卫罚〔2026〕3号")]


def check_party_code(record: Record) -> list[Fault]:
    """I1: valid outer check (quarantine), valid inner check (warning); the placeholder only where it is lawful."""
    party: Party | None = getattr(record, "party", None)
    if party is None:
        return []
    if party.type == "自然人":
        if party.uscc:
            return [Fault("I1", "party.uscc", "自然人没有统一社会信用代码", "删去这一项")]
        return []
    if not party.uscc:
        if record.disclosure.state == "pending":
            return []
        return [Fault("Y4", "party.uscc", "缺少「统一社会信用代码」", f"补上代码（party.uscc）；{_REMEDY}")]
    return _check_code(party.uscc, placeholder_allowed=_may_lack_code(party))


def _may_lack_code(party: Party) -> bool:
    """The 双公示 layout's placeholder: an individual business that is known by its registration number."""
    return party.type == "个体工商户" and bool(party.registration_number)


def _check_code(code: str, *, placeholder_allowed: bool) -> list[Fault]:
    try:
        uscc.validate_plain(code, placeholder_allowed=placeholder_allowed)
    except uscc.InvalidUscc as error:
        return [Fault("I1", "party.uscc", f"统一社会信用代码有误：{error}", _REMEDY)]
    if code != uscc.PLACEHOLDER and not uscc.has_valid_inner_check(code):
        message = "统一社会信用代码中的组织机构代码（第9至17位）校验不符"
        return [Fault("I1", "party.uscc", message, _REMEDY, severity="warning")]
    return []


def check_party_kind(record: Record) -> list[Fault]:
    """I2: codes of individual businesses begin with 92, and no others do (GB 32100 code table; 双公示 layout)."""
    party: Party | None = getattr(record, "party", None)
    if party is None or not party.uscc or party.type == "自然人" or party.uscc == uscc.PLACEHOLDER:
        return []
    is_business = party.uscc.startswith(_INDIVIDUAL_BUSINESS)
    if is_business == (party.type == "个体工商户"):
        return []
    what = "个体工商户的代码" if is_business else "不是个体工商户的代码"
    message = f"统一社会信用代码{what}，与行政相对人类别「{party.type}」不一致"
    return [Fault("I2", "party.type", message, f"核对行政相对人类别和代码；{_REMEDY}")]
