"""Bounds of a tier or of the statute: yuan in 分, or multiples (倍数) of the illegal income. Both ends are included.

>>> bounds = read_bounds({"multiple": ["5", "8"]})
>>> list_spans(bounds, income=1_030_000, floor=1_000_000)
[Span(low=5150000, high=8240000)]
>>> list_spans(bounds, income=680_000, floor=1_000_000)
[Span(low=5000000, high=8000000)]
"""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, NamedTuple

NO_AMOUNT = -1
"""How a summary says that a record has no such amount."""


class Span(NamedTuple):
    """From `low` to `high`, both included: 分, or multiples."""

    low: int | Decimal
    high: int | Decimal

    def holds(self, value: int | Decimal) -> bool:
        """Whether a value lies between the bounds or on one of them."""
        return self.low <= value <= self.high


class Bounds(NamedTuple):
    """What a tier or the statute allows; None where it has no amounts of that sort."""

    fine: Span | None
    multiple: Span | None

    def __bool__(self) -> bool:
        return self.fine is not None or self.multiple is not None


def read_bounds(facts: Mapping[str, Any]) -> Bounds:
    """Bounds from the facts of a baseline (`Baseline.list_facts`)."""
    fine, multiple = facts.get("fine"), facts.get("multiple")
    return Bounds(
        Span(fine[0], fine[1]) if fine else None,
        Span(Decimal(multiple[0]), Decimal(multiple[1])) if multiple else None,
    )


def find_base(income: int, floor: int | None) -> int | None:
    """What multiples are counted of: the illegal income, at least the floor; None where neither is known.

    Where no income could be established (`NO_AMOUNT`) the floor applies (e.g. 基本医疗卫生与健康促进法 Art. 99).
    """
    if income == NO_AMOUNT:
        return floor
    return max(income, floor) if floor is not None else income


def list_spans(bounds: Bounds, income: int, floor: int | None) -> list[Span]:
    """The spans in 分 for a case; a multiple that ends within one 分 takes the whole 分."""
    spans = [bounds.fine] if bounds.fine else []
    base = find_base(income, floor)
    if bounds.multiple and base is not None:
        low, high = bounds.multiple
        spans.append(Span(_whole(low * base, ROUND_FLOOR), _whole(high * base, ROUND_CEILING)))
    return spans


def _whole(amount: int | Decimal, rounding: str) -> int:
    return int(Decimal(amount).to_integral_value(rounding=rounding))
