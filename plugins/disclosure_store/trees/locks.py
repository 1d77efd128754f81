"""One build at a time: whoever works on a folder holds its lock, and whoever comes later waits or is told.

flock(2) on the folder itself, so that no file is left in the ledger or the state; where the folder is one
that gets exchanged, on a file beside it. The kernel releases the lock of a process that is gone.
"""

import ctypes
import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from disclosure_store.trees.problems import reporting

_PAUSE_S = 0.05
_PR_SET_PDEATHSIG = 1

_held: set[int] = set()
"""Descriptors of this process that hold a lock: a forked child shares them, and has to let go."""


class BuildInProgress(Exception):
    """Somebody else works on the folder; the message names it, in Chinese."""

    def __init__(self, folder: Path, waited_s: float) -> None:
        super().__init__(folder, waited_s)
        self.folder = folder
        self.waited_s = waited_s

    def __str__(self) -> str:
        waited = f"，已等待 {self.waited_s:.0f} 秒" if self.waited_s >= 1 else ""
        remedy = "请等它结束后再试；如果没有别的构建，请检查是否有残留的进程。"
        return f"另一个构建正在使用“{self.folder}”{waited}。{remedy}"


def _say_nothing(folder: Path) -> None:
    """What a caller hears of a wait unless it asks for more."""


@contextmanager
def hold(
    places: Sequence[Path], wait_s: float, on_wait: Callable[[Path], None] = _say_nothing
) -> Iterator[None]:
    """Hold every folder, or `.lock` file, of `places` inside the block; always in the same order, each once.

    A folder must exist; a file is made, or OutputProblem. `on_wait` is told once of each place that is
    taken; after `wait_s` seconds of waiting in all, `BuildInProgress`. A process that is forked inside the
    block does not hold them: a worker that is left behind would hold them for ever.
    """
    deadline = time.monotonic() + wait_s
    with ExitStack() as held:
        for place in sorted({place.resolve() for place in places}):
            fd = _take(place, deadline, wait_s, on_wait)
            held.callback(_release, fd)
        yield


def _take(place: Path, deadline: float, wait_s: float, on_wait: Callable[[Path], None]) -> int:
    told = False
    while (fd := _try(place)) is None:
        if time.monotonic() >= deadline:
            raise BuildInProgress(_folder_of(place), wait_s)
        if not told:
            on_wait(_folder_of(place))
            told = True
        time.sleep(_PAUSE_S)
    return fd


def _try(place: Path) -> int | None:
    """The descriptor that holds the lock, or None while somebody else does."""
    fd = _open(place)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(fd), place.stat()):
            _held.add(fd)
            return fd
    except (BlockingIOError, FileNotFoundError):
        pass  # held by another, or deleted after it was opened: both are tried again
    except BaseException:
        os.close(fd)
        raise
    os.close(fd)
    return None


def _open(place: Path) -> int:
    if place.suffix != ".lock":
        return os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    with reporting(_folder_of(place)):
        place.parent.mkdir(parents=True, exist_ok=True)
        return os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)


def _release(fd: int) -> None:
    """By whoever took it: unlocking counts for the copies, too, of a child that has not let go yet."""
    if fd in _held:
        fcntl.flock(fd, fcntl.LOCK_UN)
        _held.discard(fd)
        os.close(fd)


def _let_go() -> None:
    """In a forked child: closing its copies leaves the parent's lock alone."""
    for fd in _held:
        os.close(fd)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)


def die_with_parent(parent: int) -> None:
    """Have the kernel end this worker when whoever forked it ends: prctl(2), PR_SET_PDEATHSIG.

    Whoever is a thread: it must last as long as its workers.

    For every worker of a build, as the initializer of its pool: one whose build is killed would wait for work
    for ever, and hold the build's locks. `parent`: the process id of whoever forked it, which may have ended before
    the kernel was asked.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _folder_of(place: Path) -> Path:
    """The folder a reader knows: `.output.lock` and `.output.spare.lock` stand for `output`."""
    if place.suffix != ".lock":
        return place
    return place.with_name(place.name.removeprefix(".").removesuffix(".lock").removesuffix(".spare"))
