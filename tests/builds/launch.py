"""`python launch.py PELICAN-ARGUMENTS…`: Pelican's command line under circumstances that a test cannot wait for.

BUILD_CLOCK    a file with the machine's time, ISO with its offset; it may change while Pelican runs
BUILD_DIES_AT  `exchange`: the process is gone between the ledger's append and the swap, as by a kill;
               `swapped`: just after the swap
BUILD_HOLDS    a file: before the swap the build writes `reached` into it, and waits until it is gone
BUILD_WORKER_DIES_AT
               a record's file, or a file of the site: the worker that comes to it is gone, as by a kill
"""

import os
import signal
import sys
import time
from datetime import datetime, tzinfo
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
KILLED = 137


def _set_clock(file: Path) -> None:
    config: Any = import_module("disclosure_gate.config")

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            moment = datetime.fromisoformat(file.read_text(encoding="ascii"))
            return cls.fromtimestamp(moment.timestamp(), tz)

    config.datetime = Clock


def _wrap_exchange(dies_at: str | None, holds: Path | None) -> None:
    site_tree: Any = import_module("disclosure_store.trees.site_tree")
    exchange = site_tree.exchange_trees

    def wrapped(*arguments: Any) -> None:
        if holds:
            holds.write_text("reached", encoding="ascii")
        while holds and holds.exists():
            time.sleep(0.02)
        if dies_at == "exchange":
            os._exit(KILLED)
        exchange(*arguments)
        if dies_at == "swapped":
            os._exit(KILLED)

    site_tree.exchange_trees = wrapped


def _wrap_workers(culprit: str) -> None:
    intake: Any = import_module("disclosure_store.intake")
    writer: Any = import_module("disclosure_store.trees.writer")
    read_file, write, build = intake._read_file, writer.Writer.write, os.getpid()

    def die_at(path: str) -> None:
        if path == culprit and os.getpid() != build:
            os.kill(os.getpid(), signal.SIGKILL)

    def read_wrapped(reader: object, known: object, path: str) -> Any:
        die_at(path)
        return read_file(reader, known, path)

    def write_wrapped(self: object, path: str, data: bytes) -> Any:
        die_at(path)
        return write(self, path, data)

    intake._read_file, writer.Writer.write = read_wrapped, write_wrapped


def main() -> None:
    """Arrange the circumstances and hand over."""
    sys.path.insert(0, str(ROOT / "plugins"))
    if clock := os.environ.get("BUILD_CLOCK"):
        _set_clock(Path(clock))
    holds = os.environ.get("BUILD_HOLDS")
    _wrap_exchange(os.environ.get("BUILD_DIES_AT"), Path(holds) if holds else None)
    if culprit := os.environ.get("BUILD_WORKER_DIES_AT"):
        _wrap_workers(culprit)
    from pelican import main as run

    run()


if __name__ == "__main__":
    main()
