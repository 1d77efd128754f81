"""Reading one line of the ledger: as fast as can be where it is canonical, with patience where it is not.

A line that says the same in another form (CRLF, blanks, another order of keys, a byte order mark) proves
the same: the digest is over the canonical JSON, not over the bytes of the file.

>>> read_line(b'{"at":')
'json'
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Literal, NoReturn

from disclosure.ledger.entry import (
    EVENTS,
    Draft,
    Entry,
    Event,
    Side,
    canonical,
    digest_of,
    render_draft,
)

Flaw = Literal["encoding", "blank", "conflict", "json", "changed", "event", "fields"]

_AT = r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\+08:00"
_TEXT = r'([^"\\\x00-\x1f]+)'
_HASH = r"([0-9a-f]{64})"
_DIGEST = r"(sha256:[0-9a-f]{64})"
# Without escapes in the texts, a line of this shape is canonical JSON already. What stands for a hash or a
# time is looked at afterwards, by comparison or once for many lines: a third of the time of spelling it out.
_LINE = re.compile(
    rf'\{{"at":"(.{{25}})","authority":"{_TEXT}","day":"(.{{10}})","digest":"{_DIGEST}",'
    rf'"event":"([a-z]+)","kind":"{_TEXT}","number":(?:null|"{_TEXT}"),"prev":"(.{{64}})","record":"{_TEXT}"'
    r'(?:,"voids":"([0-9a-f]{64})")?,"hash":"(.{64})"\}',
)
_HASH_PART = len(',"hash":""}') + 64
_ABOUT = {"at", "authority", "day", "digest", "event", "kind", "number", "prev", "record"}
_CONFLICT_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def seal(draft: Draft, prev: str) -> Entry:
    """Put a draft after the entry whose hash is `prev`; ValueError when a field does not have its form."""
    entry = read_line(render_draft(draft, prev))
    if isinstance(entry, str) or entry.draft != draft:
        raise ValueError(f"not a ledger entry: event {draft.event!r}, record {draft.record!r}")
    return entry


def read_line(line: bytes) -> Entry | Flaw:
    """Read one line without its line end, its own hash checked; its place in a chain is not."""
    return read_canonical(line) or _read_patiently(line)


def read_canonical(line: bytes) -> Entry | None:
    """The entry of a faultless canonical line (merges excepted); None when it takes a closer look.

    `prev` is to be compared with the hash before it: its form is not looked at.
    """
    try:
        match = _LINE.fullmatch(line.decode())
        if match is None:
            return None
        at, authority, day, digest, event, kind, number, prev, record, voids, stated = match.groups()
        body = sha256(line[:-_HASH_PART])
        body.update(b"}")
        if body.hexdigest() != stated or (voids is None) is (event == "void") or event == "merge":
            return None
        about = EVENTS[event], record, _share(kind), _share(authority), number, digest
        return Entry(*about, _day(day), _moment(at), voids, (), prev, stated)
    except (ValueError, KeyError):
        return None


@lru_cache(maxsize=4096)
def _share(text: str) -> str:
    """One object for the same text: a million entries have few kinds and authorities."""
    return text


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(_text(text, r"\d{4}-\d\d-\d\d"))


@lru_cache(maxsize=4096)
def _moment(text: str) -> str:
    _day(text[:10])
    return _text(text, _AT)


def _read_patiently(line: bytes) -> Entry | Flaw:
    try:
        text = line.decode().lstrip("\ufeff").strip()
    except UnicodeDecodeError:
        return "encoding"
    if not text:
        return "blank"
    if text.startswith(_CONFLICT_MARKS):
        return "conflict"
    try:
        fields = json.loads(text, object_pairs_hook=_once, parse_float=_refuse, parse_constant=_refuse)
        stated = fields.pop("hash")
        own = digest_of(canonical(fields))
    except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
        return "json"
    return _entry(fields, own) if own == stated else "changed"


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key twice")
    return fields


def _refuse(number: str) -> NoReturn:
    raise ValueError(f"no such number in a ledger: {number}")


def _entry(fields: dict[str, object], own_hash: str) -> Entry | Flaw:
    event = EVENTS.get(str(fields.get("event")))
    if event is None:
        return "event"
    try:
        draft = _merge_draft(fields) if event == "merge" else _record_draft(event, fields)
        return Entry(*draft, _text(fields["prev"], _HASH), own_hash)
    except (ValueError, KeyError, TypeError):
        return "fields"


def _record_draft(event: Event, fields: dict[str, object]) -> Draft:
    _expect(fields, _ABOUT | {"voids"} if event == "void" else _ABOUT)
    record, kind, authority = (_text(fields[name], r"(?s:.+)") for name in ("record", "kind", "authority"))
    number = None if fields["number"] is None else _text(fields["number"], r"(?s:.+)")
    digest, day, at = _text(fields["digest"], _DIGEST), _day(str(fields["day"])), _moment(str(fields["at"]))
    voids = _text(fields["voids"], _HASH) if event == "void" else None
    return Draft(event, record, kind, authority, number, digest, day, at, voids)


def _merge_draft(fields: dict[str, object]) -> Draft:
    _expect(fields, {"at", "day", "event", "prev", "sides"})
    sides = fields["sides"]
    if not isinstance(sides, list) or len(sides) != 2:
        raise ValueError("a merge joins two sides")
    day, at = _day(str(fields["day"])), _moment(str(fields["at"]))
    return Draft("merge", "", "", "", None, "", day, at, None, tuple(_side(side) for side in sides))


def _side(value: object) -> Side:
    if not isinstance(value, dict):
        raise TypeError("a side is an object")
    _expect(value, {"head", "runs"})
    runs = tuple((first, last) for first, last in value["runs"])
    if not runs or not all(type(first) is type(last) is int and 0 <= first <= last for first, last in runs):
        raise ValueError("a run is its first and its last place")
    return Side(_text(value["head"], _HASH), runs)


def _expect(fields: dict[str, object], names: set[str]) -> None:
    if fields.keys() != names:
        raise KeyError("a field is missing or too many")


def _text(value: object, pattern: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
        raise ValueError("not of the expected form")
    return value
