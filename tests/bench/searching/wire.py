"""Bytes as a host would send them: gzip where that makes a file smaller; what is packed already goes as it is."""

import gzip
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def pack(data: bytes) -> bytes:
    """What goes over the wire: the smaller of the file and its gzip."""
    packed = gzip.compress(data, compresslevel=6, mtime=0)
    return min(packed, data, key=len)


@cache
def wire_bytes(file: Path) -> int:
    """The size of a file on the wire; 0 where there is none."""
    return len(pack(file.read_bytes())) if file.is_file() else 0


def sum_wire_bytes(files: Iterable[Path]) -> int:
    """The size of several, each counted once: a browser keeps what it has fetched."""
    return sum(map(wire_bytes, set(files)))
