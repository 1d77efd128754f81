"""Two people's appended entries become one chain, and the chain proves that nothing was changed or dropped.

The common beginning stays. Both ends are put in one order by day, machine time, record and event, each side
keeping its own order; they are chained anew, and one `merge` entry follows (see `lineage.py`). The result
depends on the two chains alone, not on which is ours: two people who each merge the same two chains get the
same bytes.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from disclosure.ledger.chain import Chain, assemble
from disclosure.ledger.entry import ZERO_HASH, Draft, Entry, Side, canonical, chain_after, digest_of

Rank = tuple[date, str, str, str, str]


def merge(ours: Chain, theirs: Chain) -> Chain:
    """Merge two verified chains. If one goes on from the other, it is the result as it stands."""
    if ours.contains_head(theirs.head):
        return ours
    if theirs.contains_head(ours.head):
        return theirs
    first, second = sorted((ours, theirs), key=lambda chain: chain.head)
    entries = _join(first, second)
    chain, unproven, unfounded = assemble(entries)
    assert not unproven, "a merge that does not prove itself"
    assert not unfounded, "a void that lost its target in a merge"
    return chain


def _join(first: Chain, second: Chain) -> list[Entry]:
    fork = _count_common(first.entries, second.entries)
    twins = _find_twins(first, second, fork)
    left = {place: first.entries[place] for place in range(fork, len(first.entries))}
    own = len(first.entries)  # the second side's own entries are numbered after all of the first's
    right = {
        twins.get(place, own + place): second.entries[place] for place in range(fork, len(second.entries))
    }
    order = _interleave(left, right, right | left)
    joined = list(first.entries[:fork])
    for item in order:
        draft = (left.get(item) or right[item]).draft
        joined.append(chain_after(draft, joined[-1].hash if joined else ZERO_HASH))
    went = {item: place for place, item in enumerate(order)}
    sides = Side(first.head, _runs(went, left)), Side(second.head, _runs(went, right))
    latest = max(entry.at for entry in joined[fork:])
    draft = Draft("merge", "", "", "", None, "", joined[-1].day, latest, None, sides)
    return [*joined, chain_after(draft, joined[-1].hash)]


def _count_common(first: Sequence[Entry], second: Sequence[Entry]) -> int:
    """How many entries both chains begin with. A hash covers all before it, so halving finds the fork."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[middle - 1].hash == second[middle - 1].hash:
            low = middle
        else:
            high = middle - 1
    return low


def _find_twins(first: Chain, second: Chain, fork: int) -> dict[int, int]:
    """Entries that both sides have through an earlier merge: place in the second chain to place in the first.

    They share at least the hash that the entry was born with.
    """
    places = _all_hashes(first, fork)
    return {place: places[known] for known, place in _all_hashes(second, fork).items() if known in places}


def _all_hashes(chain: Chain, fork: int) -> dict[str, int]:
    hashes = {entry.hash: fork + offset for offset, entry in enumerate(chain.entries[fork:])}
    for known, (strand, index) in (chain.former or {}).items():
        if (place := strand.place(index)) >= fork:
            hashes.setdefault(known, place)
    return hashes


def _rank(entry: Entry) -> Rank:
    """The order of entries; the digest of the fields decides between what is alike otherwise."""
    fields = digest_of(canonical([*entry.draft[:6], entry.voids, entry.sides]))
    return entry.day, entry.at, entry.record, entry.event, fields


def _interleave(first: Iterable[int], second: Iterable[int], entries: Mapping[int, Entry]) -> list[int]:
    """The joined order: always the smaller of the two that come next, so that each side keeps its order.

    An entry that both sides have comes once, the first time. Should the sides have two such entries in opposite
    orders (a clock put back within a day), the runs of the merge entry can say either.
    """
    ranks = {item: _rank(entry) for item, entry in entries.items()}
    return list(dict.fromkeys(heapq.merge(first, second, key=ranks.__getitem__)))


def _runs(went: Mapping[int, int], items: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Where a side's entries went in the joined stretch, in that side's order."""
    runs: list[tuple[int, int]] = []
    for place in (went[item] for item in items):
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return tuple(runs)
