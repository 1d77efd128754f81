"""Writes the pages of a build into the spare tree, from any number of processes.

A file whose bytes are the same is left alone, its time included. Each is looked through before it is written.
"""

# A hundred thousand files: paths stay text.
# ruff: noqa: PTH102, PTH103, PTH104, PTH106, PTH108, PTH112, PTH114

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from disclosure.privacy.finished import Found, Inspector
from disclosure_store.trees.address import check, from_disk, on_disk
from disclosure_store.trees.debt import DebtNote
from disclosure_store.trees.locks import die_with_parent
from disclosure_store.trees.page_file import holds, join, put
from disclosure_store.trees.problems import problem_of


class Written(NamedTuple):
    """What the main process has to record of a file."""

    path: str
    digest: str
    """SHA-256, hexadecimal."""
    size: int
    """Bytes."""
    found: tuple[Found, ...] = ()
    """What in it must not be published; such a file is not even written."""


class Writer:
    """Goes to the workers, by fork or by pickle. A worker that it writes in ends with its parent."""

    def __init__(self, spare: Path, debt: DebtNote | None, inspector: Inspector | None) -> None:
        self._spare = str(spare)
        self._inspector = inspector
        self._debt = debt
        """None while the spare tree is made anew: what it held is not known anyway."""
        self._folders = {""}
        self._pid = os.getpid()

    def write(
        self, path: str, data: bytes, in_place_of: str = "", *, looked_through: bool = False
    ) -> Written:
        """Have `path` hold `data` in the spare tree. ValueError: a path outside. OutputProblem: the disk.

        `in_place_of`: a file that the next site does not have, whose room on the disk is used, if it is there: with
        most file systems a new name costs less than a new file. `looked_through`: it consists, byte for byte, of files
        of the next site that were looked through one by one.
        """
        check(path)
        parent, here = self._pid, os.getpid()
        if here != parent:
            die_with_parent(parent)  # not twice: another thread may have done so
            self._pid = here
        found = self._inspector.inspect(path, data) if self._inspector and not looked_through else ()
        try:
            if not found and (self._is_first_in_folder(path) or not holds(on_disk(self._spare, path), data)):
                self._put(path, data, in_place_of)
        except OSError as error:
            raise problem_of(error, self._spare) from error
        return Written(path, sha256(data).hexdigest(), len(data), tuple(found))

    def join(self, path: str, head: bytes, parts: Iterable[tuple[str, int]]) -> Written:
        """Have `path` hold `head`, then files of the next site, each from a byte on. OutputProblem: the disk.

        The parts are in the spare tree already and were looked through as they were written; so is only the head.
        """
        check(path)
        found = self._inspector.inspect(path, head) if self._inspector else ()
        self._note(path)
        folder = path.rpartition("/")[0]
        target, sources = on_disk(self._spare, path), [(on_disk(self._spare, part), at) for part, at in parts]
        try:
            if folder not in self._folders:
                self._make(folder)
            if os.path.isdir(target):
                self._clear(path)
            digest, size = join(target, head, sources)
        except OSError as error:
            raise problem_of(error, self._spare) from error
        return Written(path, digest, size, tuple(found))

    def _is_first_in_folder(self, path: str) -> bool:
        """Whether its folder was made just now, so that nothing can stand there: to look would cost as much again.

        Only in a tree that is made anew; elsewhere what is touched is noted first.
        """
        folder = path.rpartition("/")[0]
        return self._debt is None and folder not in self._folders and self._make(folder)

    def _put(self, path: str, data: bytes, in_place_of: str) -> None:
        self._note(path)
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        target = on_disk(self._spare, path)
        if in_place_of and self._move(in_place_of, target) and holds(target, data):
            return
        try:
            put(target, data)
        except IsADirectoryError:
            self._clear(path)
            put(target, data)

    def _move(self, path: str, target: bytes) -> bool:
        """Give a file another name; whether there was one. What the name stood for before is told by the debt."""
        check(path)
        self._note(path)
        try:
            os.rename(on_disk(self._spare, path), target)
        except OSError:
            return False
        return True

    def _make(self, folder: str) -> bool:
        """Make the folder and those above it; whether it was not there. A file of the last site in its place goes."""
        above = folder.rpartition("/")[0]
        if above not in self._folders:
            self._make(above)
        target = on_disk(self._spare, folder)
        is_new = True
        try:
            os.mkdir(target)
        except FileExistsError:
            is_new = False
            if os.path.islink(target) or not os.path.isdir(target):
                self._replace_by_folder(folder)
        self._folders.add(folder)
        return is_new

    def _replace_by_folder(self, path: str) -> None:
        """Another worker may be doing the same."""
        self._note(path)
        with suppress(FileNotFoundError, IsADirectoryError):
            os.unlink(on_disk(self._spare, path))
        os.makedirs(on_disk(self._spare, path), exist_ok=True)

    def _clear(self, folder: str) -> None:
        """Remove a folder of the last site with all its files."""
        with os.scandir(on_disk(self._spare, folder)) as entries:
            for entry in list(entries):
                path = f"{folder}/{from_disk(entry.name)}"
                if entry.is_dir(follow_symlinks=False):
                    self._clear(path)
                else:
                    self._note(path)
                    os.unlink(entry.path)
        os.rmdir(on_disk(self._spare, folder))
        self._folders = {""}

    def _note(self, path: str) -> None:
        if self._debt is not None:
            self._debt.add([path])
