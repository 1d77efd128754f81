"""What the ledger says of each record: first published when, whether proven, what was served last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from disclosure.ledger.chain import Chain
from disclosure.ledger.entry import Entry, Event

First = tuple[date | None, bool]


class Publication(NamedTuple):
    """One record in the ledger, entries that were voided left out.

    `first_published` is the earliest publication day, None where only other events stand; `proven` says if
    an entry made on that very day says so. `digest` and `event` are of the record's last entry.
    """

    record: str
    kind: str
    authority: str
    number: str | None
    first_published: date | None
    proven: bool
    digest: str
    event: Event


class Publications:
    """Every record of the ledger by its id, one look-up each.

    Only the last entry of a record is kept, and its first publication where there are several: of a million
    records nearly all have one entry.
    """

    __slots__ = ("_firsts", "_last")

    def __init__(self, chain: Chain) -> None:
        self._last: dict[str, Entry] = {}
        self._firsts: dict[str, First] = {}
        last, voided = self._last, chain.voided
        for place, entry in enumerate(chain.entries):
            if entry.event in ("void", "merge") or place in voided:
                continue
            record = entry.record
            if record in last:
                self._firsts[record] = _earlier(self._first(record), _first_of(entry))
            last[record] = entry

    def get(self, record: str) -> Publication | None:
        """What the ledger says of a record, None for one that was never published."""
        return self._describe(record) if record in self._last else None

    def find_last_day(self, record: str) -> date | None:
        """The day of a record's last entry, whatever it says; None for a record that has none."""
        entry = self._last.get(record)
        return entry.day if entry else None

    def _describe(self, record: str) -> Publication:
        entry = self._last[record]
        about = entry.kind, entry.authority, entry.number
        return Publication(record, *about, *self._first(record), entry.digest, entry.event)

    def _first(self, record: str) -> First:
        return self._firsts.get(record) or _first_of(self._last[record])

    def __contains__(self, record: str) -> bool:
        return record in self._last

    def __iter__(self) -> Iterator[Publication]:
        return map(self._describe, self._last)

    def __len__(self) -> int:
        return len(self._last)


def _first_of(entry: Entry) -> First:
    return (entry.day, entry.proven) if entry.event == "published" else (None, False)


def _earlier(one: First, other: First) -> First:
    """The earlier day; on the same day, the one that is proven."""
    days = [first for first in (one, other) if first[0] is not None]
    return min(days, key=lambda first: (first[0], not first[1])) if days else (None, False)
