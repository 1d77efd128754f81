"""Seconds and memory of a command with all its child processes."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE_S = 0.05
_PAUSE_PER_LOOK = 30
"""How often longer than the look before: to add up the pages of some processes of 500 MiB takes a good while of a core."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Wall and processor seconds, and the peak of the memory of all processes together in MiB.

    Memory is proportional set size, so that pages which forked workers share count once.
    """

    wall_s: float
    cpu_s: float
    peak_mib: float
    exit_code: int


Sample = tuple[float, float]
"""A second of the monotonic clock and the MiB held then."""


def measure(command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None) -> Figures:
    """Run a command to its end; its output goes nowhere."""
    return measure_closely(command, cwd=cwd, env=env)[0]


def measure_closely(
    command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None
) -> tuple[Figures, list[Sample]]:
    """The same, with the memory as it was moment by moment."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = _Peak(process.pid)
    peak.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    peak.stop()
    cpu = usage.ru_utime + usage.ru_stime
    return Figures(wall, cpu, peak.mib, os.waitstatus_to_exitcode(status)), peak.samples


def set_aside(aside: Path, *folders: Path) -> None:
    """Make room for a cold run: what an earlier run left is moved away, to be deleted when all is measured.

    For five minutes ext4 looks at each inode that was deleted before it takes one for a new file: 25,000 files took
    8 s in a new folder on a quiet disk, and 15 to 19 where as many had just been deleted.
    """
    aside.mkdir(parents=True, exist_ok=True)
    for folder in filter(Path.exists, folders):
        folder.rename(aside / f"{len(list(aside.iterdir()))}-{folder.name}")
    os.sync()


def clear_aside(aside: Path) -> None:
    """Delete what was moved away, and let the disk come to rest."""
    shutil.rmtree(aside, ignore_errors=True)
    os.sync()


class _Peak(threading.Thread):
    """Samples the memory of a process and its descendants."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.samples: list[Sample] = []
        self._ended = threading.Event()

    def run(self) -> None:
        pause = _PAUSE_S
        while not self._ended.wait(pause):
            start = time.monotonic()
            self.samples.append((start, sum(map(_pss_mib, _family(self.pid)))))
            pause = max(_PAUSE_S, _PAUSE_PER_LOOK * (time.monotonic() - start))

    @property
    def mib(self) -> float:
        return max((mib for _, mib in self.samples), default=0.0)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _family(pid: int) -> list[int]:
    members = [pid]
    for member in members:
        try:
            children = Path(f"/proc/{member}/task/{member}/children").read_text(encoding="ascii")
        except OSError:
            continue
        members += map(int, children.split())
    return members


def _pss_mib(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
