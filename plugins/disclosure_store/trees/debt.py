"""The debt between the two trees: the paths in which they may differ, in one file beside them.

A path is noted before it is touched, so a build that is killed leaves behind exactly what has to be put
right. An exchange does not change the list: what the one tree lacks, the other has. The list counts for one
pair of trees only, which it names by their seals: `b` the tree that both were level with, `s` the tree that
one of them became, `p` a path. Every record stands between two NULs: one that was cut off by a kill spoils
none that follows.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from disclosure_store.trees.address import check


@dataclass(frozen=True, slots=True)
class Debt:
    """What the file says: the seal both trees had, those that one of them was to be given, the paths."""

    base: str
    sealed: frozenset[str]
    paths: frozenset[str]

    def counts_for(self, live: str | None, spare: str | None) -> bool:
        """Whether it speaks of two trees with these seals: before an exchange, or after it."""
        return live == self.base or (live in self.sealed and spare == self.base)


class DebtNote:
    """The open list, to which any number of processes add."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._fd: int | None = None

    def begin(self, base: str) -> None:
        """Start an empty list for two trees that are level and bear the seal `base`."""
        self._file.unlink(missing_ok=True)
        self._append([f"b{base}"])

    def add(self, paths: Iterable[str]) -> None:
        """Note paths that are about to be touched in the spare tree."""
        self._append([f"p{path}" for path in paths])

    def seal(self, seal: str) -> None:
        """Note the seal that the spare tree is about to be given."""
        self._append([f"s{seal}"])

    def close(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __getstate__(self) -> Path:
        return self._file

    def __setstate__(self, file: Path) -> None:
        self._file = file
        self._fd = None

    def _append(self, records: list[str]) -> None:
        if self._fd is None:
            self._fd = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        rest = memoryview("".join([f"\0{record}\0" for record in records]).encode())
        while rest:
            rest = rest[os.write(self._fd, rest) :]


def read_debt(file: Path) -> Debt | None:
    """The list as it stands, or None where there is none."""
    try:
        records = file.read_bytes().decode("utf-8", "replace").split("\0")
    except FileNotFoundError:
        return None
    base = next((record[1:] for record in records if record.startswith("b")), None)
    if base is None:
        return None
    sealed = frozenset(record[1:] for record in records if record.startswith("s"))
    return Debt(base, sealed, frozenset(record[1:] for record in records if _is_path(record)))


def _is_path(record: str) -> bool:
    """Whether a record is a path that was noted, and not the beginning of one that was cut off at `..`."""
    if not record.startswith("p"):
        return False
    try:
        check(record[1:])
    except ValueError:
        return False
    return True
