"""Which files of CONTENT changed since the state was last written.

A file whose size, modification time, change time and inode are as before is taken as unchanged; every
other one is read, and its content's digest decides. No link is followed, so that nothing outside the
tree is read and no loop can hang the walk.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RECORD_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells a changed file from an unchanged one without reading it."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something below `records/` that is no record file: `reason` is a Chinese sentence.

    `lost` tells whether a record may be lost by it: a stray text file loses none.
    """

    path: str
    reason: str
    lost: bool = True


def walk(content: Path, folder: str) -> Iterator[tuple[str, Stamp | Oddity]]:
    """Every file below CONTENT/folder as (path relative to CONTENT with `/`, stamp or oddity), sorted."""
    if (content / folder).is_symlink():
        yield folder, Oddity(folder, "这是一个符号链接，不会沿链接读取")
        return
    pending = [folder]
    while pending:
        here = pending.pop()
        entries = _list_folder(content, here)
        if isinstance(entries, Oddity):
            yield here, entries
            continue
        folders = []
        for entry in entries:
            path = f"{here}/{entry.name}"
            if _is_ignored(entry.name):
                continue
            if not _is_unicode(path):
                path = os.fsencode(path).decode("utf-8", "replace")
                yield path, Oddity(path, "文件名（或文件夹名）不是 UTF-8 编码，无法读取，请改名")
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                yield path, _stamp(path, entry)
        pending += reversed(folders)


def walk_files(content: Path, folder: str) -> Iterator[str]:
    """Every file, link or whatever lies below CONTENT/folder, relative to CONTENT, sorted; links are not followed."""
    if (content / folder).is_symlink():
        return
    for here, folders, files in os.walk(content / folder):
        folders[:] = sorted(name for name in folders if not _is_ignored(name))
        linked = [name for name in folders if (Path(here) / name).is_symlink()]
        for name in sorted([*files, *linked]):
            if not _is_ignored(name):
                path = (Path(here) / name).relative_to(content).as_posix()
                yield path if _is_unicode(path) else os.fsencode(path).decode("utf-8", "replace")


def _list_folder(content: Path, folder: str) -> list[os.DirEntry[str]] | Oddity:
    try:
        with os.scandir(content / folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError:
        return Oddity(folder, "这个文件夹无法读取，请检查权限")


def _is_ignored(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name == "Thumbs.db"


def _is_unicode(name: str) -> bool:
    """Names in another encoding (a zip made on an old system) come with surrogates, which nothing can store."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _stamp(path: str, entry: os.DirEntry[str]) -> Stamp | Oddity:
    if entry.is_symlink():
        return Oddity(path, "这是一个符号链接，不会沿链接读取")
    if not entry.is_file(follow_symlinks=False):
        return Oddity(path, "这不是普通文件")
    if not entry.name.lower().endswith(RECORD_SUFFIXES):
        return Oddity(path, "文件名不以 .yaml 结尾，未作为记录读取", lost=False)
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError:
        return Oddity(path, "文件无法读取，请检查文件是否存在、权限是否正确")
    return Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def digest_bytes(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
