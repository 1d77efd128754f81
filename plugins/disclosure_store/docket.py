"""The docket (案卷目录): everything below `records/` as the judge sees it, read again only where it changed."""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from disclosure.docket import PlacedFault
from disclosure.findings.fault import Fault
from disclosure.records.kinds import kind_of_folder
from disclosure.records.summary import REPEATED, Summary
from disclosure.terms import Terms
from disclosure_store.attachment_copies import drop_copies, list_copies
from disclosure_store.attachments import copy_of, stamp_attachment
from disclosure_store.disguise import disguise, is_private_name
from disclosure_store.intake import FileRows, Reader, read_files
from disclosure_store.linked_names import settle_linked_names
from disclosure_store.namesakes import Fresh, forget_namesakes, load_namesakes, settle_namesakes
from disclosure_store.scan import Oddity, Stamp, walk
from disclosure_store.state import SUMMARY_COLUMNS, get_fact, locate_copies, set_fact
from disclosure_store.workers import map_batches

RECORDS = "records"
_DISGUISED = "disguised"
_ROWS_AT_ONCE = 2000
"""The fact that names the files, as they are told, whose own names the state must not hold."""
_UNSETTLED_NS = 2_000_000_000
"""A file younger than this may be written again within the same tick of the clock, so it is read again."""
_ROWS_PER_QUERY = 500
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


def load_attachments(state: sqlite3.Connection) -> set[str]:
    """Every attachment that some record names, relative to CONTENT."""
    return {file for (file,) in state.execute("SELECT file FROM attachments")}


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
        _forget(state, rows.path)
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
    state.execute("DELETE FROM records WHERE path = ?", (path,))
    state.execute("DELETE FROM faults WHERE path = ?", (path,))
    state.execute("DELETE FROM attachments WHERE path = ?", (path,))


def load_summaries(state: sqlite3.Connection) -> list[Summary]:
    """Every record in columns, in an order that does not depend on what was read when.

    A day or a kind of which many records have the same is one text in memory, a third of all bytes less.
    """
    cursor = state.execute(f"SELECT {', '.join(SUMMARY_COLUMNS)} FROM records ORDER BY kind, id, path, line")  # noqa: S608
    summaries: list[Summary] = []
    known: dict[str, str] = {}
    share = known.setdefault
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        columns = zip(SUMMARY_COLUMNS, zip(*rows, strict=True), strict=True)
        shared = (map(share, values, values) if name in REPEATED else values for name, values in columns)
        summaries += map(Summary._make, zip(*shared, strict=True))
    return summaries


def load_faults(state: sqlite3.Connection) -> dict[int, list[PlacedFault]]:
    """What was found wrong with records as they were read, by row."""
    faults: dict[int, list[PlacedFault]] = {}
    columns = "row, line, rule, field, message, remedy, severity"
    query = f"SELECT {columns} FROM faults ORDER BY path, line, rule, field, message"  # noqa: S608
    for row, line, *parts in state.execute(query):
        faults.setdefault(row, []).append(PlacedFault(line, Fault(*parts)))
    for row, fault in load_namesakes(state):
        faults.setdefault(row, []).append(fault)
    return faults


class LineIndex:
    """Where a field of a record stands, looked up only for what there is something to say about.

    The first few are asked for one by one; after that all are loaded at once, which is then cheaper.
    """

    _ONE_BY_ONE = 200

    def __init__(self, state: sqlite3.Connection) -> None:
        self._state = state
        self._asked = 0
        self._all: dict[int, str] | None = None

    def find(self, row: int, field: str) -> int:
        """The 1-based line of a dotted field, or of what holds it."""
        lines: dict[str, int] = json.loads(self._lines_of(row))
        while field:
            if field in lines:
                return lines[field]
            field = field.rpartition(".")[0]
        return min(lines.values(), default=1)

    def _lines_of(self, row: int) -> str:
        self._asked += 1
        if self._asked > self._ONE_BY_ONE and self._all is None:
            self._all = dict(self._state.execute("SELECT row, lines FROM records"))
        if self._all is not None:
            return self._all.get(row, "{}")
        found = self._state.execute("SELECT lines FROM records WHERE row = ?", (row,)).fetchone()
        return str(found[0]) if found else "{}"


def find_telling(state: sqlite3.Connection, text: str) -> list[int]:
    """The rows of all records whose public text or title holds a text."""
    spelled = json.dumps(text, ensure_ascii=False)[1:-1]
    query = "SELECT row FROM records WHERE instr(public, ?) OR instr(title, ?)"
    return [row for (row,) in state.execute(query, (spelled, text))]


def load_public(state: sqlite3.Connection, rows: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The public text of records, by row; the one way by which a record's text leaves the state."""
    for start in range(0, len(rows), _ROWS_PER_QUERY):
        some = rows[start : start + _ROWS_PER_QUERY]
        places = ", ".join("?" * len(some))
        query = f"SELECT row, public FROM records WHERE row IN ({places})"  # noqa: S608
        found = dict(state.execute(query, some))
        yield from ((row, json.loads(found[row])) for row in some)
