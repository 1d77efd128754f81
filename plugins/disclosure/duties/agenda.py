"""What falls due soon: the clerk's list for the coming working days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from disclosure.records.kinds import KindName
from disclosure.verdict import Verdict
from disclosure.workdays import Calendar


@dataclass(frozen=True, slots=True)
class DueSoon:
    """One decision that must be public within the next few working days."""

    due_on: str
    working_days_left: int
    authority: str
    kind: KindName
    record: str
    number: str
    path: str
    line: int
    provisional: bool


def list_due_soon(
    verdicts: Iterable[Verdict], calendar: Calendar, as_of: date, working_days: int
) -> list[DueSoon]:
    """Decisions whose open duty falls due from `as_of` on, within so many working days; nearest first."""
    last = calendar.add_working_days(as_of, working_days).due.isoformat()
    soon = []
    for verdict in verdicts:
        duty, summary = verdict.duty, verdict.summary
        if duty is None or duty.status != "open" or duty.due_on > last:
            continue
        left = calendar.working_days_between(as_of, date.fromisoformat(duty.due_on))
        soon.append(
            DueSoon(
                duty.due_on, left, summary.authority, summary.kind, summary.id, summary.number,
                summary.path, summary.line, duty.provisional,
            )
        )  # fmt: skip
    return sorted(soon, key=lambda item: (item.due_on, item.authority, item.path, item.line))
