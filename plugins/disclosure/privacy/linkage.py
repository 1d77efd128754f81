"""M8: whether a story that names nobody leads to a record that does (个保法 Art. 73: anonymous means not to be undone).

Such a case is one that is told anonymously, or whose decision is about a natural person.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from disclosure.records.summary import Summary

TRACES: Final = "traces"
"""The key of a case's traces among its facts."""


class Lead(NamedTuple):
    """A field of a case that leads to a record, and by what."""

    field: str
    way: str
    """文号, 金额和日期, or 链接."""
    record: str


def is_anonymous(case: Summary) -> bool:
    """Whether the case names nobody of its own will."""
    return bool(_read_traces(case).get("anonymous"))


def find_decision(case: Summary) -> str:
    """The id of the record that a case tells of; "" where it names none."""
    return next(
        (reference.target for reference in case.list_references() if reference.field == "decision"), ""
    )


def may_link(case: Summary, decision: Summary) -> bool:
    """Whether a case's page may lead to the decision behind it: an organisation's, and never an anonymous case's."""
    return bool(decision.code) and not is_anonymous(case)


def find_leads(cases: Sequence[Summary], records: Sequence[Summary]) -> Iterator[tuple[Summary, Lead]]:
    """Each case that must lead to nobody, with what in it leads to one of the shown records; one lead for a record."""
    told = [(case, _read_traces(case)["fields"]) for case in cases if TRACES in case.facts]
    by_number, by_day, by_id = _index(told, records)
    for case, fields in told:
        seen: set[str] = set()
        # whoever reads the amount in one part of a story has read the day in another
        days = list(dict.fromkeys(day for traces in fields.values() for day in traces.get("days", ())))
        for field, traces in fields.items():
            for lead in _follow(field, traces | {"days": days}, by_number, by_day, by_id):
                if lead.record not in seen:
                    seen.add(lead.record)
                    yield case, lead


Told = Sequence[tuple[Summary, dict[str, dict[str, list[str]]]]]
Index = dict[str, list[Summary]]


def _index(told: Told, records: Sequence[Summary]) -> tuple[Index, Index, Index]:
    """Only what some case speaks of: one look at three columns tells that a record is none of it."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for _, fields in told:
        for traces in fields.values():
            for name, values in traces.items():
                wanted[name].update(values)
    by_number, by_day, by_id = defaultdict(list), defaultdict(list), defaultdict(list)
    for record in records:
        if record.number in wanted["numbers"]:
            by_number[record.number].append(record)
        if record.day in wanted["days"]:
            by_day[record.day].append(record)
        if record.id in wanted["records"]:
            by_id[record.id].append(record)
    return by_number, by_day, by_id


def _follow(
    field: str, traces: dict[str, list[str]], by_number: Index, by_day: Index, by_id: Index
) -> Iterator[Lead]:
    for name in traces.get("records", ()):
        yield from (Lead(field, "链接", record.id) for record in by_id.get(name, ()))
    for number in traces.get("numbers", ()):
        yield from (Lead(field, "文号", record.id) for record in by_number.get(number, ()))
    amounts = set(traces.get("amounts", ()))
    for day in traces.get("days", ()) if amounts else ():
        for record in by_day.get(day, ()):
            if {str(record.fine), str(record.confiscated), str(record.amount)} & amounts:
                yield Lead(field, "金额和日期", record.id)


def _read_traces(case: Summary) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(case.facts) if case.facts else {}
    return facts.get(TRACES) or {"fields": {}}
