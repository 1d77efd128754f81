"""Y4, Y5 and C10 on one record alone: what its state requires is there, and what is public may be."""

import re

from disclosure.findings.fault import Fault
from disclosure.records.party import Party
from disclosure.records.penalty import Penalty
from disclosure.records.record import Record
from disclosure.records.validation import label_of

_BARE_NAME = re.compile(r"[^\W\d_]+(?:[ ·•・.'’-]+[^\W\d_]+)*\.?")
"""Letters of any script, with the marks that part a name."""


def check_required(record: Record) -> list[Fault]:
    """Y4: the fields that the record's state requires (`required` of its model)."""
    state = record.disclosure.state
    needed = record.required_pending if state == "pending" else record.required_pending + record.required
    faults = [_missing(record, name) for name in needed if getattr(record, name) in (None, ())]
    if state != "pending":
        faults += [
            _missing(record, f"disclosure.{name}")
            for name in ("reviewed_by", "reviewed_on")
            if getattr(record.disclosure, name) is None
        ]
    return faults + _missing_by_kind(record)


def _missing_by_kind(record: Record) -> list[Fault]:
    """What only some records of a kind need."""
    if record.disclosure.state == "pending":
        # an inspection needs no number, and what is no inspection is not known before the type is
        numbered = record.kind == "decision" and getattr(record, "type", None) not in (None, "行政检查")
        return [_missing(record, "document_number")] if numbered and not _has_number(record) else []
    match record.kind:
        case "decision" if getattr(record, "type", None) == "行政检查":
            names = ["result"]
        case "decision":
            names = ["document_number"]
        case "permit" if getattr(record, "outcome", None) == "准予":
            names = ["valid_from", "valid_until"]
        case "penalty" if getattr(record, "outcome", None) == "处罚":
            names = ["penalty_kinds", "penalty", "discretion"]
        case "penalty":
            names = ["mitigation", "education"]
        case _:
            names = []
    return [_missing(record, name) for name in names if getattr(record, name) in (None, ())]


def _has_number(record: Record) -> bool:
    return getattr(record, "document_number", None) is not None


def _missing(record: Record, field: str) -> Fault:
    label = label_of(type(record), field)
    state = {"public": "公开", "pending": "待公开", "withheld": "不予公开"}[record.disclosure.state]
    return Fault("Y4", field, f"缺少{state}状态必填的「{label}」", f"补上「{label}」（{field}）")


def check_discretion(record: Record) -> list[Fault]:
    """Y4, Y5: a baseline with its tier, or the reason why there is none; not both, not neither (处罚法 Art. 34)."""
    if not isinstance(record, Penalty) or record.discretion is None or record.disclosure.state == "pending":
        return []
    discretion = record.discretion
    if discretion.none:
        if not (discretion.baseline or discretion.tier):
            return []
        message = "「裁量」既写了裁量基准又写了「无基准的理由」"
        return [Fault("Y5", "discretion.none", message, "二者只保留其一")]
    return [
        _missing(record, f"discretion.{name}")
        for name in ("baseline", "tier")
        if getattr(discretion, name) is None
    ]


def check_withdrawal(record: Record) -> list[Fault]:
    """Y5: a permit that changes is a record of its own (`action: 变更`), no withdrawal."""
    if record.kind != "permit" or record.withdrawal is None or record.withdrawal.event != "变更":
        return []
    message = "许可的变更不是撤回"
    remedy = "删去 withdrawal，另建一条 action 为「变更」、previous 指向本记录的许可"
    return [Fault("Y5", "withdrawal.event", message, remedy)]


def check_withdrawal_days(record: Record) -> list[Fault]:
    """T5: a decision ends after it was made, and what ends it arrives after it has happened."""
    withdrawal, decided_on = record.withdrawal, getattr(record, "decided_on", None)
    if withdrawal is None:
        return []
    remedy = "核对决定日期和 withdrawal 中的日期"
    if decided_on is not None and withdrawal.event_on < decided_on:
        message = "撤回的事由早于决定日期，请核对"
        return [Fault("T5", "withdrawal.event_on", message, remedy, severity="warning")]
    if withdrawal.received_on is not None and withdrawal.received_on < withdrawal.event_on:
        message = "收到日期早于事由发生日期，撤回期限改从事由发生之日起算"
        return [Fault("T5", "withdrawal.received_on", message, remedy, severity="warning")]
    return []


def check_person_name(record: Record) -> list[Fault]:
    """Y5: a natural person's name stands alone, or it could not be found and masked where it occurs again."""
    party: Party | None = getattr(record, "party", None)
    if party is None or party.type != "自然人" or _BARE_NAME.fullmatch(party.name):
        return []
    remedy = "只写一个人的姓名本身；别名、单位和其他人写在违法事实等项目里并隐去姓名"
    return [Fault("Y5", "party.name", "自然人的姓名里有括号、顿号、数字或其他符号", remedy)]


def check_minor(record: Record) -> list[Fault]:
    """C10: a decision on a minor is never public (未成年人保护法 Art. 103, 处罚法 Art. 30)."""
    party = getattr(record, "party", None)
    if party is None or not party.minor or record.disclosure.state != "public":
        return []
    message = "当事人是未成年人，这条记录不得公开"
    remedy = "把 disclosure.state 改为 withheld，依据填「未保法103」，并写明理由"
    # no policy of a portal may publish a child
    return [Fault("C10", "disclosure.state", message, remedy, severity="quarantine")]
