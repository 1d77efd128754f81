"""One file of a tree: compared, filled, joined from others, copied.

A new file costs a file system up to thirty times what writing over an old one does, so what is there is used
again. Not so a large file, which somebody may still be downloading from the tree that was live before, nor
one with a second name that somebody else has given it: those get a new file, and the old one stays as it was
for whoever has it.
"""

# A hundred thousand files: paths stay plain bytes.
# ruff: noqa: PTH108

import errno
import os
from collections.abc import Iterable
from hashlib import sha256

_LARGE_BYTES = 1 << 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_ANY = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC


def holds(target: bytes, data: bytes) -> bool:
    """Whether a file stands there with exactly these bytes."""
    try:
        fd = os.open(target, _OLD)
    except OSError:
        return False  # not there, or not a file: writing it will tell
    try:
        if os.fstat(fd).st_size != len(data):
            return False
        with open(fd, "rb", closefd=False) as old:
            return old.read() == data
    except IsADirectoryError:
        return False
    finally:
        os.close(fd)


def put(target: bytes, data: bytes) -> None:
    """Have the file hold these bytes. Its folder must be there; IsADirectoryError where it is one itself."""
    fd, old_bytes = _open(target)
    try:
        written = os.write(fd, data)
        while written < len(data):
            written += os.write(fd, data[written:])
        if old_bytes > len(data):
            os.ftruncate(fd, len(data))
    finally:
        os.close(fd)  # on network file systems a full disk shows only here


def join(target: bytes, head: bytes, sources: Iterable[tuple[bytes, int]]) -> tuple[str, int]:
    """Have a new file hold `head` and each source from a byte on; SHA-256, hexadecimal, and bytes of the whole."""
    fd, _ = _open(target, new=True)
    digest, size = sha256(head), len(head)
    with open(fd, "wb") as file:
        file.write(head)
        for source, start in sources:
            with open(source, "rb", buffering=0) as old:
                old.seek(start)
                while chunk := old.read(_LARGE_BYTES):
                    digest.update(chunk)
                    size += file.write(chunk)
    return digest.hexdigest(), size


def copy(source: bytes, target: bytes) -> None:
    """Have the file hold the same bytes and bear the same time as `source`; never a second name of it."""
    old = os.open(source, os.O_RDONLY | os.O_CLOEXEC)
    try:
        facts = os.fstat(old)
        if facts.st_size < _LARGE_BYTES:
            data = os.read(old, facts.st_size + 1)
            if not holds(target, data):
                put(target, data)
        else:
            _pour(old, target)
    finally:
        os.close(old)
    os.utime(target, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def _pour(source: int, target: bytes) -> None:
    fd, _ = _open(target, new=True)
    try:
        while os.sendfile(fd, source, None, _LARGE_BYTES):
            pass
    finally:
        os.close(fd)


def _open(target: bytes, new: bool = False) -> tuple[int, int]:
    """A descriptor to write with, and how many bytes the file holds."""
    try:
        fd = os.open(target, _ANY, 0o666)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
    else:
        facts = os.fstat(fd)
        if facts.st_nlink == 1 and not new and facts.st_size < _LARGE_BYTES:
            return fd, facts.st_size
        os.close(fd)
    os.unlink(target)
    return os.open(target, _NEW, 0o666), 0
