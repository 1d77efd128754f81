"""The folder of the ledger as the file system has it: never through a link, never half rewritten.

A rewrite (a merge) may touch two year files. The new files are first gathered in a folder that gets its name
`.merging` in one step; from then on they count as the ledger, and moving them into place can be broken off
and taken up again at any time.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_MERGING = ".merging"
_GATHERING = ".merging.new"
_OPEN = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class LedgerFileError(Exception):
    """The ledger cannot be read or written safely: a build stops (exit 5). The message is for a clerk."""


class Mark(NamedTuple):
    """What shows that a file is still the one that was read."""

    size: int
    modified_ns: int
    inode: int


@contextmanager
def open_folder(folder: Path) -> Iterator[int]:
    """The folder's descriptor; FileNotFoundError when there is none, LedgerFileError when it is a link."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _OPEN)
    except FileNotFoundError:
        raise
    except OSError as error:
        message = f"台账文件夹 {folder} 打不开（{error.strerror}），它须是真实的文件夹，不能是链接。"
        raise LedgerFileError(f"{message}请检查 DISCLOSURE_LEDGER 的设置和权限。") from error
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def open_file(name: str, folder: int, flags: int) -> Iterator[int]:
    """A regular file of the folder, and nothing else under its name."""
    try:
        descriptor = os.open(name, flags | _OPEN, 0o644, dir_fd=folder)
    except OSError as error:
        raise LedgerFileError(f"台账文件 {name} 打不开（{error.strerror}）；台账文件不能是链接。") from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise LedgerFileError(f"台账中的 {name} 不是普通文件，请移走。")
        yield descriptor
    finally:
        os.close(descriptor)


def read_files(folder: int) -> dict[str, tuple[bytes, Mark]]:
    """The year files of the ledger, a rewrite that is under way counted as done."""
    files = {name: _read_file(name, folder) for name in _list_files(folder)}
    with _open_merging(folder) as merging:
        if merging is not None:
            files |= {name: _read_file(name, merging) for name in _names(merging)}
    return files


@contextmanager
def open_for_writing(path: Path, marks: Mapping[str, Mark]) -> Iterator[int]:
    """The folder, kept from other writers; LedgerFileError when its files are no longer those of `marks`."""
    with open_folder(path) as folder:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)  # ends with the descriptor, by a kill too
        except BlockingIOError as error:
            raise LedgerFileError("另一个程序正在写台账，请等它结束后再试。") from error
        _finish_rewrite(folder)
        if _read_marks(folder) != marks:
            raise LedgerFileError("台账在读取之后被别的程序改动，本次没有写入。请重新执行。")
        yield folder


def rewrite_files(path: Path, files: Mapping[str, bytes], marks: Mapping[str, Mark]) -> None:
    """Put files in the place of those of the same names: all of them or none, whenever it is broken off."""
    with open_for_writing(path, marks) as folder:
        shutil.rmtree(path / _GATHERING, ignore_errors=True)
        os.mkdir(_GATHERING, dir_fd=folder)
        with open_folder(path / _GATHERING) as gathering:
            for name, content in files.items():
                with open_file(name, gathering, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as descriptor:
                    write_all(descriptor, content)
            os.fsync(gathering)
        os.rename(_GATHERING, _MERGING, src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)
        _finish_rewrite(folder)


def write_all(descriptor: int, content: bytes) -> None:
    """Write and wait until it is on the disk."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)


@contextmanager
def _open_merging(folder: int) -> Iterator[int | None]:
    try:
        descriptor = os.open(_MERGING, os.O_RDONLY | os.O_DIRECTORY | _OPEN, dir_fd=folder)
    except FileNotFoundError:
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _finish_rewrite(folder: int) -> None:
    """Move what a rewrite gathered into place, if one was broken off."""
    with _open_merging(folder) as merging:
        if merging is None:
            return
        for name in _names(merging):
            os.replace(name, name, src_dir_fd=merging, dst_dir_fd=folder)
        os.fsync(folder)
    os.rmdir(_MERGING, dir_fd=folder)
    os.fsync(folder)


def _read_marks(folder: int) -> dict[str, Mark]:
    return {name: _mark(os.stat(name, dir_fd=folder, follow_symlinks=False)) for name in _list_files(folder)}


def _list_files(folder: int) -> list[str]:
    return [name for name in _names(folder) if name.lower().endswith(".jsonl")]


def _names(folder: int) -> list[str]:
    with os.scandir(folder) as items:
        return [item.name for item in items]


def _read_file(name: str, folder: int) -> tuple[bytes, Mark]:
    with open_file(name, folder, os.O_RDONLY) as descriptor, open(descriptor, "rb", closefd=False) as file:
        mark = _mark(os.fstat(descriptor))
        return file.read(), mark


def _mark(status: os.stat_result) -> Mark:
    return Mark(status.st_size, status.st_mtime_ns, status.st_ino)
