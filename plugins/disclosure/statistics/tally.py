"""The counts of publications that fell due, and what may be said of them: a rate, a median, the worst."""

from collections import Counter
from dataclasses import dataclass, field, fields

RATE_FROM = 10
"""Fewer than this many fell due: a rate would say more than is known, so only the counts are shown."""


@dataclass(slots=True)
class Tally:
    """Publications, each duty in exactly one of the counts."""

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
    taken: Counter[int] = field(default_factory=Counter, repr=False)
    """How many of those that fell due were published so many working days after the decision."""

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

    @property
    def median_working_days(self) -> str | None:
        """Of the working days that publications took, those not performed left out; None where few fell due.

        >>> Tally(proven=10, taken=Counter({3: 5, 4: 5})).median_working_days
        '3.5'
        """
        count = self.taken.total()
        if self.fell_due < RATE_FROM or not count:
            return None
        doubled = self._nth_taken((count - 1) // 2) + self._nth_taken(count // 2)
        return f"{doubled // 2}.5" if doubled % 2 else str(doubled // 2)

    @property
    def shown(self) -> str:
        """All that a page may say of it: a part of the page's key."""
        return f"{self} {self.median_working_days}"

    def _nth_taken(self, n: int) -> int:
        """The n-th smallest, from 0."""
        for days in sorted(self.taken):
            n -= self.taken[days]
            if n < 0:
                return days
        raise IndexError(n)

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def __add__(self, other: "Tally") -> "Tally":
        counts = {
            field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)
        }
        counts["worst_working_days"] = max(self.worst_working_days, other.worst_working_days)
        return Tally(**counts)
