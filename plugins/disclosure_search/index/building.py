"""The index made from nothing on all cores, or brought up to date at the cost of what changed."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing import connection, get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, Final

from disclosure_search.documents import SearchDocument
from disclosure_search.index import merging
from disclosure_search.index.segments import PartLike, analyse, load_column, write_part
from disclosure_search.index.storage import (
    Storage,
    commit,
    drop,
    find_generation,
    new_segment,
    read_segments,
    writing,
)
from disclosure_store.trees.locks import die_with_parent

SEGMENT_DOCUMENTS: Final = 12_500
"""A new index gets segments of at least so many records: what a process holds at once."""
ANALYSED_AT_ONCE: Final = 5_000


class SegmentNotWritten(RuntimeError):
    """A process that wrote a segment ended without having done so; what it said stands on stderr."""


def has_index(folder: Path) -> bool:
    """Say whether there is an index; where there is none, update_index must be given all documents."""
    return find_generation(folder) >= 0


def build_index(folder: Path, parts: Iterable[PartLike], workers: int = 1) -> None:
    """Make the index anew from parts, in place of the one that is there.

    Parts are asked for when a process is free to write them, so that a generator keeps memory low. Fails with
    whoosh.index.LockError where somebody else is writing, SegmentNotWritten where a process dies; the old index stays.
    """
    with writing(folder) as storage:
        made: list[Any] = []
        try:
            _write_all(storage, parts, workers, made)
            commit(storage, made)
        except BaseException:
            drop(storage, made)
            raise


def update_index(folder: Path, changed: Iterable[SearchDocument], deleted: Iterable[str] = ()) -> None:
    """Bring the index up to date with new and changed documents and the ids of those that are gone.

    Costs what changed. Waits up to a minute for another writer, then raises whoosh.index.LockError.
    """
    with writing(folder) as storage:
        generation, old = read_segments(storage)
        made: list[Any] = []
        try:
            gone = set(deleted)
            for documents in _cut(changed):
                gone.update(document.id for document in documents)
                made.append(new_segment(storage, len(documents)))
                write_part(storage, made[-1], [analyse(documents)])
            touched = _delete(storage, old, gone)
            if generation < 0 or made or touched:
                commit(storage, _tidy(storage, [*old, *made], made))
        except BaseException:
            drop(storage, made)
            raise


def _cut(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    rest = iter(documents)
    while batch := list(islice(rest, ANALYSED_AT_ONCE)):
        yield batch


def _delete(storage: Storage, segments: Sequence[Any], gone: set[str]) -> bool:
    """Mark records as deleted, in memory; whether there were any."""
    found = False
    for segment in segments if gone else ():
        for number, document in enumerate(load_column(storage, segment, "id")):
            if document in gone and not segment.is_deleted(number):
                segment.delete_document(number)
                found = True
    return found


def _tidy(storage: Storage, segments: Sequence[Any], made: list[Any]) -> list[Any]:
    """The segments, without empty ones and with some that have been merged; those newly written go to `made`."""
    kept = [segment for segment in segments if segment.doc_count()]
    for group in merging.choose(kept):
        made.append(merging.merge_segments(storage, group))
        kept = [*(segment for segment in kept if segment not in group), made[-1]]
    return kept


def _write_all(storage: Storage, parts: Iterable[PartLike], workers: int, made: list[Any]) -> None:
    """Write segments of several parts each, in so many processes."""
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

    def work() -> None:
        die_with_parent()
        write_part(storage, segment, batch)

    sys.stdout.flush()
    process = get_context("fork").Process(target=work)
    process.start()
    return process


def _wait_for_one(running: list[ForkProcess]) -> list[ForkProcess]:
    """Those that are still at work once one has ended."""
    connection.wait([process.sentinel for process in running])
    for process in running:
        if process.exitcode not in (None, 0):
            raise SegmentNotWritten(f"exit code {process.exitcode}")
    return [process for process in running if process.exitcode is None]
