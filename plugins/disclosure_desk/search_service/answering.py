"""A question answered: hits, facets, and what a page wants to say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure_desk.search_service.questions import HITS_ON_PAGE, Question
from disclosure_desk.searching.answers import describe, describe_similar
from disclosure_search.index import Found, Search, Snapshot, find_similar
from disclosure_search.suggestions import Suggestion


class NotThere(LookupError):
    """There is no such record; the message is for the reader."""


@dataclass(frozen=True)
class Answer:
    """What was asked and what was found."""

    snapshot: Snapshot
    question: Question
    found: Found
    facets: Mapping[str, Sequence[tuple[str, int]]]
    facets_exact: bool
    suggestions: Sequence[Suggestion] = ()

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return describe(self.found, self.facets, self.suggestions)


def answer(snapshot: Snapshot, question: Question) -> Answer:
    """Answer a question; NotThere where it names a record that is not public."""
    if question.like:
        hits = find_similar(snapshot, question.like, HITS_ON_PAGE)
        if hits is None:
            raise NotThere("没有这条公开记录。")
        return Answer(snapshot, question, describe_similar(hits), {}, True)
    search = Search(snapshot, question.text, question.filters)
    found = search.page(HITS_ON_PAGE, question.offset, question.sort)
    suggestions = () if found.total else search.suggest()
    return Answer(snapshot, question, found, *search.count_facets(), suggestions)
