"""Black and white modules as a PNG (ISO/IEC 15948), 1 bit each, in a `data:` address.

The deflate stream is stored, not compressed: modules look like noise, and so no library has a say in the bytes.
"""

import struct
import zlib
from base64 import b64encode
from collections.abc import Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WHITE = 0xFF


def pack_rows(modules: Sequence[Sequence[int]]) -> int:
    """The scan lines as one number: each a filter byte, then a bit for each module, 1 for black.

    >>> hex(pack_rows([[1, 0], [1, 1]]))
    '0x8000c0'
    """
    width = _bytes_of(len(modules))
    lines = (int("".join(map(str, row)), 2) << (8 * width - len(row)) for row in modules)
    return int.from_bytes(b"".join(b"\0" + line.to_bytes(width, "big") for line in lines), "big")


def write_picture(rows: int, size: int) -> str:
    """A square of `size` modules from its packed rows."""
    width = _bytes_of(size)
    blank = int.from_bytes((b"\0" + bytes([_WHITE]) * width) * size, "big")
    data = (rows ^ blank).to_bytes((width + 1) * size, "big")
    stored = b"\x78\x01\x01" + struct.pack("<HH", len(data), len(data) ^ 0xFFFF) + data
    head = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    stream = stored + struct.pack(">I", zlib.adler32(data))
    parts = _chunk(b"IHDR", head) + _chunk(b"IDAT", stream) + _chunk(b"IEND", b"")
    return f"data:image/png;base64,{b64encode(_SIGNATURE + parts).decode()}"


def _bytes_of(size: int) -> int:
    return (size + 7) // 8


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
