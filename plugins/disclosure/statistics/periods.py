"""Months and years of falling due, as a page shows them: the last months one by one, what is older by year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from disclosure.statistics.months import add_months, list_months
from disclosure.statistics.tally import Tally

RECENT_MONTHS: Final = 24
_YEAR: Final = len("2026")


@dataclass(frozen=True, slots=True)
class Period:
    """From the first month to the last, both included, and what fell due in it."""

    first: str
    last: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class History:
    """The recent months, oldest first and without a gap, and the years before them, newest first."""

    recent: tuple[Period, ...]
    older: tuple[Period, ...]


def tell_history(months: Mapping[str, Tally], running: str) -> History:
    """The history up to and including the `running` month; what falls due later is no part of it.

    It starts with the first month in which something fell due. A year that is split between the recent
    months and the older ones is cut there.
    """
    past = sorted(month for month, tally in months.items() if month <= running and tally.fell_due)
    if not past:
        return History((), ())
    cut = add_months(running, 1 - RECENT_MONTHS)
    recent = list_months(max(past[0], cut), running)
    before = reversed([month for month in past if month < cut])
    older = [_sum_up(year, group, months, cut) for year, group in groupby(before, key=_year_of)]
    return History(tuple(Period(m, m, months.get(m, Tally())) for m in recent), tuple(older))


def _year_of(month: str) -> str:
    return month[:_YEAR]


def _sum_up(year: str, group: Iterable[str], months: Mapping[str, Tally], cut: str) -> Period:
    """The months of a year that lie before the `cut`."""
    total = sum((months[month] for month in group), start=Tally())
    return Period(f"{year}-01", min(f"{year}-12", add_months(cut, -1)), total)
