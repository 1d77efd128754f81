"""The site as the build puts it together: what stays, what is made again, what is new; the rest goes.

Pure bookkeeping over the manifest; it touches no tree. Rows wait in an SQLite database of their own that
nobody else can see and that goes to the disk when it grows, so a million new files do not have to fit into
memory.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure_store.trees import seal as seals
from disclosure_store.trees.address import check
from disclosure_store.trees.manifest import Row
from disclosure_store.trees.standing import Mark, Standing

_BATCH_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Changes:
    """What the next site has that the standing one has not, paths sorted; how many files stay as they are."""

    added: list[str]
    changed: list[str]
    deleted: list[str]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.deleted)


class NextSite:
    """What this build has said so far. Each file is said once: a second time is two pages at one address."""

    def __init__(self, standing: Standing, seal: int) -> None:
        self._standing = standing
        self.is_current = standing.has_key
        """Whether the file stands and was made from the same."""
        self._seal = seal
        self._added: set[str] = set()
        self._batch: list[Row] = []
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("CREATE TABLE rows (path TEXT, key TEXT, digest TEXT, size INTEGER)")

    def has(self, path: str) -> bool:
        """Whether the site has the file as it is put together now."""
        if path in self._standing:
            return self._standing.mark_of(path) is not Mark.UNSEEN
        return path in self._added

    def keep(self, *paths: str) -> None:
        """The files stay as they stand. KeyError where none stands, ValueError where it was made again."""
        keep = self._standing.keep
        for path in paths:
            if not keep(path):
                raise ValueError(f"made again, then kept: {path!r}")

    def record(self, row: Row) -> None:
        """The file was made. ValueError for a path that was said before."""
        check(row.path)
        if self.has(row.path):
            raise ValueError(f"two pages want the same place: {row.path!r}")
        if row.path in self._standing:
            old = self._standing.digest(row.path)
            self._standing.mark(row.path, Mark.REMADE if old == row.digest else Mark.CHANGED)
            self._seal = seals.take(self._seal, row.path, old)
        else:
            self._added.add(row.path)
        self._seal = seals.add(self._seal, row.path, row.digest)
        self._batch.append(row)
        if len(self._batch) >= _BATCH_ROWS:
            self._spill()

    def obsolete(self) -> list[str]:
        """Paths that stand and that nothing was said of, sorted."""
        return sorted(self._standing.marked(Mark.UNSEEN))

    def changes(self) -> Changes:
        """As of now."""
        return Changes(
            sorted(self._added),
            sorted(self._standing.marked(Mark.CHANGED)),
            self.obsolete(),
            self._standing.count(Mark.KEPT) + self._standing.count(Mark.REMADE),
        )

    def seal(self) -> str:
        """Of the site as it is put together now, without what is obsolete."""
        total = self._seal
        for path in self._standing.marked(Mark.UNSEEN):
            total = seals.take(total, path, self._standing.digest(path))
        return seals.spell(total)

    def rows(self) -> Iterator[Row]:
        """Every row recorded, by path."""
        self._spill()
        found = self._rows.execute("SELECT path, key, digest, size FROM rows ORDER BY path")
        return (Row(*row) for row in found)

    def paths(self) -> list[str]:
        """Every file of the site as it is put together now, sorted."""
        kept = (path for mark in Mark if mark is not Mark.UNSEEN for path in self._standing.marked(mark))
        return sorted([*self._added, *kept])

    def count(self) -> int:
        """Files of the site as it is put together now."""
        return len(self._added) + len(self._standing) - self._standing.count(Mark.UNSEEN)

    def close(self) -> None:
        self._rows.close()

    def _spill(self) -> None:
        self._rows.execute("BEGIN")
        self._rows.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", self._batch)
        self._rows.execute("COMMIT")
        self._batch.clear()
