"""Builds that are forked from a process which has read all the code already: a second less for each of hundreds.

What runs is the command line of `launch.py`, in a process and a group of its own.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from io import FileIO, TextIOWrapper
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

PRELOADED = [
    "pelican", "pelican.generators", "pelican.readers", "rich.table", "markdown.extensions.toc",
    "disclosure_gate", "disclosure_site", "disclosure_search", "tests.builds.launch",
]  # fmt: skip
LONGEST_S = 120


ROOT = Path(__file__).resolve().parents[2]


@cache
def find_context() -> ForkServerContext:
    """The one server of this run, which has imported everything."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    with pytest.MonkeyPatch.context() as patch:  # what it imports it must find
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, (ROOT, ROOT / "plugins"))))
        forkserver.ensure_running()
    return context


def run_build(arguments: Sequence[str], environ: Mapping[str, str], folder: str, log: str) -> None:
    """In the child: what a shell would have arranged, then the build."""
    os.setsid()
    os.chdir(folder)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    null = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, null), (1, out), (2, out)):
        os.dup2(source, target)
    sys.stdout, sys.stderr = (TextIOWrapper(FileIO(fd, "w"), "utf-8", write_through=True) for fd in (1, 2))
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["pelican", *arguments]
    from tests.builds.launch import main

    main()


class ForkedBuild:
    """A build under way, with as much of `subprocess.Popen` as tests use."""

    def __init__(self, arguments: Sequence[str], environ: Mapping[str, str], folder: Path, log: Path) -> None:
        self.log = log
        log.write_bytes(b"")
        self.process = find_context().Process(
            target=run_build, args=(list(arguments), dict(environ), str(folder), str(log))
        )
        self.process.start()
        assert self.process.pid
        self.pid = self.process.pid

    @property
    def returncode(self) -> int | None:
        """None while it runs; minus the signal's number where one ended it."""
        return self.process.exitcode

    def poll(self) -> int | None:
        """The same."""
        return self.process.exitcode

    def wait(self, timeout: float = LONGEST_S) -> int:
        """Its code; TimeoutExpired where it does not end."""
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise TimeoutExpired("build", timeout)
        return self.process.exitcode

    def communicate(self, timeout: float = LONGEST_S) -> tuple[str, None]:
        """Wait; everything that it said."""
        self.wait(timeout)
        return self.said, None

    @property
    def said(self) -> str:
        """Everything so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def kill(self, *, group: bool = False) -> None:
        """As by `kill -9`, of the build alone or of its whole group; a build that has ended is left alone."""
        if self.poll() is None:
            try:
                (os.killpg if group else os.kill)(self.pid, signal.SIGKILL)
            except ProcessLookupError:  # it has no group of its own yet
                os.kill(self.pid, signal.SIGKILL)
        self.process.join()
