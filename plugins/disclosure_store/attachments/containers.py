"""What a picture's file holds besides the picture: its segments (JPEG) and chunks (PNG), to the last byte.

Libraries that show pictures skip what they do not know and whatever stands after the end; what is published has it all.
"""

import re
import struct
from collections.abc import Iterator

from disclosure_store.attachments.words import Unreadable

_PNG = b"\x89PNG\r\n\x1a\n"
_AFTER_END = "图片末尾有多余的数据，请重新另存"
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9
_PIXELS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, _SCAN})
"""Frames, tables and scans: what the picture is drawn from."""
_NEXT_MARKER = re.compile(rb"\xff(?![\x00\xff\xd0-\xd7])", re.S)
_DIGITS = re.compile(rb"[0-9]{11,}[Xx]?")


def list_extras(data: bytes) -> Iterator[bytes]:
    """The payloads that draw nothing. Raises Unreadable for bytes after the end, struct.error for a broken file."""
    yield from _list_chunks(data) if data.startswith(_PNG) else _list_segments(data)


def find_digits(data: bytes) -> str:
    """Every long run of digits anywhere in a file's bytes, a line each: numbers that no structure leads to."""
    return "\n".join(run.decode("ascii") for run in _DIGITS.findall(data))


def _list_chunks(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while True:
        size, name = struct.unpack_from(">I4s", data, place)
        if name not in (b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"iCCP"):
            yield data[place + 8 : place + 8 + size]
        place += size + 12
        if name == b"IEND":
            break
    if data[place:]:
        raise Unreadable(_AFTER_END)


def _list_segments(data: bytes) -> Iterator[bytes]:
    place = 2
    while True:
        start, marker = struct.unpack_from("BB", data, place)
        if start != 0xFF:
            raise Unreadable("图片文件的结构不完整")
        if marker == _END:
            break
        if marker == 0xFF or marker in _WITHOUT_LENGTH:
            place += 1 if marker == 0xFF else 2
            continue
        (size,) = struct.unpack_from(">H", data, place + 2)
        if marker not in _PIXELS:
            yield data[place + 4 : place + 2 + size]
        place += 2 + size
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, place)
            if found is None:
                raise Unreadable("图片文件的结构不完整")
            place = found.start()
    if data[place + 2 :].strip(b"\0"):
        raise Unreadable(_AFTER_END)
