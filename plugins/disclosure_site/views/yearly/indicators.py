"""The indicators of the yearly assessment as rows: the figure, its target, a bar, and what was counted."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from disclosure.statistics.indicators import Reading
from disclosure_site.views.charts.bars import Bar, make_bar


class IndicatorRow(NamedTuple):
    """One indicator; texts, "" where there is none."""

    title: str
    explained: str
    figure: str
    detail: str
    target: str
    basis: str
    state: str
    """met, missed, or "" where there is no target or nothing to measure."""
    bar: Bar | None
    is_typed: bool


def list_indicators(readings: Sequence[Reading]) -> list[IndicatorRow]:
    """In the order of the law's list."""
    return [_make_row(reading) for reading in readings]


def _make_row(reading: Reading) -> IndicatorRow:
    indicator, target = reading.indicator, reading.target
    share = reading.share
    if reading.is_empty:
        figure, detail = "无此类事项", ""
    elif share is None:
        figure, detail = f"{reading.done:,} 件", ""
    elif reading.is_few:
        figure, detail = f"{reading.done} / {reading.of}", ""
    else:
        figure, detail = f"{_trim(share)}%", f"{reading.done:,} / {reading.of:,}"
    state = {True: "met", False: "missed", None: ""}[reading.is_met]
    bound = ""
    if target is not None:
        bound = f"{_trim(target.value)}%" if indicator.measure == "share" else f"{_trim(target.value)} 件"
        if indicator.measure == "share" and target.value < 100:
            bound = f"不低于 {bound}"
    bar = (
        make_bar(share, target.value if target else None)
        if share is not None and not reading.is_few
        else None
    )
    basis = "、".join(ref.label for ref in target.references if ref.source != "INF") if target else ""
    return IndicatorRow(
        indicator.title, indicator.explained, figure, detail, bound, basis, state, bar, bool(indicator.typed)
    )


def _trim(number: Decimal) -> str:
    """Without zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
