"""The chain (台账链): append-only, so that it proves on what day a record was first published (rule T15).

Each entry carries the hash of the one before it. A line that was changed, taken out, put in or moved shows;
lines cut off the end show against a head that is known from elsewhere (`missing_head`). `proof.verify`
makes chains of files.

>>> Chain().head == ZERO_HASH
True
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from disclosure.ledger.entry import ZERO_HASH, Draft, Entry
from disclosure.ledger.line import seal
from disclosure.ledger.lineage import Former, covered_places, trace_merges
from disclosure.ledger.problem import LedgerNote, LedgerProblem, state_problem


@dataclass(frozen=True, slots=True)
class Tail:
    """How the last file ends: its name, the bytes of its whole lines, and whether the last has its line end.

    What follows those bytes is a torn append and is cut off before the next one.
    """

    file: str
    size: int
    ended: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A verified chain. `voided` are the places of the entries that a later `void` took back."""

    entries: Sequence[Entry] = ()
    voided: frozenset[int] = frozenset()
    notes: tuple[LedgerNote, ...] = ()
    tail: Tail | None = None
    former: Former | None = None

    @property
    def head(self) -> str:
        """The hash of the last entry, or sixty-four zeros."""
        return self.entries[-1].hash if self.entries else ZERO_HASH

    @property
    def last_day(self) -> date | None:
        """The latest publication day; a build whose clock stands before it must stop."""
        return self.entries[-1].day if self.entries else None

    def contains_head(self, head: str) -> bool:
        """Whether this chain goes on from one that ended in `head`, directly or through a proven merge."""
        return self._covered(head) is not None

    def places_after(self, head: str) -> list[int]:
        """Where the entries stand that a chain ending in `head` did not have; ValueError if none ended so."""
        covered = self._covered(head)
        if covered is None:
            raise ValueError("this chain never had that head")
        first, others = covered
        return [place for place in range(first, len(self.entries)) if place not in others]

    def extended(self, entries: Iterable[Entry]) -> Chain:
        """The chain as it is once `entries`, made by `draft_after`, have been appended."""
        return assemble([*self.entries, *entries])[0]

    def _covered(self, head: str) -> tuple[int, set[int]] | None:
        if head == ZERO_HASH:
            return 0, set()
        for place in range(len(self.entries) - 1, -1, -1):  # a known head is nearly always near the end
            if self.entries[place].hash == head:
                return place + 1, set()
        known = self.former.get(head) if self.former else None
        return None if known is None else covered_places(known)


def assemble(entries: Sequence[Entry]) -> tuple[Chain, list[int], list[int]]:
    """A chain of entries that link up, with the places of its unproven merges and its unfounded voids."""
    former, unproven = trace_merges(entries)
    voided, unfounded = _find_voided(entries, former)
    return Chain(entries, voided, former=former), unproven, unfounded


def chain_drafts(chain: Chain, drafts: Iterable[Draft]) -> list[Entry]:
    """Seal drafts one after another onto the chain; ValueError for a day before the chain's last."""
    entries: list[Entry] = []
    head, day = chain.head, chain.last_day or date.min
    for draft in drafts:
        if draft.day < day:
            raise ValueError(f"{draft.record}: {draft.day} lies before the ledger's last day, {day}")
        entries.append(seal(draft, head))
        head, day = entries[-1].hash, draft.day
    return entries


def missing_head(chain: Chain, head: str, known_from: str) -> LedgerProblem | None:
    """The problem of a cut or rewritten chain, when `head`, known from `known_from`, is none of its heads."""
    return None if chain.contains_head(head) else state_problem("head", known_from, 0)


def _find_voided(entries: Sequence[Entry], former: Former) -> tuple[frozenset[int], list[int]]:
    voids = [place for place, entry in enumerate(entries) if entry.event == "void"]
    wanted = {entries[place].voids for place in voids}
    found = (
        {entry.hash: place for place, entry in enumerate(entries) if entry.hash in wanted} if voids else {}
    )
    voided, unfounded = set(), []
    for place in voids:
        target = _target(entries[place].voids or "", found, former)
        if target is None or not _may_void(entries[place], entries[target]):
            unfounded.append(place)
        else:
            voided.add(target)
    return frozenset(voided), unfounded


def _target(voided_hash: str, found: dict[str, int], former: Former) -> int | None:
    if voided_hash in former:
        strand, index = former[voided_hash]
        return strand.place(index)
    return found.get(voided_hash)


def _may_void(void: Entry, target: Entry) -> bool:
    return target.event not in ("void", "merge") and target.record == void.record
