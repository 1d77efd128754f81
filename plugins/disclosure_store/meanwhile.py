"""What changed below `records/` while a build was at work: the site shows what was read, and the report says so.

Files that the build read are looked at one by one; of the others, a folder's time tells whether one came or went.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from disclosure_store.docket import RECORDS, Changes
from disclosure_store.scan import Oddity, Stamp, walk


def count_changed(content: Path, changes: Changes) -> int:
    """How many files were written, added, renamed or deleted since the scan, as far as that shows."""
    read = dict(changes.read)
    touched = {path for path, stamp in read.items() if _stamp(content / path) != stamp}
    missing = {path for path in touched if not os.path.lexists(content / path)}
    gone = 0
    for folder in _find_newer(content, changes):
        fresh, count = _look(content, folder, changes.since_ns, read)
        touched |= fresh
        known_missing = sum(path.rpartition("/")[0] == folder for path in missing)
        gone += max(0, changes.seen.get(folder, 0) - count - known_missing)
    return len(touched) + gone


def _find_newer(content: Path, changes: Changes) -> Iterator[str]:
    """The folders in which something came or went."""
    above = {RECORDS}
    for folder in changes.seen:
        while folder not in above:
            above.add(folder)
            folder = folder.rpartition("/")[0]
    for folder in sorted(above):
        try:
            if (content / folder).stat().st_mtime_ns >= changes.since_ns:
                yield folder
        except OSError:
            yield folder


def _look(content: Path, folder: str, since_ns: int, read: Mapping[str, Stamp]) -> tuple[set[str], int]:
    """The record files below a folder that are new since then, and how many lie in it."""
    found = [(path, stamp) for path, stamp in walk(content, folder) if not isinstance(stamp, Oddity)]
    fresh = {path for path, stamp in found if path not in read and stamp.ctime_ns >= since_ns}
    return fresh, sum(path.rpartition("/")[0] == folder for path, _ in found)


def _stamp(file: Path) -> Stamp | None:
    try:
        facts = file.lstat()
    except OSError:
        return None
    return Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
