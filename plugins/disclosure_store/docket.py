"""The docket (案卷目录): everything below `records/` as the judge sees it, read again only where it changed."""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from disclosure.docket import PlacedFault
from disclosure.records.kinds import kind_of_folder
from disclosure.terms import Terms
from disclosure_store.attachment_copies import drop_copies, list_copies
from disclosure_store.attachments import copy_of, stamp_attachment
from disclosure_store.disguise import disguise, is_private_name
from disclosure_store.intake import FileRows, Reader, read_files
from disclosure_store.linked_names import settle_linked_names
from disclosure_store.namesakes import Fresh, forget_namesakes, settle_namesakes
from disclosure_store.quoting import forget_quotations
from disclosure_store.scan import Oddity, Stamp, walk
from disclosure_store.state import SUMMARY_COLUMNS, get_fact, locate_copies, set_fact
from disclosure_store.workers import map_batches

RECORDS = "records"
_DISGUISED = "disguised"
"""The fact that names the files, as they are told, whose own names the state must not hold."""
_UNSETTLED_NS = 2_000_000_000
"""A file younger than this may be written again within the same tick of the clock, so it is read again."""
_RECORD_PLACES = ", ".join("?" * (len(SUMMARY_COLUMNS) - 1 + 2))
_INSERT_RECORD = (
    f"INSERT INTO records ({', '.join(SUMMARY_COLUMNS[1:])}, public, lines) VALUES ({_RECORD_PLACES})"  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a scan found: files to read, files that are gone, and things that are no record files."""

    read: tuple[tuple[str, Stamp], ...]
    gone: tuple[str, ...]
    oddities: tuple[Oddity, ...]
    anew: frozenset[str] = frozenset()
    """Of the files to read, those whose attachments changed: read though their own bytes are as known."""
    since_ns: int = 0
    """When the scan began."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """How many record files each folder held, of those that held any."""


def scan(content: Path, state: sqlite3.Connection) -> Changes:
    """Compare CONTENT/records with what the state knows; reads no file."""
    known = {
        path: Stamp(*stamp)
        for path, *stamp in state.execute("SELECT path, size, mtime_ns, ctime_ns, inode FROM files")
    }
    since_ns, seen = time.time_ns(), Counter[str]()
    anew = _find_changed_attachments(content, state)
    read: list[tuple[str, Stamp]] = []
    oddities: list[Oddity] = []
    for path, found in walk(content, RECORDS):
        if isinstance(found, Oddity):
            oddities.append(found)
        elif _kind_folder(path) is None:
            oddities.append(Oddity(path, "records/ 下没有这一类信息的文件夹"))
        else:
            seen[path.rpartition("/")[0]] += 1
            if known.pop(path, None) != found or path in anew:
                read.append((path, found))
    return Changes(tuple(read), tuple(known), tuple(oddities), frozenset(anew), since_ns, seen)


def _kind_folder(path: str) -> object:
    parts = path.split("/")
    return kind_of_folder(parts[1]) if len(parts) > 2 else None


def _find_changed_attachments(content: Path, state: sqlite3.Connection) -> set[str]:
    """The record files with an attachment that is not as it was when it was looked through."""
    changed = {
        path
        for path, file, *stamp in state.execute("SELECT * FROM attachments")
        if stamp_attachment(content, file) != Stamp(*stamp)
    }
    copies = locate_copies(state)
    return changed | {path for path, digest in list_copies(state) if not copy_of(copies, digest).is_file()}


def take_in(
    content: Path,
    state: sqlite3.Connection,
    changes: Changes,
    terms: Terms,
    workers: int,
    on_progress: Callable[[int], None] = lambda _: None,
) -> int:
    """Read the changed files into the state, on all cores; how many files had new content."""
    stamps = dict(changes.read)
    digests: dict[str, str] = dict(state.execute("SELECT path, digest FROM files"))
    for path in changes.anew:
        digests.pop(path, None)
    reader = Reader(content, terms, locate_copies(state))
    now, parsed = time.time_ns(), 0
    # to ask an empty database whether there is something to forget takes longer than to put a record down
    is_cold = state.execute("SELECT 1 FROM records LIMIT 1").fetchone() is None
    for path in json.loads(get_fact(state, _DISGUISED) or "[]"):
        _forget(state, path)
    disguised: list[str] = []
    fresh = Fresh()
    for path in changes.gone:
        _forget(state, path)
        state.execute("DELETE FROM files WHERE path = ?", (path,))

    def describe(path: str) -> str:
        return disguise(content, path, partial(is_private_name, terms.detector))

    for batch in map_batches(partial(read_files, reader, digests), list(stamps), workers, describe):
        for rows in batch:
            if rows.documents is not None and not is_cold:
                _forget(state, rows.path)
            _put(state, rows, stamps[rows.path], now, fresh)
            disguised += filter(None, [rows.disguised])
            parsed += rows.documents is not None
        on_progress(len(batch))
    settle_linked_names(content, state, terms)
    settle_namesakes(content, state, terms, fresh)
    set_fact(state, _DISGUISED, json.dumps(disguised, ensure_ascii=False) if disguised else None)
    state.commit()
    drop_copies(state)
    return parsed


def _put(state: sqlite3.Connection, rows: FileRows, stamp: Stamp, now: int, fresh: Fresh) -> None:
    if rows.documents is not None:
        for document in rows.documents:
            values = (*document.summary[1:], document.public, document.lines)
            row = state.execute(_INSERT_RECORD, values).lastrowid
            assert row is not None
            fresh.add(row, document)
            if document.faults:
                _put_faults(state, document.summary.path, row, document.faults)
            for file, found in document.attachments.items():
                facts = (rows.path, file, found.size, found.mtime_ns, found.ctime_ns, found.inode)
                state.execute("INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?)", facts)
    if rows.disguised:
        state.execute("DELETE FROM files WHERE path = ?", (rows.path,))
        return
    mtime = stamp.mtime_ns if stamp.mtime_ns < now - _UNSETTLED_NS else -1
    state.execute(
        "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
        (rows.path, stamp.size, mtime, stamp.ctime_ns, stamp.inode, rows.digest),
    )


def _put_faults(state: sqlite3.Connection, path: str, row: int | None, faults: list[PlacedFault]) -> None:
    state.executemany(
        "INSERT INTO faults VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (path, row, line, f.field, f.rule, f.message, f.remedy, f.severity)
            for line, f in ((p.line, p.fault) for p in faults)
        ],
    )


def _forget(state: sqlite3.Connection, path: str) -> None:
    forget_namesakes(state, path)
    forget_quotations(state, path)
    state.execute("DELETE FROM records WHERE path = ?", (path,))
    state.execute("DELETE FROM faults WHERE path = ?", (path,))
    state.execute("DELETE FROM attachments WHERE path = ?", (path,))
