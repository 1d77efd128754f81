"""Filters: values of one facet are OR, facets AND; `from` and `to` are ISO days, both included."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from disclosure_search.index.schema import FACET
from disclosure_search.index.segments import number_day
from disclosure_search.index.snapshot import Snapshot

Filters: TypeAlias = Mapping[str, Sequence[str]]
"""Wanted values by facet; "from" and "to" have one value, of several the first counts."""

DAYS: Final = ("from", "to")
_END: Final = 99_999_999


class Allowed:
    """Which records pass, by facet: a flag for each record number."""

    def __init__(self, snapshot: Snapshot, filters: Filters) -> None:
        self._flags: dict[str, bytes] = {}
        for facet, values in filters.items():
            if facet not in DAYS:
                numbers = (n for value in values for n in snapshot.numbers(FACET, f"{facet}={value}"))
                self._flags[facet] = _set(snapshot.size, numbers)
        if any(filters.get(name) for name in DAYS):
            first, last = (number_day(filters[d][0]) if filters.get(d) else None for d in DAYS)
            start, end = first or 0, _END if last is None else last
            self._flags["day"] = bytes(start <= day <= end for day in snapshot.days)

    def keep(self, numbers: Sequence[int], but: str = "") -> Sequence[int]:
        """Those of `numbers` that pass every filter but that of one facet."""
        for facet, flags in self._flags.items():
            if facet != but:
                numbers = [number for number in numbers if flags[number]]
        return numbers


def _set(size: int, numbers: Iterable[int]) -> bytes:
    flags = bytearray(size)
    for number in numbers:
        flags[number] = 1
    return bytes(flags)
