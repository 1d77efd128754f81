"""缺号: what is missing in a run of serials.

>>> find_breaks([1, 2, 5], 1)
[Gap(first=3, last=4, next=5)]
>>> find_breaks([1, 2, 10000], 1)
[Leap(before=2, after=10000)]
>>> find_breaks([5, 6], 5)
[]
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

_LEAP_FROM: Final = 5
_LEAP_FACTOR: Final = 2
"""A stretch of more than five missing numbers, and of more than twice as many as are known on the side of it that has
more, is rather a misprint of the serial (33 for 3) than so many decisions that nobody registered. No law says so."""

_STRETCHES_TOLD: Final = 10


class Gap(NamedTuple):
    """A stretch of missing serials, both ends included, and the next known serial."""

    first: int
    last: int
    next: int

    @property
    def size(self) -> int:
        """How many numbers are missing."""
        return self.last - self.first + 1


class Leap(NamedTuple):
    """A stretch too long to be believed: the serial before it (0 where there is none) and the one after it."""

    before: int
    after: int


def find_breaks(serials: Sequence[int], start: int) -> list[Gap | Leap]:
    """What is missing between `start` and the last of the rising `serials`, in their order."""
    found: list[Gap | Leap] = []
    expected = start
    for place, serial in enumerate(serials):
        missing = serial - expected
        if missing > _LEAP_FROM and missing > _LEAP_FACTOR * max(place, len(serials) - place):
            found.append(Leap(expected - 1, serial))
        elif missing > 0:
            found.append(Gap(expected, serial - 1, serial))
        expected = serial + 1
    return found


def spell_ranges(gaps: Sequence[Gap], most: int = _STRETCHES_TOLD) -> str:
    """The missing numbers for a clerk, at most so many stretches.

    >>> spell_ranges([Gap(3, 3, 4), Gap(7, 9, 10), Gap(12, 12, 13)], 2)
    '3、7至9等'
    """
    told = [f"{gap.first}" if gap.size == 1 else f"{gap.first}至{gap.last}" for gap in gaps[:most]]
    return "、".join(told) + ("等" if len(gaps) > most else "")
