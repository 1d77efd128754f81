"""A fine against the tier that a decision cites and against the statute (rule B4)."""

import re
from typing import Literal, NamedTuple

from disclosure.discretion.bounds import NO_AMOUNT, Bounds, Span, list_spans
from disclosure.discretion.versions import EXEMPT, Version

Standing = Literal["within", "below", "above", "uncountable"]
"""在幅度之内 · 低于 · 高于 · 无从计算 (a multiple of an income that is unknown, without a floor)."""
_OPTIONAL_FINE = re.compile("可以(?:单|并)?处|可(?:单|并)处")
"""可以并处…罚款: a decision of that tier may do without the fine."""


class Weighing(NamedTuple):
    """How a fine stands to a tier, with the tier's spans in 分 for this case."""

    standing: Standing
    spans: tuple[Span, ...]


def weigh_fine(version: Version, tier: str, fine: int, income: int, *, is_punished: bool = True) -> Weighing:
    """A fine in 分 (or NO_AMOUNT) against a tier that the version has; both bounds are within.

    `is_punished`: whether the decision punishes at all; in a tier without punishment none does.
    """
    bounds = version.tiers[tier]
    if tier == EXEMPT and is_punished:
        return Weighing("above", ())
    weighing = _weigh(bounds, fine, income, version.income_floor)
    is_optional = fine == NO_AMOUNT and bool(_OPTIONAL_FINE.search(version.penalties[tier]))
    return weighing._replace(standing="within") if is_optional else weighing


def weigh_against_statute(version: Version, fine: int, income: int) -> Weighing:
    """The same against what the statute allows; within it where the baseline does not say what that is."""
    if not version.statute:
        return Weighing("within", ())
    return _weigh(version.statute, fine, income, version.income_floor)


def _weigh(bounds: Bounds, fine: int, income: int, floor: int | None) -> Weighing:
    paid = max(fine, 0)
    if not bounds:
        return Weighing("above" if paid else "within", ())
    spans = tuple(list_spans(bounds, income, floor))
    if any(span.holds(paid) for span in spans):
        return Weighing("within", spans)
    if len(spans) < sum(span is not None for span in bounds):
        return Weighing("uncountable", spans)
    return Weighing("below" if paid < min(span.low for span in spans) else "above", spans)
