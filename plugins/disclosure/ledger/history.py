"""What the ledger says of each record: first published when, whether proven, what was served last."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
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


class Change(NamedTuple):
    """A public text that gave way to another: since when it had stood, and on which day that came (NOT_YET: never)."""

    since: date
    until: date


NOT_YET = date.max


class Publications:
    """Every record of the ledger by its id, one look-up each.

    Only the last entry of a record is kept, its first publication where there are several, the `corrected` entries
    that came last in a row, and the day of its last withdrawal: of a million records nearly all have one entry.
    """

    __slots__ = ("_changes", "_firsts", "_last", "withdrawals")

    def __init__(self, chain: Chain) -> None:
        self._last: dict[str, Entry] = {}
        self._firsts: dict[str, First] = {}
        self._changes: dict[str, list[Change]] = {}
        self.withdrawals: dict[str, date] = {}
        """The day of the last withdrawal of each record that ever was withdrawn, though it be public again."""
        last, voided = self._last, chain.voided
        for place, entry in enumerate(chain.entries):
            if entry.event in ("void", "merge") or place in voided:
                continue
            record = entry.record
            if record in last:
                self._firsts[record] = _earlier(self._first(record), _first_of(entry))
                if entry.event == "corrected":
                    self._changes.setdefault(record, []).append(Change(last[record].day, entry.day))
                else:
                    self._changes.pop(record, None)
            if entry.event == "withdrawn":
                self.withdrawals[record] = entry.day
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
        """The records with an address of their own that are not where `kinds` (record → kind) has one of that kind.

        An address is for ever: that of a tombstone or of an ended display, too.
        """
        for record, entry in self._last.items():
            if kinds.get(record) != entry.kind:
                yield self._describe(record)

    def count_public(self) -> int:
        """How many records are public."""
        return sum(entry.event in PUBLIC_EVENTS for entry in self._last.values())

    def list_changes(self, record: str, digest: str) -> Sequence[Change]:
        """How the text of a public record came to be the one of `digest`, oldest first; the last change is told.

        Empty where nothing was changed. What was changed stays told after its `corrected` entry, until another event.
        """
        entry = self._last.get(record)
        if entry is None:
            return ()
        known = self._changes.get(record, ()) if entry.event == "corrected" else ()
        if entry.digest == digest or entry.event not in PUBLIC_EVENTS:
            # nearly every record of every build ends here
            return known if entry.digest == digest else ()
        return (*known, Change(entry.day, NOT_YET))

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
