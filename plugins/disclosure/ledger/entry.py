"""One line of the publication ledger (台账): which record was served, with which text, on what day.

A line is one JSON object. Its `hash` is the SHA-256 of the canonical JSON of all its other fields, `prev`
included, and stands last, so that a line in canonical form is checked by slicing and never by building the
JSON again. Canonical: keys sorted, no spaces, UTF-8, no character escaped that JSON lets stand.

A position in the chain is not among the fields: it would not survive the merging of two people's entries.

>>> draft = Draft("published", "p-1", "penalty", "sy-wjw", None, "sha256:" + "0" * 64, date(2026, 11, 21),
...               "2026-11-21T23:41:13+08:00")
>>> entry = chain_after(draft, ZERO_HASH)
>>> entry.proven, render(entry)[-75:].decode() == f',"hash":"{entry.hash}"}}'
(True, True)
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, timedelta, timezone
from json.encoder import encode_basestring as _quote
from typing import Literal, NamedTuple, get_args

Event = Literal["published", "corrected", "withdrawn", "ended", "restored", "void", "merge"]
EVENTS: dict[str, Event] = {event: event for event in get_args(Event)}
PUBLIC_EVENTS: tuple[Event, ...] = ("published", "corrected", "restored")
"""Last events of a record that is public."""
ZERO_HASH = "0" * 64
UTC8 = timezone(timedelta(hours=8))


class Side(NamedTuple):
    """One of the two chains that a `merge` entry joined.

    `runs` are the places of its entries in the joined stretch, in the order they had in that chain: pairs
    of first and last place, both inclusive, place 0 being the stretch's first entry. `head` is the hash of
    the last of them.
    """

    head: str
    runs: tuple[tuple[int, int], ...]


class Draft(NamedTuple):
    """An entry that is not yet in a chain.

    `day` is the publication day (the AS_OF of the build); `at` is the machine's time as `stamp` writes it;
    `digest` is `sha256:…` of the served text; `number` is the normalised document number. `voids` is the
    hash of the entry that a `void` takes back. A `merge` has `sides` and leaves record, kind, authority and
    digest empty.
    """

    event: Event
    record: str
    kind: str
    authority: str
    number: str | None
    digest: str
    day: date
    at: str
    voids: str | None = None
    sides: tuple[Side, ...] = ()


class Entry(NamedTuple):
    """An entry in its chain: the fields of `Draft`, the hash before it and its own."""

    event: Event
    record: str
    kind: str
    authority: str
    number: str | None
    digest: str
    day: date
    at: str
    voids: str | None
    sides: tuple[Side, ...]
    prev: str
    hash: str

    @property
    def proven(self) -> bool:
        """Whether the machine's own day was the publication day; if not, it is only declared (自报)."""
        return self.at.startswith(self.day.isoformat())

    @property
    def draft(self) -> Draft:
        """The entry without its place in a chain."""
        return Draft._make(self[:-2])


def stamp(moment: datetime) -> str:
    """Write an aware moment as a ledger time: fixed UTC+8, whole seconds.

    >>> stamp(datetime(2026, 11, 21, 15, 41, 13, tzinfo=timezone.utc))
    '2026-11-21T23:41:13+08:00'
    """
    return moment.astimezone(UTC8).isoformat(timespec="seconds")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> bytes:
    """Canonical JSON; ValueError for text that is no Unicode (a lone surrogate)."""
    return _ENCODER.encode(value).encode()


def digest_of(value: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(value).hexdigest()


def chain_after(draft: Draft, prev: str) -> Entry:
    """Put a draft after the entry whose hash is `prev`, its fields taken as they are (see `line.seal`)."""
    return Entry._make((*draft, prev, digest_of(_body(draft, prev))))


def render(entry: Entry) -> bytes:
    """The line of an entry, without line end."""
    return _close_line(_body(entry, entry.prev), entry.hash)


def render_draft(draft: Draft, prev: str) -> bytes:
    """The line that a draft becomes after the entry whose hash is `prev`."""
    body = _body(draft, prev)
    return _close_line(body, digest_of(body))


def _close_line(body: bytes, own_hash: str) -> bytes:
    return body[:-1] + b',"hash":"' + own_hash.encode() + b'"}'


def _body(of: Draft | Entry, prev: str) -> bytes:
    """The canonical JSON of all fields but the hash, written out: a third of the time of an encoder."""
    if of.event == "merge":
        sides = [{"head": head, "runs": runs} for head, runs in of.sides]
        day = of.day.isoformat()
        return canonical({"at": of.at, "day": day, "event": of.event, "prev": prev, "sides": sides})
    number = "null" if of.number is None else _quote(of.number)
    voids = f',"voids":{_quote(of.voids or "")}' if of.event == "void" else ""
    return (
        f'{{"at":{_quote(of.at)},"authority":{_quote(of.authority)},"day":"{of.day.isoformat()}",'
        f'"digest":{_quote(of.digest)},"event":"{of.event}","kind":{_quote(of.kind)},"number":{number},'
        f'"prev":"{prev}","record":{_quote(of.record)}{voids}}}'
    ).encode()
