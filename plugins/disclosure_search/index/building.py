"""The index made from nothing on all cores, or brought up to date at the cost of what changed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from whoosh.index import LockError as LockError

from disclosure_search.documents import SearchDocument
from disclosure_search.index import merging
from disclosure_search.index.analysed import PartLike, analyse
from disclosure_search.index.forking import write_all
from disclosure_search.index.segments import load_column, write_part
from disclosure_search.index.storage import (
    Storage,
    commit,
    drop,
    find_generation,
    new_segment,
    read_segments,
    writing,
)

ANALYSED_AT_ONCE: Final = 5_000


def has_index(folder: Path) -> bool:
    """Say whether there is an index; where there is none, update_index must be given all documents."""
    return find_generation(folder) >= 0


def build_index(folder: Path, parts: Iterable[PartLike], workers: int = 1) -> None:
    """Make the index anew from parts, in place of the one that is there.

    Parts are asked for when a process is free to write them, so that a generator keeps memory low. Fails with
    whoosh.index.LockError where somebody else is writing, forking.SegmentNotWritten where a process dies: the old
    index stays.
    """
    with writing(folder) as storage:
        made: list[Any] = []
        try:
            write_all(storage, parts, workers, made)
            commit(storage, made, made)
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
            replaced: set[str] = set()
            for documents in _cut(changed):
                replaced.update(document.id for document in documents)
                made.append(new_segment(storage, len(documents)))
                write_part(storage, made[-1], [analyse(documents)])
            stripped = _delete(storage, old, gone)
            touched = _delete(storage, old, replaced) or stripped
            if generation < 0 or made or touched:
                commit(storage, _tidy(storage, [*old, *made], stripped, made), made)
        except BaseException:
            drop(storage, made)
            raise


def _cut(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    rest = iter(documents)
    while batch := list(islice(rest, ANALYSED_AT_ONCE)):
        yield batch


def _delete(storage: Storage, segments: Sequence[Any], gone: set[str]) -> list[Any]:
    """Mark records as deleted, in memory; the segments that had any."""
    found = []
    for segment in segments if gone else ():
        ids = enumerate(load_column(storage, segment, "id"))
        numbers = [number for number, id_ in ids if id_ in gone and not segment.is_deleted(number)]
        for number in numbers:
            segment.delete_document(number)
        found += [segment] if numbers else []
    return found


def _tidy(storage: Storage, segments: Sequence[Any], stripped: Sequence[Any], made: list[Any]) -> list[Any]:
    """The segments, without empty ones and with some that have been merged; those newly written go to `made`.

    `stripped` ones are written again in any case: what has left the site is not to be had from the files either.
    """
    kept = [segment for segment in segments if segment.doc_count()]
    groups = merging.choose(kept)
    merged = [segment for group in groups for segment in group]
    groups += [[segment] for segment in kept if segment in stripped and segment not in merged]
    for group in groups:
        made.append(merging.merge_segments(storage, group))
        kept = [*(segment for segment in kept if segment not in group), made[-1]]
    return kept
