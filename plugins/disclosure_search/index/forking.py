"""Segments written by several processes, each of several parts."""

import os
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import connection, get_context
from multiprocessing.context import ForkProcess
from typing import Any, Final

from disclosure_search.index.analysed import PartLike
from disclosure_search.index.segments import write_part
from disclosure_search.index.storage import Storage, new_segment
from disclosure_store.trees.locks import die_with_parent

SEGMENT_DOCUMENTS: Final = 12_500
"""A segment gets at least so many records if there are as many: about what a process holds at once."""


class SegmentNotWritten(RuntimeError):
    """A process that wrote a segment ended without having done so; what it said stands on stderr."""


def write_all(storage: Storage, parts: Iterable[PartLike], workers: int, made: list[Any]) -> None:
    """Write the parts, in so many processes; the segments are added to `made` before they are written."""
    running: list[ForkProcess] = []
    try:
        for batch in _gather(parts):
            made.append(new_segment(storage, sum(len(part.documents) for part in batch)))
            if workers == 1:
                write_part(storage, made[-1], batch)
                continue
            if len(running) == workers:
                running = _wait_for_one(running)
            running.append(_fork(storage, made[-1], batch))
        while running:
            running = _wait_for_one(running)
    finally:
        for process in running:
            process.kill()
            process.join()


def _gather(parts: Iterable[PartLike]) -> Iterator[list[PartLike]]:
    """Parts that go into one segment."""
    batch: list[PartLike] = []
    for part in parts:
        if part.documents:
            batch.append(part)
        if sum(len(part.documents) for part in batch) >= SEGMENT_DOCUMENTS:
            yield batch
            batch = []
    if batch:
        yield batch


def _fork(storage: Storage, segment: Any, batch: Sequence[PartLike]) -> ForkProcess:
    """A forked process finds all it needs in its memory, and says by its exit code how it went."""

    parent = os.getpid()

    def work() -> None:
        die_with_parent(parent)
        write_part(storage, segment, batch)

    process = get_context("fork").Process(target=work)
    process.start()
    return process


def _wait_for_one(running: list[ForkProcess]) -> list[ForkProcess]:
    """Those that are still at work once one has ended."""
    ended = connection.wait([process.sentinel for process in running])
    for process in running:
        if process.sentinel in ended:
            process.join()
            if process.exitcode:
                raise SegmentNotWritten(f"exit code {process.exitcode}")
    return [process for process in running if process.sentinel not in ended]
