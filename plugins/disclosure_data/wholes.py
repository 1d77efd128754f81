"""What is put together from shelves: a kind's whole tables, and the workbook of a year that is over."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from disclosure.records.kinds import KINDS, KindName
from disclosure_data.config import FOLDER
from disclosure_data.documents import Document
from disclosure_data.outlines import digest
from disclosure_data.shelves import UNDATED, Shelf
from disclosure_data.shelving import COMMA, LINES
from disclosure_data.tables.comma import write_head
from disclosure_data.tables.workbook import write_workbook
from disclosure_store.judged_site import JudgedSite
from disclosure_store.trees import Writer, Written
from disclosure_store.workers import map_batches

WORKBOOK = "xlsx"


class Workbook(NamedTuple):
    """A kind's year that is over: its file, what it is made of, and the files that hold its documents."""

    kind: KindName
    year: str
    key: str
    parts: tuple[str, ...]

    @property
    def path(self) -> str:
        """The file of the site."""
        return f"{FOLDER}/{KINDS[self.kind].plural}/{self.year}.{WORKBOOK}"


def whole_file(kind: KindName, suffix: str) -> str:
    """A kind's whole table as a file of the site."""
    return f"{FOLDER}/{KINDS[kind].plural}.{suffix}"


def make_tables(site: JudgedSite, shelves: Sequence[Shelf], code: str) -> None:
    """Bring every kind's tables up to date: the bytes of its shelves, one after another."""
    for kind in KINDS:
        own = [shelf for shelf in shelves if shelf.place.kind == kind]
        key = digest(code, *(shelf.key for shelf in own))
        for suffix, head in ((COMMA, write_head(kind)), (LINES, b"")):
            path = whole_file(kind, suffix)
            if site.tree.is_current(path, key):
                site.tree.keep(path)
            else:
                parts = [(shelf.place.file(suffix), len(head)) for shelf in own]
                site.tree.record(key, site.tree.writer().join(path, head, parts))


def make_workbooks(site: JudgedSite, shelves: Sequence[Shelf], code: str) -> list[Workbook]:
    """Bring the workbooks up to date, and tell them all."""
    workbooks = list(_list_workbooks(shelves, str(site.judgement.as_of.year), code))
    stale = []
    for workbook in workbooks:
        if site.tree.is_current(workbook.path, workbook.key):
            site.tree.keep(workbook.path)
        else:
            stale.append(workbook)
    if stale:
        write = partial(_write, site.tree.writer(), site.tree.spare)
        for done in map_batches(
            write, stale, site.workers, lambda book: book.path, worth_forking=2, largest_batch=1
        ):
            for key, written in done:
                site.tree.record(key, written)
    return workbooks


def _list_workbooks(shelves: Sequence[Shelf], this_year: str, code: str) -> Iterator[Workbook]:
    years: dict[tuple[KindName, str], list[Shelf]] = {}
    for shelf in shelves:
        if shelf.place.year != UNDATED and shelf.place.year < this_year:
            years.setdefault((shelf.place.kind, shelf.place.year), []).append(shelf)
    for (kind, year), own in years.items():
        key = digest(code, *(shelf.key for shelf in own))
        yield Workbook(kind, year, key, tuple(shelf.place.file(LINES) for shelf in own))


def _write(writer: Writer, tree: Path, workbooks: Sequence[Workbook]) -> list[tuple[str, Written]]:
    return [
        (book.key, writer.write(book.path, write_workbook(book.kind, _read_documents(tree, book.parts))))
        for book in workbooks
    ]


def _read_documents(tree: Path, parts: Sequence[str]) -> Iterator[Document]:
    """From the shelves as they were just written or stand: what a workbook says is what they say."""
    for part in parts:
        with (tree / part).open(encoding="utf-8", newline="\n") as lines:
            yield from map(json.loads, lines)
