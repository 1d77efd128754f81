"""What of a packed file can be read: the search's shards are deflated, and hold more numbers than words; so are the
parts of a workbook.

Posting lists may look like any text at all, so nothing is looked for in them; of a bucket of terms, the terms
(docs/search.md describes each file).

>>> list_terms(bytes((3,)) + b"abc" + bytes((1, 2, 7, 0)))
['abc']
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

SUFFIX: Final = ".packed"
_MOST_BYTES: Final = 64 * 1024 * 1024
_BUCKET: Final = re.compile(r"search/(?:[^/]+/)+b/[0-9]+\.bin(?:\.packed)?")
_NUMBERS: Final = re.compile(r"search/(?:[^/]+/)+[pnm]/[0-9]+\.bin(?:\.packed)?")
_PART: Final = b"PK\3\4\x14\0\0\0\x08\0"
"""How a workbook's part begins that is deflated, its sizes ahead of it."""
_INDEX: Final = b"PK\1\2"
_SIZES_AT, _NAME_AT = 18, 30
_MOST_AT_ONCE: Final = 16 * 1024 * 1024
_CARRIED: Final = 256
"""Bytes that are looked at twice, lest a number be cut in two."""
_CONTINUED: Final = 0x80
_BITS: Final = 7


class Damaged(Exception):
    """The file is not what its name says."""


def unpack(data: bytes) -> bytes:
    """The one file that was deflated (RFC 1950), to its last byte. Damaged where it is none, or has no end."""
    inflater = zlib.decompressobj()
    try:
        plain = inflater.decompress(data, _MOST_BYTES)
    except zlib.error:
        raise Damaged from None
    if not inflater.eof or inflater.unused_data:
        raise Damaged
    return plain


def list_parts(data: bytes) -> Iterator[bytes]:
    """What the parts of a workbook hold, a large one in pieces that overlap. Damaged where it has any other form."""
    place = 0
    while data.startswith(_PART, place):
        packed = int.from_bytes(data[place + _SIZES_AT : place + _SIZES_AT + 4], "little")
        named = int.from_bytes(data[place + _NAME_AT - 4 : place + _NAME_AT - 2], "little")
        start = place + _NAME_AT + named
        place = start + packed
        yield data[start - named : start]
        yield from _inflate(memoryview(data)[start:place])
    if not place or not data.startswith(_INDEX, place):
        raise Damaged


def _inflate(packed: memoryview) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    rest, before = bytes(packed), b""
    try:
        while not inflater.eof:
            plain = inflater.decompress(rest, _MOST_AT_ONCE)
            if not plain and not inflater.eof:
                raise Damaged
            rest = inflater.unconsumed_tail
            yield before + plain
            before = plain[-_CARRIED:]
    except zlib.error:
        raise Damaged from None


def holds_terms(path: str) -> bool:
    """Whether a file is a bucket of terms with their lists."""
    return _BUCKET.fullmatch(path) is not None


def holds_numbers(path: str) -> bool:
    """Whether a file is posting lists and nothing else."""
    return _NUMBERS.fullmatch(path) is not None


def list_terms(data: bytes) -> list[str]:
    """The terms of a bucket. Damaged where it has any other form."""
    terms, place = [], 0
    while place < len(data):
        length, place = _read_number(data, place)
        if place + length > len(data):
            raise Damaged
        terms.append(data[place : place + length].decode("utf-8", "replace"))
        place = _skip_list(data, _skip_list(data, place + length))
    return terms


def _skip_list(data: bytes, place: int) -> int:
    """A count; where it is not 0, twice the length of the list and the list, or twice its file's number and one."""
    count, place = _read_number(data, place)
    if not count:
        return place
    size, place = _read_number(data, place)
    end = place if size % 2 else place + size // 2
    if end > len(data):
        raise Damaged
    return end


def _read_number(data: bytes, place: int) -> tuple[int, int]:
    """Seven bits a byte, lowest first; the number and what follows it."""
    number = shift = 0
    while place < len(data):
        byte = data[place]
        number |= (byte & ~_CONTINUED) << shift
        place, shift = place + 1, shift + _BITS
        if byte < _CONTINUED:
            return number, place
    raise Damaged
