"""Counting 工作日: the day of the event is left out, counting starts on the next day (民法典 Art. 201).

A working day is neither a weekly rest day nor a holiday, unless the State Council's notice makes it one
(调休上班). A year without a notice is counted as rest days and fixed statutory days alone, and what comes of
it is provisional.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from disclosure.workdays.deadline import Deadline, Doubt
from disclosure.workdays.notices import MovedDay, NoticeYear
from disclosure.workdays.statutory import WEEKDAYS, StatutoryDays

ONE_DAY = dt.timedelta(days=1)
DECEMBER_31 = (12, 31)


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """工作日历: a value made of the notices' data. It remembers what it has worked out."""

    moved: Mapping[dt.date, MovedDay]
    covered_years: frozenset[int]
    statutory: StatutoryDays
    _ordinals: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False)
    _deadlines: dict[tuple[dt.date, int], Deadline] = field(default_factory=dict, init=False, repr=False)
    _firm: tuple[tuple[int, int], ...] = field(default=(), init=False, repr=False)

    def __post_init__(self) -> None:
        if not self.covered_years:
            raise ValueError("a calendar needs the notice of at least one year")
        object.__setattr__(self, "_firm", tuple(self._firm_spans()))

    @classmethod
    def from_notices(cls, years: Iterable[NoticeYear], statutory: StatutoryDays) -> Calendar:
        """Raises ValueError when there is no year, a year comes twice, or two notices name the same day."""
        listed = list(years)
        rows = [row for year in listed for row in year.days]
        moved = {row.date: row for row in rows}
        covered = frozenset(year.year for year in listed)
        if len(covered) != len(listed) or len(moved) != len(rows):
            raise ValueError("a year or a day is announced in two files")
        return cls(moved, covered, statutory)

    def with_overlay(self, rows: Iterable[MovedDay]) -> Calendar:
        """This calendar with local holidays (放假办法 Art. 4); a local row replaces the notice's."""
        return replace(self, moved={**self.moved, **{row.date: row for row in rows}})

    @property
    def first_year(self) -> int:
        """The first year with a notice."""
        return min(self.covered_years)

    @property
    def last_announced_year(self) -> int:
        """The last year with a notice."""
        return max(self.covered_years)

    def is_working_day(self, day: dt.date) -> bool:
        """For a day that is not announced this is the provisional answer: see `find_doubt`."""
        return self._day_off(day) is None

    def add_working_days(self, day: dt.date, working_days: int) -> Deadline:
        """The last day of a period of `working_days` after the event on `day`; 0 gives `day` itself.

        Raises ValueError for a negative number. A period that outlasts the year 9999 ends on its last day.
        """
        known = self._deadlines.get((day, working_days))
        if known is None:
            if working_days < 0:
                raise ValueError(f"a period cannot have {working_days} working days")
            due = self._nth_after(day, working_days) if working_days else day
            known = self._deadlines[day, working_days] = Deadline(due, *self.find_doubt(day, due))
        return known

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Working days after `start` up to and including `end`; negative, mirrored, when `end` is first.

        What lies a weekend late counts 0: whether something is late is for `end > due` to say.
        """
        if end < start:
            return -self.working_days_between(end, start)
        whole_years = sum(len(self._year(year)) for year in range(start.year, end.year))
        return whole_years + self._rank(end) - self._rank(start)

    def next_working_day(self, day: dt.date) -> dt.date:
        """The first working day after `day`."""
        return self._nth_after(day, 1)

    def previous_working_day(self, day: dt.date) -> dt.date:
        """The last working day before `day`."""
        earlier = day - ONE_DAY
        while not self.is_working_day(earlier):
            earlier -= ONE_DAY
        return earlier

    def skipped_days(self, day: dt.date, due: dt.date) -> list[tuple[dt.date, str]]:
        """The days after `day` up to and including `due` that do not count, each with its reason."""
        reasons = ((each, self._day_off(each)) for each in days_after(day, due))
        return [(each, reason) for each, reason in reasons if reason is not None]

    def make_up_days(self, day: dt.date, due: dt.date) -> list[tuple[dt.date, str]]:
        """The rest days after `day` up to and including `due` that count all the same (调休上班)."""
        rows = (self.moved.get(each) for each in days_after(day, due))
        return [
            (row.date, f"{row.holiday}调休上班") for row in rows if row is not None and row.kind == "work"
        ]

    def find_doubt(self, start: dt.date, end: dt.date) -> tuple[Doubt | None, tuple[int, ...]]:
        """Why a count over the days after `start` up to and including `end` is unsure; the missing years."""
        first, last = start.toordinal() + 1, end.toordinal()
        if first > last or any(low <= first and last <= high for low, high in self._firm):
            return None, ()
        years = range(dt.date.fromordinal(first).year, end.year + 1)
        missing = tuple(year for year in years if year not in self.covered_years)
        return ("missing_notice" if missing else "late_december"), missing

    def _firm_spans(self) -> Iterator[tuple[int, int]]:
        """Runs of days that no later notice is expected to move, as first and last ordinal."""
        first: int | None = None
        for year in sorted(self.covered_years):
            first = dt.date(year, 1, 1).toordinal() if first is None else first
            if year + 1 not in self.covered_years:
                late = dt.date(year, *self.statutory.late_december.first_day)
                yield first, late.toordinal() - 1
                first = None

    def _day_off(self, day: dt.date) -> str | None:
        """The reason why `day` is no working day, in Chinese; None when it is one."""
        row = self.moved.get(day)
        if row is not None:
            return f"{row.holiday}放假" if row.kind == "off" else None
        weekday = WEEKDAYS[day.weekday()]
        if day.year not in self.covered_years:
            holiday = self.statutory.fixed_holidays(day.year).get(day)
            if holiday is not None:
                return f"{holiday}法定假日（当年放假安排未收录，暂按法定日期计）"
        return weekday if weekday in self.statutory.rest_weekdays(day.year) else None

    def _year(self, year: int) -> tuple[int, ...]:
        """The ordinals of the working days of `year`, rising."""
        known = self._ordinals.get(year)
        if known is None:
            first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, *DECEMBER_31).toordinal()
            known = tuple(n for n in range(first, last + 1) if self.is_working_day(dt.date.fromordinal(n)))
            self._ordinals[year] = known
        return known

    def _rank(self, day: dt.date) -> int:
        """How many working days of its year have begun by `day`."""
        return bisect_right(self._year(day.year), day.toordinal())

    def _nth_after(self, day: dt.date, n: int) -> dt.date:
        """The n-th working day after `day`, n ≥ 1; the last day of all when the years run out."""
        position = self._rank(day) + n - 1
        for year in range(day.year, dt.MAXYEAR + 1):
            ordinals = self._year(year)
            if position < len(ordinals):
                return dt.date.fromordinal(ordinals[position])
            position -= len(ordinals)
        return dt.date.max


def days_after(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    """Each day after `start` up to and including `end`."""
    return (dt.date.fromordinal(n) for n in range(start.toordinal() + 1, end.toordinal() + 1))
