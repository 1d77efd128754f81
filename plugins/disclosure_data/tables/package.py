"""A workbook's parts as one file: ZIP (APPNOTE 6.3.3), each part deflated, no time of day in it.

Python's own zipfile deflates with whatever zlib it was built with, whose bytes differ from system to system.
"""

import struct
import zlib
from collections.abc import Iterable
from typing import Final

import deflate

_LEVEL: Final = 6
_NEEDED, _DEFLATED, _MIDNIGHT, _FIRST_DAY = 20, 8, 0, 0x21
"""Version 2.0; method 8; 1980-01-01, the first day that a ZIP can name."""
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The file; names are ASCII. Less than 4 GB altogether, or struct.error."""
    body, listed, place = [], [], 0
    for name, data in parts:
        packed = bytes(deflate.deflate_compress(data, _LEVEL))
        facts = (
            _NEEDED,
            0,
            _DEFLATED,
            _MIDNIGHT,
            _FIRST_DAY,
            zlib.crc32(data),
            len(packed),
            len(data),
            len(name),
        )
        local = _LOCAL.pack(b"PK\3\4", *facts, 0) + name.encode()
        listed.append(_CENTRAL.pack(b"PK\1\2", _NEEDED, *facts, 0, 0, 0, 0, 0, place) + name.encode())
        body += [local, packed]
        place += len(local) + len(packed)
    index = b"".join(listed)
    end = _END.pack(b"PK\5\6", 0, 0, len(listed), len(listed), len(index), place, 0)
    return b"".join((*body, index, end))
