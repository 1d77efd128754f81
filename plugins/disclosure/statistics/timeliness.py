"""公开及时率: how many publications fell due, and how many of them were in time (118号).

Counted is a duty whose last day is over: one performed early does not wait less than one that is not
performed yet, so neither counts before its day. A duty whose day is provisional is counted apart, one that
was excused (withheld, or withdrawn before it was owed) not at all. Each is counted in the month of its last day.

>>> Tally(proven=8, declared=1, late=1).rate
'90.0'
>>> Tally(proven=9).rate is None
True
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, assert_never

from disclosure.records.kinds import KindName
from disclosure.statistics.months import month_of
from disclosure.statistics.tally import RATE_FROM, Tally
from disclosure.verdict import Duty, Verdict
from disclosure.workdays import Calendar

__all__ = [
    "RATE_FROM", "Cell", "Place", "Tally", "add_up", "count_by_month", "count_falling_due", "count_timeliness",
    "fold_months",
]  # fmt: skip

Place = tuple[str, KindName]
"""An organ's id and a kind of records."""


class Cell(NamedTuple):
    """One organ, one kind and one month of falling due, `2026-03`."""

    authority: str
    kind: KindName
    month: str


class _Stopwatch:
    """How many working days lie between two days; many records share both."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.known: dict[tuple[str, str], int] = {}

    def measure(self, start: str, end: str) -> int:
        """Working days after `start` up to and including `end` (ISO)."""
        days = self.known.get((start, end))
        if days is None:
            found = self.calendar.working_days_between(date.fromisoformat(start), date.fromisoformat(end))
            days = self.known[start, end] = found
        return days


def count_by_month(
    verdicts: Iterable[Verdict], as_of: date, calendar: Calendar | None = None
) -> dict[Cell, Tally]:
    """A tally for each organ, kind and month in which anything falls due.

    With a `calendar` the tallies also know how many working days each publication took.
    """
    today = as_of.isoformat()
    watch = _Stopwatch(calendar) if calendar else None
    tallies: dict[Cell, Tally] = {}
    for verdict in verdicts:
        duty = verdict.duty
        if duty is None or duty.status == "excused":
            continue
        summary = verdict.summary
        cell = Cell(summary.authority, summary.kind, month_of(duty.due_on))
        tally = tallies.get(cell)
        if tally is None:
            tally = tallies[cell] = Tally()
        if _count(tally, duty, today) and watch and duty.performed_on:
            tally.taken[watch.measure(summary.day, duty.performed_on)] += 1
    return tallies


def count_timeliness(
    verdicts: Iterable[Verdict], as_of: date, calendar: Calendar | None = None
) -> dict[Place, Tally]:
    """A tally for each organ and kind that owes anything, all months together."""
    return fold_months(count_by_month(verdicts, as_of, calendar))


def fold_months(cells: Mapping[Cell, Tally]) -> dict[Place, Tally]:
    """The months of each organ and kind together."""
    tallies: dict[Place, Tally] = {}
    for cell, tally in cells.items():
        place = cell.authority, cell.kind
        tallies[place] = tallies.get(place, Tally()) + tally
    return tallies


def _count(tally: Tally, duty: Duty, today: str) -> bool:
    """Count a duty once; whether it fell due."""
    if duty.provisional:
        tally.provisional += 1
        return False
    if duty.due_on >= today:
        tally.not_due += 1
        return False
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
    return True


def add_up(tallies: Mapping[Place, Tally] | Mapping[Cell, Tally]) -> Tally:
    """All of them together."""
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
