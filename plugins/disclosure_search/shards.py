"""The browser's index as files for a static host: segments of records, newest first, and one small manifest.

docs/search.md describes every file. A segment lives in a folder whose name carries the hash of all it
holds, so its files may be cached for ever and a manifest never points at a mixture of two builds. Pure:
documents in, bytes out.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Final
from zlib import crc32

from disclosure.records.kinds import KINDS
from disclosure_search.analysis import has_han, repetitive_terms, terms
from disclosure_search.documents import SearchDocument, newest_first
from disclosure_search.postings import encode_number, encode_postings

FORMAT: Final = 1
CARDS_IN_BLOCK: Final = 32
TEXTS_IN_BLOCK: Final = 16
TERM_BUCKET_BYTES: Final = 4096
NUMBER_BUCKET_BYTES: Final = 1024
INLINE_POSTING_BYTES: Final = 1024
"""Longer posting lists are files of their own: a search that has rarer terms never fetches them."""
RARITY_LEVELS: Final = 6
"""Characters found in at least 1/2**level of the records are listed by level; rare pairs go first."""
_PAIR = 2


@dataclass(frozen=True)
class SegmentSummary:
    """What the manifest says of a segment; plain values, so that it can be kept between builds (asdict)."""

    name: str
    path: str
    documents: int
    buckets: int
    number_buckets: int
    newest: str
    oldest: str
    facets: Sequence[str]
    """Names of the facets that its records have."""
    common: dict[str, int]
    """Han characters found in at least one record of 2**RARITY_LEVELS, with the number of those records."""


@dataclass(frozen=True)
class Segment:
    """A segment's summary and files; paths are relative to the search folder of the site."""

    summary: SegmentSummary
    files: list[tuple[str, bytes]]


@dataclass(frozen=True)
class _Postings:
    head: dict[str, list[int]]
    body: dict[str, list[int]]


def build_segment(name: int | str, documents: Iterable[SearchDocument]) -> Segment:
    """Build the segment of a year (or of any other span of days); the order of documents does not matter."""
    ordered = newest_first(list(documents))
    if not ordered:
        raise ValueError(f"a segment needs documents: {name}")
    postings = _collect_postings(ordered)
    buckets, term_files = _build_terms(postings)
    number_buckets, number_files = _build_numbers(ordered)
    files = [
        *term_files,
        *number_files,
        *_build_cards(ordered),
        *_build_texts(ordered),
        _build_facets(postings),
    ]
    path = f"{name}-{_digest(files)}"
    summary = SegmentSummary(
        name=str(name),
        path=path,
        documents=len(ordered),
        buckets=buckets,
        number_buckets=number_buckets,
        newest=ordered[0].date,
        oldest=ordered[-1].date,
        facets=tuple(sorted({facet for document in ordered for facet, _ in document.facets})),
        common=_common_characters(postings, len(ordered)),
    )
    return Segment(summary, [(f"{path}/{file}", content) for file, content in files])


def build_manifest(segments: Iterable[SegmentSummary]) -> bytes:
    """Build index.json; the segments' spans of days must not overlap, or ValueError."""
    ordered = sorted(segments, key=lambda segment: segment.newest, reverse=True)
    for newer, older in pairwise(ordered):
        if older.newest >= newer.oldest:
            raise ValueError(f"segments overlap: {newer.name} and {older.name}")
    total = sum(segment.documents for segment in ordered)
    manifest = {
        "format": FORMAT,
        "documents": total,
        "cards": CARDS_IN_BLOCK,
        "texts": TEXTS_IN_BLOCK,
        "facets": sorted({facet for segment in ordered for facet in segment.facets}),
        "common": _rarity_levels(ordered, total),
        "segments": [_manifest_entry(segment) for segment in ordered],
    }
    return _json(manifest)


def _manifest_entry(segment: SegmentSummary) -> dict[str, object]:
    return {key: value for key, value in asdict(segment).items() if key not in ("facets", "common")}


def _collect_postings(ordered: Sequence[SearchDocument]) -> _Postings:
    head: defaultdict[str, list[int]] = defaultdict(list)
    body: defaultdict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(ordered):
        for records in map(head.__getitem__, terms(document.head)):
            records.append(number)
        for records in map(body.__getitem__, repetitive_terms(document.body)):
            records.append(number)
        for facet in dict.fromkeys(document.facets):
            body[f"{facet[0]}={facet[1]}"].append(number)
    return _Postings(head, body)


def _build_terms(postings: _Postings) -> tuple[int, list[tuple[str, bytes]]]:
    """Return the number of buckets, and their files with those of the long posting lists."""
    long_lists: list[bytes] = []
    entries = []
    for term in sorted(postings.head.keys() | postings.body.keys()):
        encoded = term.encode()
        parts = [encode_number(len(encoded)), encoded]
        for field in (postings.head, postings.body):
            parts.extend(_encode_list(field.get(term), long_lists))
        entries.append((crc32(encoded), b"".join(parts)))
    count = _bucket_count(sum(len(entry) for _, entry in entries), TERM_BUCKET_BYTES)
    files = _fill_buckets("b", count, entries)
    return count, files + [(f"p/{number}.bin", content) for number, content in enumerate(long_lists)]


def _encode_list(numbers: list[int] | None, long_lists: list[bytes]) -> Iterator[bytes]:
    """Yield count, then twice the length and the list itself, or twice its file's number and one."""
    if not numbers:
        yield b"\0"
        return
    content = encode_postings(numbers)
    yield encode_number(len(numbers))
    if len(content) > INLINE_POSTING_BYTES:
        yield encode_number(2 * len(long_lists) + 1)
        long_lists.append(content)
    else:
        yield encode_number(2 * len(content))
        yield content


def _build_numbers(ordered: Sequence[SearchDocument]) -> tuple[int, list[tuple[str, bytes]]]:
    """Return the number of buckets and their files: hash of a key (four bytes), record number (LEB128)."""
    pairs = {
        (crc32(key.encode()), number)
        for number, document in enumerate(ordered)
        for key in document.number_keys
    }
    entries = [(code, code.to_bytes(4, "little") + encode_number(number)) for code, number in sorted(pairs)]
    count = _bucket_count(sum(len(entry) for _, entry in entries), NUMBER_BUCKET_BYTES)
    return count, _fill_buckets("n", count, entries)


def _bucket_count(size: int, target: int) -> int:
    """Return the power of two for which buckets have about the target's bytes."""
    return 1 << max(0, (size // target).bit_length())


def _fill_buckets(folder: str, count: int, entries: Iterable[tuple[int, bytes]]) -> list[tuple[str, bytes]]:
    buckets: list[list[bytes]] = [[] for _ in range(count)]
    for code, entry in entries:
        buckets[code & (count - 1)].append(entry)
    return [(f"{folder}/{number}.bin", b"".join(content)) for number, content in enumerate(buckets)]


def _build_cards(ordered: Sequence[SearchDocument]) -> list[tuple[str, bytes]]:
    cards = [
        [d.id, d.kind, d.url, d.title, d.date, d.names, d.numbers, d.facets, KINDS[d.kind].label, d.number]  # type: ignore[index]
        for d in ordered
    ]
    return _build_blocks("c", cards, CARDS_IN_BLOCK)


def _build_texts(ordered: Sequence[SearchDocument]) -> list[tuple[str, bytes]]:
    return _build_blocks("t", [document.text for document in ordered], TEXTS_IN_BLOCK)


def _build_blocks(folder: str, rows: Sequence[object], size: int) -> list[tuple[str, bytes]]:
    starts = range(0, len(rows), size)
    return [
        (f"{folder}/{number}.json", _json(rows[start : start + size])) for number, start in enumerate(starts)
    ]


def _build_facets(postings: _Postings) -> tuple[str, bytes]:
    """Return the file of facet values with the number of their records.

    Their terms are the only ones with a "=" that are longer than a pair.
    """
    counts: dict[str, dict[str, int]] = {}
    for term in sorted(term for term in postings.body if "=" in term and len(term) > _PAIR):
        facet, _, value = term.partition("=")
        counts.setdefault(facet, {})[value] = len(postings.body[term])
    return "facets.json", _json(counts)


def _common_characters(postings: _Postings, documents: int) -> dict[str, int]:
    common = {}
    for term in sorted(term for term in postings.body if len(term) == 1 and has_han(term)):
        found = len(postings.body[term])
        if found << RARITY_LEVELS >= documents:
            common[term] = found
    return common


def _rarity_levels(segments: Sequence[SegmentSummary], total: int) -> list[str]:
    """Return strings of characters found in at least 1, 1/2, 1/4 … of all records."""
    found: defaultdict[str, int] = defaultdict(int)
    for segment in segments:
        for character, documents in segment.common.items():
            found[character] += documents
    levels = [""] * (RARITY_LEVELS + 1)
    for character in sorted(found):
        level = (total // found[character]).bit_length() - 1
        if level <= RARITY_LEVELS:
            levels[level] += character
    return levels


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    digest = sha256()
    for path, content in files:
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
