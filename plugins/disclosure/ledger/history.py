"""What the ledger says of each record: first published when, whether proven, what was served last."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from disclosure.ledger.chain import Chain
from disclosure.ledger.entry import PUBLIC_EVENTS, Entry, Event

First = tuple[date | None, bool, str]


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
    at: str
    """The machine's time of that first publication, "" where none stands."""
    digest: str
    event: Event
    last_day: date


class Publications:
    """Every record of the ledger by its id, one look-up each.

    Only the last entry of a record is kept, its first publication where there are several, and since when the
    text had stood that a `corrected` entry put another in the place of: of a million records nearly all have
    one entry.
    """

    __slots__ = ("_firsts", "_last", "_replaced")

    def __init__(self, chain: Chain) -> None:
        self._last: dict[str, Entry] = {}
        self._firsts: dict[str, First] = {}
        self._replaced: dict[str, date] = {}
        last, voided = self._last, chain.voided
        for place, entry in enumerate(chain.entries):
            if entry.event in ("void", "merge") or place in voided:
                continue
            record = entry.record
            if record in last:
                self._firsts[record] = _earlier(self._first(record), _first_of(entry))
                if entry.event == "corrected":
                    self._replaced[record] = last[record].day
            last[record] = entry

    def get(self, record: str) -> Publication | None:
        """What the ledger says of a record, None for one that was never published."""
        return self._describe(record) if record in self._last else None

    def find_first(self, record: str) -> tuple[date, bool, str] | None:
        """Day, proof and machine's time of a record's first publication; None where none stands."""
        entry = self._last.get(record)
        if entry is None:
            return None
        day, proven, at = self._firsts.get(record) or _first_of(entry)
        return (day, proven, at) if day else None

    def list_displaced(self, kinds: Mapping[str, str]) -> Iterator[Publication]:
        """The public records that are not where `kinds` (record → kind) has one of that id and kind."""
        for record, entry in self._last.items():
            if kinds.get(record) != entry.kind and entry.event in PUBLIC_EVENTS:
                yield self._describe(record)

    def count_public(self) -> int:
        """How many records are public."""
        return sum(entry.event in PUBLIC_EVENTS for entry in self._last.values())

    def find_change(self, record: str, digest: str) -> date | None:
        """Since when the text had stood that is not the one of `digest` any more; None where none was changed.

        Of a record that is public. The last change stays told after its `corrected` entry: until another event.
        """
        entry = self._last.get(record)
        if entry is None:
            return None
        if entry.digest == digest:
            # nearly every record of every build ends here
            return self._replaced.get(record) if entry.event == "corrected" else None
        return entry.day if entry.event in PUBLIC_EVENTS else None

    def last_day(self, record: str) -> date | None:
        """The publication day of a record's last entry."""
        return self._last[record].day if record in self._last else None

    def list_missing(self, present: Container[str]) -> Iterator[Publication]:
        """The records that are not among those present."""
        return (self._describe(record) for record in self._last if record not in present)

    def _describe(self, record: str) -> Publication:
        entry = self._last[record]
        about = entry.kind, entry.authority, entry.number
        return Publication(record, *about, *self._first(record), entry.digest, entry.event, entry.day)

    def _first(self, record: str) -> First:
        return self._firsts.get(record) or _first_of(self._last[record])

    def __contains__(self, record: str) -> bool:
        return record in self._last

    def __iter__(self) -> Iterator[Publication]:
        return map(self._describe, self._last)

    def __len__(self) -> int:
        return len(self._last)


def _first_of(entry: Entry) -> First:
    return (entry.day, entry.proven, entry.at) if entry.event == "published" else (None, False, "")


def _earlier(one: First, other: First) -> First:
    """The earlier day; on the same day, the one that is proven."""
    days = [first for first in (one, other) if first[0] is not None]
    return min(days, key=lambda first: (first[0], not first[1])) if days else (None, False, "")
