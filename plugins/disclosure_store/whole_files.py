"""A file taken whole, as of one moment, though an editor or a copy may be writing it at this very moment."""

import os
import time
from pathlib import Path

_SETTLED_NS = 10_000_000
"""So long nobody must have written to it: whoever writes a file in pieces leaves less time between them."""
_PAUSE_S = 0.005
_LONGEST_S = 1.0


class StillWritten(OSError):
    """The file was written to for as long as one can wait."""


def read_whole(file: Path | str, most_bytes: int) -> bytes:
    """The file's bytes, not more than `most_bytes` and one; OSError where it cannot be read, or not in one piece."""
    until = None
    while True:
        data = _read_once(file, most_bytes)
        if data is not None:
            return data
        now = time.monotonic()
        until = until or now + _LONGEST_S
        if now > until:
            raise StillWritten(str(file))
        time.sleep(_PAUSE_S)


def _read_once(file: Path | str, most_bytes: int) -> bytes | None:
    """None where somebody is at it."""
    # without a buffer: of a hundred thousand small files each is asked for once
    with open(file, "rb", buffering=0) as opened:
        before = os.fstat(opened.fileno())
        # asked for by its size: a read of the bound would set aside that many bytes for every file
        wanted = min(before.st_size, most_bytes)
        data = opened.read(wanted + 1)
        while len(data) < wanted and (more := opened.read(wanted + 1 - len(data))):
            data += more
        after = os.fstat(opened.fileno())
    unchanged = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    # a time to come is a wrong clock, and no reason to wait
    is_fresh = 0 <= time.time_ns() - after.st_mtime_ns < _SETTLED_NS
    return data if unchanged and not is_fresh else None
