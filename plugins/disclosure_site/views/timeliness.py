"""Tallies as rows of tables: months one by one, what is older by year."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from disclosure.statistics.periods import Period, tell_history
from disclosure.statistics.tally import Tally
from disclosure.statistics.timeliness import Cell
from disclosure_site.formats import spell_month
from disclosure_site.views.charts.months import MonthsChart, draw_months


class PeriodRow(NamedTuple):
    """A month or a year, and its tally."""

    words: str
    tally: Tally


class Course(NamedTuple):
    """How publication went over time: the chart, and its table: months, then years, newest first.

    Of months in which nothing fell due the table says nothing; in the chart they are gaps.
    """

    chart: MonthsChart | None
    rows: list[PeriodRow]


def add_up_months(cells: Iterable[tuple[Cell, Tally]]) -> dict[str, Tally]:
    """Tallies by month alone."""
    months: dict[str, Tally] = {}
    for cell, tally in cells:
        months[cell.month] = months.get(cell.month, Tally()) + tally
    return months


def tell_course(months: Mapping[str, Tally], running: str) -> Course:
    """The course up to and including the `running` month."""
    history = tell_history(months, running)
    recent = [PeriodRow(spell_month(each.first), each.tally) for each in reversed(history.recent)]
    older = [PeriodRow(_spell_year(each), each.tally) for each in history.older]
    return Course(draw_months(history.recent), [row for row in recent + older if row.tally.fell_due])


def _spell_year(period: Period) -> str:
    year, last = period.last.split("-")
    return f"{year}年" if last == "12" else f"{year}年1—{int(last)}月"
