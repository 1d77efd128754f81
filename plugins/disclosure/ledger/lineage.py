"""What a `merge` entry proves: that two former chains went in whole.

When two people have appended to the same chain, their entries are put in one order and chained anew, so
their hashes change. The `merge` entry that follows keeps the two former heads and, for each, the places of
its entries. Whoever reads the chain rebuilds both former chains from it and must come out at both heads. A
former chain may hold merges of its own; these are proven within it, where their places hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain as join

from disclosure.ledger.entry import ZERO_HASH, Entry, Side, chain_after


class Strand:
    """A chain as one author had it: `parent` up to its entry number `fork` (exclusive), then `tail`.

    `places` says where each entry of the tail stands in the chain of today.
    """

    __slots__ = ("fork", "parent", "places", "tail")

    def __init__(
        self, parent: Strand | None, fork: int, tail: Sequence[Entry], places: Sequence[int]
    ) -> None:
        self.parent, self.fork, self.tail, self.places = parent, fork, tail, places

    def locate(self, index: int) -> tuple[Strand, int]:
        """The strand that holds the entry number `index` in its own tail, and where in that tail."""
        strand = self
        while strand.parent is not None and index < strand.fork:
            strand = strand.parent
        return strand, index - strand.fork

    def entry(self, index: int) -> Entry:
        """The entry number `index`, counted from the very first."""
        strand, offset = self.locate(index)
        return strand.tail[offset]

    def place(self, index: int) -> int:
        """Where the entry number `index` stands in the chain of today."""
        strand, offset = self.locate(index)
        return strand.places[offset]

    def hash_before(self, index: int) -> str:
        """The `prev` that the entry number `index` must have."""
        return self.entry(index - 1).hash if index else ZERO_HASH


# Every hash that an entry once had: the strand in which it had it, and its number there.
Former = dict[str, tuple[Strand, int]]


def trace_merges(entries: Sequence[Entry]) -> tuple[Former, list[int]]:
    """Prove every merge: the former hashes, and the places of the merges that prove nothing.

    A merge need hold in one chain only: where two sides have each taken it into a merge of their own and both
    come out alike that far, it stands before their fork without holding there.
    """
    former: Former = {}
    proven: set[int] = set()
    seen: set[str] = set()
    open_strands = [Strand(None, 0, entries, range(len(entries)))]
    while open_strands:
        strand = open_strands.pop()
        for index in _outer_merges(strand):
            merge = strand.entry(index)
            if merge.hash in seen:  # known from another strand: the hash covers all that lies before it
                continue
            seen.add(merge.hash)
            if sides := _prove(strand, index):
                proven.add(strand.place(index))
                open_strands += sides
                _remember(former, sides)
    unproven = [
        place for place, entry in enumerate(entries) if entry.event == "merge" and place not in proven
    ]
    return former, unproven


def covered_places(former: tuple[Strand, int]) -> tuple[int, set[int]]:
    """Which entries of today a former head stands for: the first so many, and these places besides."""
    strand, index = former
    places: set[int] = set()
    while strand.parent is not None:
        places.update(strand.places[: max(0, index + 1 - strand.fork)])
        strand, index = strand.parent, min(index, strand.fork - 1)
    return index + 1, places


def _outer_merges(strand: Strand) -> Iterator[int]:
    """The merges of the tail that no later merge has taken in, the latest first."""
    limit = strand.fork + len(strand.tail)
    for offset in reversed([at for at, entry in enumerate(strand.tail) if entry.event == "merge"]):
        index = strand.fork + offset
        if index < limit:
            yield index
            limit = index - _stretch(strand.tail[offset])


def _stretch(merge: Entry) -> int:
    """How many entries before the merge it has joined."""
    return 1 + max(last for side in merge.sides for _, last in side.runs)


def _expand(side: Side) -> list[int]:
    return list(join.from_iterable(range(first, last + 1) for first, last in side.runs))


def _covers_all(merge: Entry) -> bool:
    """Whether the sides account for every entry of the stretch: the merge itself brought none in."""
    runs = sorted(join.from_iterable(side.runs for side in merge.sides))
    reached = 0
    for first, last in runs:
        if first > reached:
            return False
        reached = max(reached, last + 1)
    return True


def _prove(strand: Strand, index: int) -> list[Strand]:
    """Both former chains of the merge at `index`; none unless both come out and account for all."""
    merge = strand.entry(index)
    sides = [side for side in (_rebuild(strand, index, side) for side in merge.sides) if side is not None]
    return sides if len(sides) == len(merge.sides) and _covers_all(merge) else []


def _rebuild(strand: Strand, index: int, side: Side) -> Strand | None:
    """The former chain of one side, if it ends in the head that the merge at `index` claims."""
    length = _stretch(strand.entry(index))
    start = index - length
    if start < 0 or sum(last - first + 1 for first, last in side.runs) > length:
        return None
    places = [start + offset for offset in _expand(side)]
    tail: list[Entry] = []
    prev = strand.hash_before(start)
    for place in places:
        entry = strand.entry(place)
        tail.append(entry if entry.prev == prev else chain_after(entry.draft, prev))
        prev = tail[-1].hash
    rebuilt = Strand(strand, start, tail, [strand.place(place) for place in places])
    return rebuilt if prev == side.head and len(set(places)) == len(places) else None


def _remember(former: Former, sides: Sequence[Strand]) -> None:
    for side in sides:
        for offset, entry in enumerate(side.tail):
            former.setdefault(entry.hash, (side, side.fork + offset))
