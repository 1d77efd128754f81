"""The build database `STATE/state.db`: what was read of content, and what stands in OUTPUT.

A cache: deleting it costs time, never truth. It is made anew whenever the code or the law that read the
content is not the one at hand, and whenever the file itself is damaged: a build that ends leaves the sum of its bytes
beside it, for SQLite does not notice a changed letter. After a kill there is no sum, and SQLite's own check has to do.
"""

import sqlite3
import zlib
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from disclosure.records.summary import INTEGERS, Summary
from disclosure_store.files import read_text, remove, replace_file

SUMMARY_COLUMNS = Summary._fields
COPIES = "attachments"
_FILE, _SUM, _JOURNAL = "state.db", "state.db.sum", "state.db-wal"
_OWN = (_FILE, _SUM, _JOURNAL, f"{_FILE}-shm", f"{_FILE}-journal")
_FILES = (*_OWN, "report.json", "report.txt", "board.html", "background.log", "search_segments.json")
_FOLDERS = (COPIES, "prose", "prose_checked", "search", "whoosh")
_CHUNK = 1 << 20
_COLUMNS = ", ".join(
    f"{name} {'INTEGER PRIMARY KEY' if name == 'row' else 'INTEGER' if name in INTEGERS else 'TEXT'} NOT NULL"
    for name in SUMMARY_COLUMNS
)
_SCHEMA = f"""
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
  ctime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE attachments (path TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, inode INTEGER NOT NULL);
CREATE INDEX attachments_path ON attachments (path);
CREATE TABLE records ({_COLUMNS}, public TEXT NOT NULL, lines TEXT NOT NULL);
CREATE INDEX records_path ON records (path);
CREATE INDEX records_authority ON records (authority);
CREATE INDEX records_people ON records (authority) WHERE party_type = '自然人';
CREATE INDEX records_copied ON records (path) WHERE attachments != '';
CREATE TABLE namesakes (row INTEGER NOT NULL, field TEXT NOT NULL, hidden INTEGER NOT NULL,
  PRIMARY KEY (row, field, hidden)) WITHOUT ROWID;
CREATE TABLE quotations (row INTEGER PRIMARY KEY, found TEXT NOT NULL);
CREATE TABLE faults (path TEXT NOT NULL, row INTEGER, line INTEGER NOT NULL, field TEXT NOT NULL,
  rule TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT NOT NULL, severity TEXT);
CREATE INDEX faults_path ON faults (path);
"""


def open_state(folder: Path, code: str) -> sqlite3.Connection:
    """The build database in STATE, made anew where it is missing, damaged or of other code."""
    folder.mkdir(parents=True, exist_ok=True)
    _remove_strangers(folder)
    path = folder / _FILE
    known = read_text(folder / _SUM)
    if not known or known == _sum_up(folder):
        (folder / _SUM).unlink(missing_ok=True)
        with suppress(sqlite3.DatabaseError), ExitStack() as stack:
            connection = stack.enter_context(closing(_connect(path)))
            if _is_usable(connection, code) and (known or _is_sound(connection)):
                stack.pop_all()
                return connection
    for name in _OWN:
        (folder / name).unlink(missing_ok=True)
    connection = _connect(path)
    connection.executescript(_SCHEMA)
    set_fact(connection, "code", code)
    connection.commit()
    return connection


def _remove_strangers(folder: Path) -> None:
    """What stands where a build keeps something, and is a file for a folder or the reverse; nothing beside it."""
    for name in _FOLDERS:
        if not (folder / name).is_dir():
            remove(folder / name)
    for path in (folder / f"{name}{part}" for name in _FILES for part in ("", ".part")):
        if not path.is_file():
            remove(path)


def close_state(connection: sqlite3.Connection, folder: Path) -> None:
    """Close the database of STATE and put down the sum of its bytes, unless somebody else still has it open."""
    connection.close()
    with suppress(OSError):
        if not (folder / _JOURNAL).exists():
            replace_file(folder / _SUM, _sum_up(folder))


def _sum_up(folder: Path) -> str:
    """What tells that not a byte has changed by accident; "" where there is no file, or a journal besides."""
    try:
        if (folder / _JOURNAL).exists() and (folder / _JOURNAL).stat().st_size:
            return ""
        with open(folder / _FILE, "rb") as file:
            total = 0
            while chunk := file.read(_CHUNK):
                total = zlib.crc32(chunk, total)
            return f"{file.tell()} {total:08x}\n"
    except OSError:
        return ""


def open_readonly(path: Path) -> sqlite3.Connection:
    """A connection of one's own for a worker process, which only reads."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def locate_copies(connection: sqlite3.Connection) -> Path:
    """The folder beside the database where copies of attachments lie, as they were looked through."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2]).parent / COPIES


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    # a kill loses at most the last transaction, which the next build repeats
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _is_usable(connection: sqlite3.Connection, code: str) -> bool:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    needed = {"facts", "files", "attachments", "records", "faults", "namesakes", "quotations"}
    return needed <= tables and get_fact(connection, "code") == code


def _is_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def get_fact(connection: sqlite3.Connection, name: str) -> str | None:
    """A named fact of the state, or None."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def set_fact(connection: sqlite3.Connection, name: str, value: str | None) -> None:
    """Put down a named fact; None forgets it. The caller commits."""
    if value is None:
        connection.execute("DELETE FROM facts WHERE name = ?", (name,))
    else:
        connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
