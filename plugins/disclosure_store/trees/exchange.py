"""Linux's exchange of two folders in one step: renameat2(2) with RENAME_EXCHANGE, which Python lacks.

There is no moment at which either name is missing or leads to something half-way. Not every file system has
it: NFS and some FUSE file systems answer EINVAL.
"""

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_HAS_NONE = frozenset((errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP))

_libc = ctypes.CDLL(None, use_errno=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places. False where kernel or file system cannot; OSError for another failure."""
    if not hasattr(_libc, "renameat2"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    if _libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _HAS_NONE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def can_exchange(place: Path) -> bool:
    """Try it on two empty folders below the folder `place`, which is made for it and removed."""
    one, other = place / "one", place / "other"
    for folder in one, other:
        folder.mkdir(parents=True, exist_ok=True)
    able = exchange(one, other)
    for folder in one, other, place:
        folder.rmdir()
    return able


def sync(tree: Path) -> None:
    """Have everything written to the tree's file system so far on the disk: syncfs(2)."""
    fd = os.open(tree, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if _libc.syncfs(fd) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(tree))
    finally:
        os.close(fd)


def is_mount_point(folder: Path) -> bool:
    """Whether something is mounted on `folder`: such a folder cannot be renamed. Knows bind mounts, too."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return os.path.ismount(folder)
    name = (
        str(folder).replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011").replace("\n", "\\012")
    )
    return any(line.split(" ")[4] == name for line in mounts.splitlines())
