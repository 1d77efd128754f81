"""Columns: what the index knows of each record by its number, without posting lists.

Whoosh reads the values of its own columns one by one; these are read whole, because sorting wants them all, or by
block, because compressing a record at a time doubles the size.
"""

import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from whoosh.columns import Column, ColumnReader, ColumnWriter

ROWS_IN_BLOCK: Final = 16
_LEVEL: Final = 6


class NumbersColumn(Column):
    """Whole numbers of eight bytes."""

    class Writer(ColumnWriter):
        """Keeps all until the end."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._values = array("q")

        def add(self, docnum: int, value: int) -> None:
            """Add the next record's."""
            self._values.append(value)

        def finish(self, docnum: int) -> None:
            """Write them."""
            if sys.byteorder == "big":
                self._values.byteswap()
            self._dbfile.write(self._values.tobytes())

    class Reader(ColumnReader):
        """Reads all at once."""

        def load(self) -> "array[int]":  # type: ignore[override]
            """All values, by record."""
            values = array("q", self._dbfile.get(self._basepos, self._length))
            if sys.byteorder == "big":
                values.byteswap()
            return values

        def __getitem__(self, docnum: int) -> int:
            return self.load()[docnum]


class LinesColumn(Column):
    """Texts without line breaks."""

    class Writer(ColumnWriter):
        """Keeps all until the end."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._values: list[str] = []

        def add(self, docnum: int, value: str) -> None:
            """Add the next record's."""
            self._values.append(value)

        def finish(self, docnum: int) -> None:
            """Write them."""
            self._dbfile.write("\n".join(self._values).encode())

    class Reader(ColumnReader):
        """Reads all at once."""

        def load(self) -> list[str]:
            """All values, by record."""
            return self._dbfile.get(self._basepos, self._length).decode().split("\n")

        def __getitem__(self, docnum: int) -> str:
            return self.load()[docnum]


class RowsColumn(Column):
    """Longer texts without line breaks, compressed in blocks: the blocks, where each begins and ends, how many."""

    class Writer(ColumnWriter):
        """Writes block by block."""

        def __init__(self, dbfile: Any) -> None:
            super().__init__(dbfile)
            self._block: list[str] = []
            self._ends = array("q", [0])

        def add(self, docnum: int, value: str) -> None:
            """Add the next record's."""
            self._block.append(value)
            if len(self._block) == ROWS_IN_BLOCK:
                self._flush()

        def finish(self, docnum: int) -> None:
            """Write what is left, and the table."""
            if self._block:
                self._flush()
            if sys.byteorder == "big":
                self._ends.byteswap()
            self._dbfile.write(self._ends.tobytes())

        def _flush(self) -> None:
            data = zlib.compress("\n".join(self._block).encode(), _LEVEL)
            self._dbfile.write(data)
            self._ends.append(self._ends[-1] + len(data))
            self._block.clear()

    class Reader(ColumnReader):
        """Opens one block at a time and remembers the last."""

        def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:
            super().__init__(dbfile, basepos, length, doccount)
            size = 8 * (2 + (doccount - 1) // ROWS_IN_BLOCK)
            table = array("q", dbfile.get(basepos + length - size, size))
            if sys.byteorder == "big":
                table.byteswap()
            self._blocks: Sequence[tuple[int, int]] = list(pairwise(table))
            self._last: tuple[int, list[str]] = (-1, [])

        def __getitem__(self, docnum: int) -> str:
            number, place = divmod(docnum, ROWS_IN_BLOCK)
            last = self._last  # replaced in one step: threads may share a reader
            if last[0] != number:
                start, end = self._blocks[number]
                data = self._dbfile.get(self._basepos + start, end - start)
                last = self._last = (number, zlib.decompress(data).decode().split("\n"))
            return last[1][place]
