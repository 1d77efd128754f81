"""Which pages of prose say a sentence of a record: each record is compared once with the prose as it stands.

Kept in the build database, so that a night compares only what has left since the night before. What is kept are
sentences of texts that stand there anyway.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from disclosure.records.kinds import KindName
from disclosure.records.passages import list_passages
from disclosure.records.served import derive_title
from disclosure_store.loading import load_public
from disclosure_store.passage_search import list_forms
from disclosure_store.state import get_fact, set_fact

_PROSE = "quoted_prose"


class Quotation(NamedTuple):
    """A sentence, or how a long one begins, that a page of prose has from a record."""

    row: int
    page: str
    text: str


def find_quotations(
    state: sqlite3.Connection, prose: Mapping[str, str], rows: Mapping[int, KindName]
) -> Iterator[Quotation]:
    """Quotations from records whose text stands in the state, by row; `prose` as a reader sees it, by page."""
    digest = hashlib.sha256(json.dumps(prose, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
    if get_fact(state, _PROSE) != digest:
        state.execute("DELETE FROM quotations")
        set_fact(state, _PROSE, digest)
    known = dict(state.execute("SELECT row, found FROM quotations"))
    fresh = [row for row in rows if row not in known]
    for row, served in load_public(state, fresh):
        known[row] = json.dumps(list(compare(prose, rows[row], served)), ensure_ascii=False)
    state.executemany("INSERT INTO quotations VALUES (?, ?)", [(row, known[row]) for row in fresh])
    for row in rows:
        yield from (Quotation(row, page, text) for page, text in json.loads(known[row]))


def compare(prose: Mapping[str, str], kind: KindName, served: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each page with a sentence, or the title, that it has from a record."""
    # who and what in one line: the title of a page, of a search hit
    title = [derive_title(kind, dict(served))] if "party" in served else []
    forms = [form for text in (*list_passages(served), *title) for form in list_forms(text)]
    yield from ((page, form) for page, text in prose.items() for form in forms if form in text)


def forget_quotations(state: sqlite3.Connection, path: str) -> None:
    """What is known of the records of a file that is read again or gone."""
    state.execute("DELETE FROM quotations WHERE row IN (SELECT row FROM records WHERE path = ?)", (path,))
