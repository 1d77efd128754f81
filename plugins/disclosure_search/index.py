"""The Whoosh index: the same search on the machine that builds, for the command line and the search service.

Whoosh narrows a query to candidates by the terms of analysis.py; each candidate's stored text decides, as
in the browser. The index is a cache: its folder may be deleted at any time, and is then filled anew from
all documents. A commit is one rename of Whoosh's table of contents, so readers see the old index or the new
one. Whoosh keeps its schema as a pickle: the folder must be as trustworthy as the code.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from whoosh import fields, formats, index
from whoosh.analysis.tokenizers import IDTokenizer
from whoosh.query.compound import And, Or
from whoosh.query.qcore import Every
from whoosh.query.qcore import Query as WhooshQuery
from whoosh.query.terms import Term

from disclosure_search.analysis import terms
from disclosure_search.documents import SearchDocument
from disclosure_search.query import Query, candidate_terms, parse_query, relax_query
from disclosure_search.ranking import NUMBER_SCORE, score_text

INDEX_NAME: Final = "search1"
"""Has a number, so that an index written by another form of this module is never read."""
LOCK_TIMEOUT_S: Final = 60.0

Filters: TypeAlias = Mapping[str, Sequence[str]]
"""Allowed values per facet: values of one facet are OR, facets AND."""


class Terms(fields.FieldType):
    """A field of ready-made terms: analysis.py analyses, Whoosh only keeps which record has which."""

    def __init__(self) -> None:
        unused: Any = IDTokenizer()  # Whoosh asks for one; `index` below takes its place
        super().__init__(format=formats.Existence(), analyzer=unused)

    def index(self, value: Iterable[str], **_: Any) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """Yield what Whoosh stores for each term: bytes, frequency, weight, no further value."""
        for term in value:
            yield term.encode(), 1, 1.0, b""


@dataclass(frozen=True)
class Hit:
    """One record found."""

    id: str
    kind: str
    url: str
    title: str
    date: str
    score: int
    carries_number: bool
    """Found by its number."""


def has_index(folder: Path) -> bool:
    """Say whether there is an index; where there is none, update_index must be given all documents."""
    return folder.is_dir() and bool(index.exists_in(str(folder), indexname=INDEX_NAME))


def update_index(folder: Path, changed: Iterable[SearchDocument], deleted: Iterable[str] = ()) -> None:
    """Bring the index up to date with new and changed documents and the ids of those that are gone.

    Costs what changed. Waits up to a minute for another writer, then raises whoosh.index.LockError.
    """
    fresh = not has_index(folder)
    if fresh:
        folder.mkdir(parents=True, exist_ok=True)
        index.create_in(str(folder), _schema(), indexname=INDEX_NAME)
    opened = index.open_dir(str(folder), indexname=INDEX_NAME)
    # A commit without error is the last statement of this context, a cancelled writer leaves the old index.
    with opened.writer(timeout=LOCK_TIMEOUT_S, limitmb=256) as writer:
        for gone in deleted:
            writer.delete_by_term("id", gone)
        for document in changed:
            if not fresh:
                writer.delete_by_term("id", document.id)
            writer.add_document(**_row(document))


def search_index(
    folder: Path, text: str, limit: int | None = None, filters: Filters | None = None
) -> list[Hit]:
    """Return the records a query finds, best first; without an index, none."""
    if not has_index(folder):
        return []
    parsed = parse_query(text)
    with index.open_dir(str(folder), indexname=INDEX_NAME).searcher() as searcher:
        allowed = filters or {}
        hits = _search_number(searcher, parsed, allowed)
        if hits is None:
            hits = _search_text(searcher, parsed, allowed) or _search_text(
                searcher, relax_query(parsed), allowed
            )
    hits.sort(key=lambda hit: hit.id)
    hits.sort(key=lambda hit: (hit.score, hit.date), reverse=True)
    return hits[:limit]


def _schema() -> Any:
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        number=Terms(),
        head=Terms(),
        body=Terms(),
        row=fields.STORED(),
    )


def _row(document: SearchDocument) -> dict[str, Any]:
    facets = [f"{facet}={value}" for facet, value in document.facets]
    shown = (document.kind, document.url, document.title, document.date)
    head, body = document.head, document.body
    return {
        "id": document.id,
        "number": document.number_keys,
        "head": terms(head),
        "body": terms(body),
        "row": (shown, facets, head, body),
    }


def _search_number(searcher: Any, parsed: Query, allowed: Filters) -> list[Hit] | None:
    """Return the carriers of the number that was typed, or None when there are none."""
    if parsed.number is None:
        return None
    rows = [searcher.stored_fields(n) for n in searcher.docs_for_query(Term("number", parsed.number))]
    return [_hit(row, NUMBER_SCORE, True) for row in rows if _passes(row, allowed)] if rows else None


def _search_text(searcher: Any, parsed: Query, allowed: Filters) -> list[Hit]:
    hits = []
    for number in searcher.docs_for_query(_candidates(parsed)):
        row = searcher.stored_fields(number)
        _, _, head, body = row["row"]
        score = score_text(parsed, head, body)
        if score is not None and _passes(row, allowed):
            hits.append(_hit(row, score, False))
    return hits


def _candidates(parsed: Query) -> WhooshQuery:
    phrases = [_phrase_candidates(phrase) for phrase in parsed.wanted]
    if phrases:
        return And(phrases)
    everything: WhooshQuery = Every()  # type: ignore[no-untyped-call]  # Whoosh has no types here
    return everything


def _phrase_candidates(phrase: str) -> WhooshQuery:
    wanted = candidate_terms(phrase)
    return Or([And([Term(field, term) for term in wanted]) for field in ("head", "body")])


def _hit(row: Mapping[str, Any], score: int, carries_number: bool) -> Hit:
    kind, url, title, date = row["row"][0]
    return Hit(row["id"], kind, url, title, date, score, carries_number)


def _passes(row: Mapping[str, Any], allowed: Filters) -> bool:
    facets = row["row"][1]
    return all(any(f"{facet}={value}" in facets for value in values) for facet, values in allowed.items())
