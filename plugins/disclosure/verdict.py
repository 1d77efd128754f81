"""裁定: what a build says of one record on one day. Never kept: yesterday's verdict says nothing about today."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from disclosure.display import Display
from disclosure.records.summary import Summary

Outcome = Literal["published", "pending", "withheld", "withdrawn", "ended", "quarantined"]
"""公开 · 待公开 · 不予公开 · 已撤回 · 公示期满 · 隔离. Every record read has exactly one.

公示期满 is also what a credit repair took down, and a 轻微 penalty where the portal shows none.
"""

SHOWN_OUTCOMES: tuple[Outcome, ...] = ("published", "withdrawn", "ended")
"""With these a record has a page, a tombstone or a neutral notice at its address."""

DutyStatus = Literal["on_time", "late", "open", "overdue", "excused"]
"""按期 · 逾期公开 · 未到期 · 逾期未公开 · 无需公开 (withheld, or withdrawn before it was owed)."""


@dataclass(frozen=True, slots=True)
class Duty:
    """The duty to publish one decision: limit in working days, due day, and what was done."""

    rule: str
    limit_working_days: int
    due_on: str
    provisional: bool
    """Whether the due day may still move: a holiday notice that it needs is not out."""
    status: DutyStatus
    performed_on: str
    """The day that counts for the duty, "" where there is none."""
    proven: bool
    """Whether the ledger proves `performed_on`; a declared day (自报) is counted apart."""
    working_days_late: int


class Verdict(NamedTuple):
    """One record's outcome, its duty where it has one, and the day of its first publication here."""

    summary: Summary
    outcome: Outcome
    duty: Duty | None
    published_on: str
    """ISO day by the ledger (or of this build, where it is the one that publishes), else ""."""
    proven: bool
    published_at: str = ""
    """The time of that day, HH:MM in UTC+8, by the ledger; "" where the entry was made on another day."""
    display: Display | None = None
    """公示期 of what is published or ended; None where it has none."""

    @property
    def display_until(self) -> str:
        """The last day on which it is shown, ISO; "" where none is set."""
        return self.display.until if self.display else ""
