"""What an index is held against: every answer worked out from every record, by counting, without an index."""

from collections.abc import Mapping, Sequence
from functools import cache

from tests.disclosure_search.naive_search import contains_plainly, make_plain

from disclosure_search.analysis import number_key, terms
from disclosure_search.documents import SearchDocument
from disclosure_search.query import Query, parse_query, relax_query
from disclosure_search.ranking import NUMBER_SCORE, idf, lead_term, make_rarity, phrase_score

Filters = Mapping[str, Sequence[str]]


class SlowAnswers:
    """Answers from records; `levels` as in the manifest."""

    def __init__(self, documents: Sequence[SearchDocument], levels: Sequence[str] = ()) -> None:
        self.documents = documents
        self.rarity = make_rarity(levels)

    def find(self, text: str, filters: Filters) -> list[SearchDocument]:
        """The records that are to be found, in no order."""
        return self._answer(text, filters)[1]

    def order(self, text: str, filters: Filters, sort: str = "relevance") -> list[tuple[str, int]]:
        """Ids and scores of all hits in the order in which they are to come."""
        query, found = self._answer(text, filters)
        by_number = any(query.number in numbers_of(d) for d in self.documents) if query.number else False
        scored = [(d, NUMBER_SCORE if by_number else self._score(d, query)) for d in found]
        scored.sort(key=lambda pair: pair[0].id)
        scored.sort(key=lambda pair: pair[0].date, reverse=True)
        keys = {
            "relevance": lambda pair: -pair[1],
            "amount": lambda pair: -pair[0].amount,
            "date": lambda _: 0,
        }
        return [(document.id, score) for document, score in sorted(scored, key=keys[sort])]

    def _answer(self, text: str, filters: Filters) -> tuple[Query, list[SearchDocument]]:
        query = parse_query(text)
        kept = [document for document in self.documents if passes(document, filters)]
        if query.number and any(query.number in numbers_of(d) for d in self.documents):
            return query, [document for document in kept if query.number in numbers_of(document)]
        found = [document for document in kept if is_found(document, query)]
        if found:
            return query, found
        relaxed = relax_query(query)
        return relaxed, [document for document in kept if is_found(document, relaxed)]

    def _score(self, document: SearchDocument, query: Query) -> int:
        return sum(phrase_score(self._worth(p), has(document, p, in_head=True)) for p in query.wanted)

    @cache  # noqa: B019  # it lives as long as the tests that ask
    def _worth(self, phrase: str) -> int:
        lead = lead_term(phrase, self.rarity)
        return idf(len(self.documents), sum(lead in terms_of(document) for document in self.documents))


def passes(document: SearchDocument, filters: Filters) -> bool:
    """Whether it passes all filters."""
    first, last = (filters.get(name, [""])[0] for name in ("from", "to"))
    in_time = document.date >= first and (not last or document.date <= last)
    others = {name: values for name, values in filters.items() if name not in ("from", "to")}
    return in_time and all(
        {(name, v) for v in values} & set(document.facets) for name, values in others.items()
    )


def is_found(document: SearchDocument, query: Query) -> bool:
    """Whether the text of a record answers a query."""
    if not (query.wanted or query.unwanted or query.empty):
        return False
    return all(has(document, p) for p in query.wanted) and not any(has(document, p) for p in query.unwanted)


@cache
def has(document: SearchDocument, phrase: str, in_head: bool = False) -> bool:
    """Whether one of its fields contains the phrase."""
    head, text = fields_of(document)
    return any(contains_plainly(field, phrase) for field in (head if in_head else (*head, *text)))


@cache
def fields_of(document: SearchDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fields of the head and of the text, in one spelling."""
    head = (document.title, *document.numbers, *document.names)
    return tuple(map(make_plain, head)), tuple(map(make_plain, document.text.split("\n")))


@cache
def numbers_of(document: SearchDocument) -> frozenset[str | None]:
    """Keys of its numbers."""
    return frozenset(map(number_key, document.numbers))


@cache
def terms_of(document: SearchDocument) -> frozenset[str]:
    """All its terms."""
    return frozenset(terms(document.head) | terms(document.body))
