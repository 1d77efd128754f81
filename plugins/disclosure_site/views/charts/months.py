"""Bars by month of falling due: in time, late, not yet public, one above the other.

A bar shows counts, not shares: a month with two decisions must not look like one with two hundred.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from disclosure.statistics.months import add_months, list_months
from disclosure.statistics.periods import Period
from disclosure.statistics.tally import Tally
from disclosure_site.formats import spell_month

HEIGHT: Final = 1000
"""Of the tallest bar; the drawing is scaled to its place."""
STEP: Final = 100
BAR: Final = 80
LEAST_MONTHS: Final = 12
"""A short history leaves room for the months to come, so that its bars are no slabs."""
_LEAST: Final = 12
"""However small a count is, it is seen."""


class Segment(NamedTuple):
    """A part of a bar: what it stands for, and where it is drawn."""

    state: str
    x: int
    y: int
    height: int


class MonthsChart(NamedTuple):
    """The drawing's size, its parts, and in words what it says."""

    width: int
    height: int
    bar: int
    segments: tuple[Segment, ...]
    first: str
    last: str
    most: int
    description: str


def draw_months(periods: Sequence[Period]) -> MonthsChart | None:
    """The chart of months, oldest first; None where a single month or less is nothing to compare."""
    if len(periods) < 2:
        return None
    last = periods[-1].last
    shown = list_months(min(periods[0].first, add_months(last, 1 - LEAST_MONTHS)), last)
    tallies = {period.first: period.tally for period in periods}
    most = max(tally.fell_due for tally in tallies.values())
    parts = [p for n, month in enumerate(shown) for p in _stack(n * STEP, tallies.get(month, Tally()), most)]
    width = len(shown) * STEP - (STEP - BAR)
    ends = spell_month(shown[0]), spell_month(last)
    return MonthsChart(width, HEIGHT, BAR, tuple(parts), *ends, most, _describe(periods, most))


def _describe(periods: Sequence[Period], most: int) -> str:
    total = sum((period.tally for period in periods), start=Tally())
    return (
        f"{spell_month(periods[0].first)}至{spell_month(periods[-1].last)}，按到期月份：应公开 {total.fell_due} 件，"
        f"其中按期 {total.on_time} 件，逾期公开 {total.late} 件，逾期未公开 {total.overdue} 件；"
        f"最多的一个月应公开 {most} 件。"
    )


def _stack(x: int, tally: Tally, most: int) -> list[Segment]:
    """The parts of one bar from the ground up."""
    counts = {"on-time": tally.on_time, "late": tally.late, "overdue": tally.overdue}
    heights = {state: max(_LEAST, count * HEIGHT // most) for state, count in counts.items() if count}
    if heights:
        # what a small part was raised by comes off the tallest, or the bar would leave the chart
        tallest = max(heights, key=lambda state: heights[state])
        heights[tallest] -= max(0, sum(heights.values()) - HEIGHT)
    parts, top = [], HEIGHT
    for state, height in heights.items():
        top -= height
        parts.append(Segment(state, x, top, height))
    return parts
