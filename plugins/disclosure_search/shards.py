"""Shards: a segment's posting lists as files that a browser fetches one by one; docs/search.md describes each.

Pure: an analysis in, bytes out.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple
from zlib import crc32

from disclosure_search.analysis_record import Analysis, Keys
from disclosure_search.cards import to_json
from disclosure_search.packing import SUFFIX, pack
from disclosure_search.parts import RECORD_BITS, File
from disclosure_search.postings import Run, encode_number, encode_run

TERM_BUCKET_BYTES: Final = 1024
NUMBER_BUCKET_BYTES: Final = 384
NEAR_BUCKET_BYTES: Final = 4096
INLINE_POSTING_BYTES: Final = 512
"""Longer posting lists are files of their own: a search that has rarer terms never fetches them."""
_HASH_BITS: Final = 32
_KEY_BYTES: Final = 5
"""Of a key: the lower half of its hash (two bytes) and the record (three)."""


class Shards(NamedTuple):
    """A segment's files, and what the manifest must say of them."""

    files: list[File]
    buckets: int
    numbers: int
    near: int
    columns: list[str]
    """Facets that the records have."""


def build_shards(segment: Analysis) -> Shards:
    """The files of a segment; paths below its folder."""
    long_lists: list[bytes] = []
    buckets, term_files = _bucket_terms(segment, long_lists)
    numbers, number_files = _bucket_keys(segment.numbers, NUMBER_BUCKET_BYTES)
    near, near_files = _bucket_keys(segment.near, NEAR_BUCKET_BYTES)
    files = [
        *((f"b/{place}.bin{SUFFIX}", pack(data)) for place, data in enumerate(term_files)),
        *((f"p/{place}.bin{SUFFIX}", pack(data)) for place, data in enumerate(long_lists)),
        # hashes do not get smaller by packing
        *((f"n/{place}.bin", data) for place, data in enumerate(number_files)),
        *((f"m/{place}.bin", data) for place, data in enumerate(near_files)),
        *(
            (f"f/{facet}.json{SUFFIX}", pack(to_json(column)))
            for facet, column in sorted(segment.columns.items())
        ),
        (f"f/fen.json{SUFFIX}", pack(to_json(segment.amounts))),
    ]
    return Shards(files, buckets, numbers, near, sorted(segment.columns))


def _bucket_terms(segment: Analysis, long_lists: list[bytes]) -> tuple[int, list[bytes]]:
    entries = list(_encode_terms(segment, long_lists))
    count = _count_buckets(sum(len(entry) for _, entry in entries), TERM_BUCKET_BYTES)
    buckets: list[list[bytes]] = [[] for _ in range(count)]
    for code, entry in entries:
        buckets[code & (count - 1)].append(entry)
    return count, [b"".join(content) for content in buckets]


def _encode_terms(segment: Analysis, long_lists: list[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each term's hash and entry, in the order of the terms."""
    for fields in segment.ranges:
        for term in sorted(fields.head.keys() | fields.body.keys()):
            encoded = term.encode()
            lists = (_encode_list(field.get(term), long_lists) for field in fields)
            yield crc32(encoded), b"".join((encode_number(len(encoded)), encoded, *lists))


def _encode_list(run: Run | None, long_lists: list[bytes]) -> bytes:
    """The count, then twice the length and the list itself, or twice its file's number and one."""
    if run is None:
        return b"\0"
    content = encode_run(run)
    if len(content) > INLINE_POSTING_BYTES:
        long_lists.append(content)
        return encode_number(run[0]) + encode_number(2 * len(long_lists) - 1)
    return encode_number(run[0]) + encode_number(2 * len(content)) + content


def _bucket_keys(keys: Keys, target: int) -> tuple[int, list[bytes]]:
    """How many buckets, each of an equal share of the hashes, and their contents: `_KEY_BYTES` for each key."""
    count = 1 + _KEY_BYTES * len(keys) // target
    packed = _pack_keys(keys)
    # the first hash of a bucket is the least that times `count` reaches it
    firsts = (-(-(place << _HASH_BITS) // count) << RECORD_BITS for place in range(count + 1))
    edges = [_KEY_BYTES * bisect_left(keys, first) for first in firsts]
    return count, [packed[edges[place] : edges[place + 1]] for place in range(count)]


def _pack_keys(keys: Keys) -> bytes:
    """The last bytes of each key, most significant first; column by column, at the speed of C."""
    words = array("Q", keys)
    if sys.byteorder == "little":
        words.byteswap()
    wide, packed = words.tobytes(), bytearray(_KEY_BYTES * len(keys))
    for place in range(_KEY_BYTES):
        packed[place::_KEY_BYTES] = wide[place + words.itemsize - _KEY_BYTES :: words.itemsize]
    return bytes(packed)


def _count_buckets(size: int, target: int) -> int:
    """The power of two for which buckets have about the target's bytes."""
    return 1 << max(0, (size // target).bit_length())
