"""Y6: the id of a record is part of its address, so it may hold nothing that no page may show."""

from disclosure.findings.fault import Fault
from disclosure.records.record import Record
from disclosure.records.record_id import check_id
from disclosure.terms import Terms


def check_own_id(record: Record, terms: Terms) -> list[Fault]:
    """Y6: the id has its form and holds no personal data."""
    reason = find_bad_id(record.id, terms)
    return [Fault("Y6", "id", reason, "换一个标识：小写字母、数字和连字符，3 至 64 个字符")] if reason else []


def find_bad_id(text: str, terms: Terms) -> str | None:
    """The Chinese reason why a text cannot be a record's id, or None; it never repeats the text."""
    if reason := check_id(text):
        return reason
    hit = next(iter(terms.detector.find_in_id(text)), None)
    return f"编号中像是有{hit.what}，编号会成为公开网址，不得含个人信息" if hit else None
