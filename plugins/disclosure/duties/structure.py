"""Y4 and Y6 on one record alone: what its state requires is there, and its id may be public."""

from disclosure.findings.fault import Fault
from disclosure.records.record import Record
from disclosure.records.record_id import check_id
from disclosure.records.validation import label_of


def check_required(record: Record) -> list[Fault]:
    """Y4: the fields that the record's state requires (contract.md, section 3)."""
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
    """What only some records of a kind need while public or withheld."""
    if record.disclosure.state == "pending":
        return []
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


def _missing(record: Record, field: str) -> Fault:
    label = label_of(type(record), field)
    state = {"public": "公开", "pending": "待公开", "withheld": "不予公开"}[record.disclosure.state]
    return Fault("Y4", field, f"缺少{state}状态必填的「{label}」", f"补上「{label}」（{field}）")


def check_own_id(record: Record) -> list[Fault]:
    """Y6: the id has its form and holds no personal data."""
    reason = check_id(record.id)
    return [Fault("Y6", "id", reason, "换一个标识：小写字母、数字和连字符，3 至 64 个字符")] if reason else []
