"""Files of shards are deflated when they are written, so that any host serves them small (docs/search.md).

libdeflate, pinned, and not Python's own zlib: whose bytes differ between the builds of zlib that systems carry, and
the same content must give the same bytes on every machine. What it writes is ordinary zlib data.
"""

import zlib
from typing import Final

import deflate

SUFFIX: Final = ".packed"
LEVEL: Final = 6


def pack(data: bytes) -> bytes:
    """Deflate a file (RFC 1950)."""
    return bytes(deflate.zlib_compress(data, LEVEL))


def unpack(data: bytes) -> bytes:
    """The file that was packed; zlib.error where it is damaged."""
    return zlib.decompress(data)
