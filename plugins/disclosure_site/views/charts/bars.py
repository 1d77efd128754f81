"""A share as a bar with the mark of its target (bullet graph): lengths for an SVG of fixed size.

The figure stands beside it in words; the bar says nothing that the words do not.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

WIDTH = 200
HEIGHT = 12
_FULL = Decimal(100)


class Bar(NamedTuple):
    """Lengths in units of the SVG, from the left. `target` is -1 where there is none."""

    width: int
    height: int
    length: int
    target: int


def make_bar(share: Decimal, target: Decimal | None) -> Bar:
    """`share` and `target` in per cent; what is above 100 is drawn as 100.

    >>> make_bar(Decimal("66.6"), Decimal(100))
    Bar(width=200, height=12, length=133, target=200)
    """
    return Bar(WIDTH, HEIGHT, _scale(share), -1 if target is None else _scale(target))


def _scale(share: Decimal) -> int:
    return int((min(share, _FULL) * WIDTH / _FULL).quantize(Decimal(1), ROUND_HALF_UP))
