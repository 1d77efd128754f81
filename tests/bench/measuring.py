"""Seconds and memory of a command with all its child processes."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE_S = 0.05


@dataclass(frozen=True, slots=True)
class Figures:
    """Wall and processor seconds, and the peak of the memory of all processes together in MiB.

    Memory is proportional set size, so that pages which forked workers share count once.
    """

    wall_s: float
    cpu_s: float
    peak_mib: float
    exit_code: int


def measure(command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None) -> Figures:
    """Run a command to its end; its output goes nowhere."""
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
    return Figures(wall, usage.ru_utime + usage.ru_stime, peak.mib, os.waitstatus_to_exitcode(status))


class _Peak(threading.Thread):
    """Samples the memory of a process and its descendants."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.mib = pid, 0.0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_PAUSE_S):
            self.mib = max(self.mib, sum(map(_pss_mib, _family(self.pid))))

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
