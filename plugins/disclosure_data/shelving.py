"""Fills the next site's shelves: a record is read once, and becomes its own file, a line and a row."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from disclosure_data.departed import FILE
from disclosure_data.documents import make_document, write_json
from disclosure_data.outlines import key_of
from disclosure_data.shelves import Shelf
from disclosure_data.tables.comma import write_head, write_rows
from disclosure_store.judged_site import JudgedSite
from disclosure_store.trees import Writer, Written
from disclosure_store.workers import map_batches

COMMA, LINES = "csv", "jsonl"


class Filled(NamedTuple):
    """What a worker has done: records' files that stay, and files that were written, with their keys."""

    kept: list[str]
    written: list[tuple[str, Written]]


def make_shelves(site: JudgedSite, shelves: Sequence[Shelf], code: str) -> None:
    """Bring the shelves and their records' files up to date, on all cores.

    A shelf whose two files are as they were has the files of its records so, too: they were made together, and its
    key says all that theirs say.
    """
    tree, stale = site.tree, []
    for shelf in shelves:
        paths = [shelf.place.file(suffix) for suffix in (COMMA, LINES)]
        if not all(tree.is_current(path, shelf.key) for path in paths):
            stale.append(shelf)
            continue
        tree.keep(*paths, *(outline.address + FILE for outline in shelf.outlines))
    if stale:
        fill = partial(_fill, site, tree.writer(), {organ.id: organ.name for organ in site.organs}, code)
        for filled in map_batches(fill, stale, site.workers, _tell, worth_forking=2, largest_batch=1):
            tree.keep(*filled.kept)
            for key, written in filled.written:
                tree.record(key, written)


def _tell(shelf: Shelf) -> str:
    return shelf.place.file(LINES)


def _fill(
    site: JudgedSite, writer: Writer, names: Mapping[str, str], code: str, shelves: Sequence[Shelf]
) -> Filled:
    filled = Filled([], [])
    for shelf in shelves:
        place, documents, lines, is_clean = shelf.place, [], [], True
        texts = site.read_public([outline.row for outline in shelf.outlines])
        for outline, (_, public) in zip(shelf.outlines, texts, strict=True):
            document = make_document(outline, public, names)
            line = (write_json(document) + "\n").encode()
            path, key = outline.address + FILE, key_of([outline], names, code)
            if site.tree.is_current(path, key):
                filled.kept.append(path)
            else:
                written = writer.write(path, line)
                is_clean = is_clean and not written.found
                filled.written.append((key, written))
            documents.append(document)
            lines.append(line)
        table = write_head(place.kind) + write_rows(place.kind, documents)
        rows = writer.write(place.file(COMMA), table)
        # line by line they were looked through just now, or when they were written
        whole = writer.write(place.file(LINES), b"".join(lines), looked_through=is_clean)
        filled.written.extend(((shelf.key, rows), (shelf.key, whole)))
    return filled
