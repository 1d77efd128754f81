"""What the site that stands consists of: one row a file, with the key of what it was made from.

Two tables of the build database, `outputs` and `pending`, and the seals that say which trees they speak of.
The rows count only while the site bears their seal; with the database gone, or another site at the address,
everything is made again, and nothing but time is lost.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from disclosure_store.trees.seal import EMPTY

_TABLES = """
CREATE TABLE IF NOT EXISTS outputs (
  path TEXT PRIMARY KEY, key TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (path TEXT PRIMARY KEY, key TEXT, digest TEXT, size INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seals (of TEXT PRIMARY KEY, seal TEXT NOT NULL) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """A file of the site."""

    path: str
    key: str
    digest: str
    """SHA-256 of the bytes, hexadecimal."""
    size: int
    """Bytes."""


class Manifest:
    """The tables. Each step is one transaction; one that the caller has open ends with it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        for table in filter(str.strip, _TABLES.split(";")):
            db.execute(table)

    def recover(self, live: str | None) -> bool:
        """Settle what a killed build left, by the seal of the site. Whether the rows speak of this site."""
        seals: dict[str, str] = dict(self._db.execute("SELECT of, seal FROM seals"))
        if "pending" in seals:
            if live == seals["pending"]:
                self.accept()
                return True
            with self._transaction():
                self._forget_pending()
        return live is not None and live == seals.get("outputs")

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Path, key and digest of every file of the site."""
        return iter(self._db.execute("SELECT path, key, digest FROM outputs"))

    def clear(self) -> None:
        """The rows speak of no site."""
        with self._transaction():
            self._forget_pending()
            self._db.execute("DELETE FROM outputs")
            self._db.execute("DELETE FROM seals")

    def expect(self, rows: Iterable[Row], deleted: Iterable[str], seal: str) -> None:
        """Put down what the site will be once it bears `seal`."""
        with self._transaction():
            self._forget_pending()
            self._db.executemany("INSERT INTO pending VALUES (?, ?, ?, ?)", rows)
            self._db.executemany("INSERT INTO pending (path) VALUES (?)", ((path,) for path in deleted))
            self._db.execute("INSERT INTO seals VALUES ('pending', ?)", (seal,))

    def accept(self) -> None:
        """The site is what was expected."""
        with self._transaction():
            self._db.execute("DELETE FROM outputs WHERE path IN (SELECT path FROM pending WHERE key IS NULL)")
            self._db.execute("INSERT OR REPLACE INTO outputs SELECT * FROM pending WHERE key IS NOT NULL")
            self._db.execute(
                "INSERT OR REPLACE INTO seals SELECT 'outputs', seal FROM seals WHERE of = 'pending'"
            )
            self._forget_pending()

    def rekey(self, rows: Iterable[Row]) -> None:
        """The same files, made from something else that came out the same."""
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?)", rows)

    def seal(self) -> int:
        """The seal that the rows have."""
        found = self._db.execute("SELECT seal FROM seals WHERE of = 'outputs'").fetchone()
        return int(found[0], 16) if found else EMPTY

    def _forget_pending(self) -> None:
        self._db.execute("DELETE FROM pending")
        self._db.execute("DELETE FROM seals WHERE of = 'pending'")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._db.commit()
