"""Where a build's time goes, step by step, and how long the process has been running."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START_TICKS_FIELD = 19
"""Position of `starttime` in /proc/self/stat, counted after the command's closing bracket (proc(5))."""


class Stopwatch:
    """Seconds per named step; a step that is entered twice adds up."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time the block under `name`."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def seconds_since_start() -> float:
    """Seconds since this process was started, from the kernel's own account."""
    stat = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace")
    ticks = int(stat.rpartition(")")[2].split()[_START_TICKS_FIELD])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
