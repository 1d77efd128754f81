"""公开及时率: how many publications fell due, and how many of them were in time (118号).

Counted is a duty whose last day is over: one performed early does not wait less than one that is not
performed yet, so neither counts before its day. A duty whose day is provisional is counted apart, one that
was excused (withheld, or withdrawn before it was owed) not at all.

>>> Tally(proven=8, declared=1, late=1).rate
'90.0'
>>> Tally(proven=9).rate is None
True
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import assert_never

from disclosure.records.kinds import KindName
from disclosure.verdict import Duty, Verdict

RATE_FROM = 10
"""Fewer than this many fell due: a rate would say more than is known, so only the counts are shown."""

Place = tuple[str, KindName]
"""An organ's id and a kind of records."""


@dataclass(slots=True)
class Tally:
    """Publications of one organ and kind, each duty in exactly one of the counts."""

    proven: int = 0
    """按期, by the ledger."""
    declared: int = 0
    """按期, by the organ's own word (自报)."""
    late: int = 0
    overdue: int = 0
    not_due: int = 0
    provisional: int = 0
    worst_working_days: int = 0
    """The greatest lateness, of late and overdue ones."""

    @property
    def on_time(self) -> int:
        """按期, proven and declared together."""
        return self.proven + self.declared

    @property
    def fell_due(self) -> int:
        """应公开: the denominator."""
        return self.on_time + self.late + self.overdue

    @property
    def rate(self) -> str | None:
        """Per cent with one place, rounded down so that 100.0 means all; None below `RATE_FROM`."""
        if self.fell_due < RATE_FROM:
            return None
        whole, tenth = divmod(self.on_time * 1000 // self.fell_due, 10)
        return f"{whole}.{tenth}"

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def __add__(self, other: "Tally") -> "Tally":
        counts = {
            field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)
        }
        counts["worst_working_days"] = max(self.worst_working_days, other.worst_working_days)
        return Tally(**counts)


def count_timeliness(verdicts: Iterable[Verdict], as_of: date) -> dict[Place, Tally]:
    """A tally for each organ and kind that owes anything."""
    today = as_of.isoformat()
    tallies: dict[Place, Tally] = {}
    for verdict in verdicts:
        duty = verdict.duty
        if duty is None or duty.status == "excused":
            continue
        place = (verdict.summary.authority, verdict.summary.kind)
        tally = tallies.get(place)
        if tally is None:
            tally = tallies[place] = Tally()
        _count(tally, duty, today)
    return tallies


def _count(tally: Tally, duty: Duty, today: str) -> None:
    if duty.provisional:
        tally.provisional += 1
        return
    if duty.due_on >= today:
        tally.not_due += 1
        return
    match duty.status:
        case "on_time":
            if duty.proven:
                tally.proven += 1
            else:
                tally.declared += 1
        case "late":
            tally.late += 1
        case "overdue":
            tally.overdue += 1
        case "open" | "excused":
            raise ValueError(f"a duty that fell due on {duty.due_on} cannot be {duty.status}")
        case _:
            assert_never(duty.status)
    tally.worst_working_days = max(tally.worst_working_days, duty.working_days_late)


def add_up(tallies: Mapping[Place, Tally]) -> Tally:
    """All organs and kinds together."""
    return sum(tallies.values(), start=Tally())


def count_falling_due(verdicts: Iterable[Verdict], until: date) -> dict[str, int]:
    """Per organ: publications not performed yet whose last day is no later than `until` and not yet over."""
    last = until.isoformat()
    counts: dict[str, int] = {}
    for verdict in verdicts:
        duty = verdict.duty
        if duty is not None and duty.status == "open" and duty.due_on <= last:
            counts[verdict.summary.authority] = counts.get(verdict.summary.authority, 0) + 1
    return counts
