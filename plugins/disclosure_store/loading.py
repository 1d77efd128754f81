"""What the state knows, loaded: columns for the judge, faults, lines of fields, public texts."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from disclosure.docket import PlacedFault
from disclosure.findings.fault import Fault
from disclosure.records.summary import REPEATED, Summary
from disclosure_store.namesakes import load_namesakes
from disclosure_store.state import SUMMARY_COLUMNS

_ROWS_AT_ONCE = 2000
_ROWS_PER_QUERY = 500


def load_attachments(state: sqlite3.Connection) -> set[str]:
    """Every attachment that some record names, relative to CONTENT."""
    return {file for (file,) in state.execute("SELECT file FROM attachments")}


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
