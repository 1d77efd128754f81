"""Where attachments lie: `CONTENT/attachments/{record id}/{name}`. No link is followed."""

import stat
from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from disclosure_store.scan import Oddity, Stamp, walk_files

FOLDER = "attachments"
ABSENT = Stamp(-1, -1, -1, -1)
"""Of a file that is not there, or is no plain file."""


class Attachment(NamedTuple):
    """One file that a record publishes: its name, and the digest and size of what was looked through."""

    name: str
    digest: str
    size: int


def stamp_attachment(content: Path, path: str) -> Stamp:
    """What tells whether the file has changed; `path` is relative to CONTENT, and no step of it may be a link."""
    steps = path.split("/")
    try:
        for depth in range(1, len(steps)):
            if (content / "/".join(steps[:depth])).is_symlink():
                return ABSENT
        facts = (content / path).lstat()
    except (OSError, ValueError):
        return ABSENT
    if not stat.S_ISREG(facts.st_mode):
        return ABSENT
    return Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def list_strays(content: Path, known: Container[str]) -> Iterator[Oddity]:
    """Folders below `attachments/` with files that no record names: somebody may think that they are published.

    A file's own name is not told: it may hold a party's.
    """
    folders = Counter(path.rpartition("/")[0] for path in walk_files(content, FOLDER) if path not in known)
    for folder, count in sorted(folders.items()):
        yield Oddity(folder, f"有{count}个文件没有记录引用，不会公开", lost=False)
