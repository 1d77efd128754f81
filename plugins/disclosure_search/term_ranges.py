"""Posting lists in a few ranges of terms, each a small part of a segment's: what is joined is joined range by range.

A segment's lists at once would take half a gigabyte.

>>> ranges = split_ranges({"卫生": (1, 0, 0, b"")}, {"2026": (1, 0, 0, b""), "许可": (1, 0, 0, b"")})
>>> [[*head, *body] for head, body in ranges if head or body]
[['2026'], ['卫生'], ['许可']]
"""

import marshal
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from disclosure_search.postings import Run

_FIRST_TERMS: Final = ("3", "9", "\u4e00", "\u5400", "\u5e00", "\u6600", "\u6e00", "\u8000")
"""Of each range but the first: about equal shares of the terms that occur; files do not depend on it."""
RANGES: Final = len(_FIRST_TERMS) + 1


class TermLists(NamedTuple):
    """The posting lists of a range of terms."""

    head: dict[str, Run]
    body: dict[str, Run]
    """Records that have a term in the body and not in the head."""


Ranges: TypeAlias = Sequence[TermLists]
"""All terms, in ranges that ascend."""


def split_ranges(head: Mapping[str, Run], body: Mapping[str, Run]) -> list[TermLists]:
    """Lists by range."""
    ranges = [TermLists({}, {}) for _ in range(RANGES)]
    for lists, field in ((head, 0), (body, 1)):
        for term, run in lists.items():
            ranges[bisect(_FIRST_TERMS, term)][field][term] = run
    return ranges


def pack_ranges(ranges: Iterable[TermLists]) -> list[bytes]:
    """As bytes, each range for itself."""
    return [marshal.dumps(tuple(lists)) for lists in ranges]


class LazyRanges(Sequence[TermLists]):
    """Ranges that are made when they are looked at, and not kept."""

    def __init__(self, make: Callable[[int], TermLists]) -> None:
        self._make = make

    def __len__(self) -> int:
        return RANGES

    def __getitem__(self, place: Any) -> Any:
        if not 0 <= place < RANGES:
            raise IndexError(place)
        return self._make(place)

    def __iter__(self) -> Iterator[TermLists]:
        return map(self._make, range(RANGES))


def unpack_ranges(packed: Sequence[bytes]) -> LazyRanges:
    """What `pack_ranges` gave."""
    return LazyRanges(lambda place: TermLists(*marshal.loads(packed[place])))  # noqa: S302  # our own bytes, by their digest
