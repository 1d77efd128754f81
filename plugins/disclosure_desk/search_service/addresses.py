"""Addresses of the search page: the same question with something changed."""

from dataclasses import replace
from urllib.parse import urlencode

from disclosure_desk.search_service.questions import Question


def address_of(question: Question) -> str:
    """Relative to the search page itself; what is as usual is left out."""
    pairs = [("q", question.text)] if question.text else []
    pairs += [(name, value) for name, values in question.filters.items() for value in values]
    pairs += [("sort", question.sort)] if question.sort != "relevance" else []
    pairs += [("page", str(question.page))] if question.page > 1 else []
    pairs += [("like", question.like)] if question.like else []
    return f"search?{urlencode(pairs)}"


def toggle(question: Question, facet: str, value: str) -> Question:
    """With a filter that it does not have, or without one that it has; from the first page."""
    values = question.filters.get(facet, ())
    changed = tuple(v for v in values if v != value) if value in values else (*values, value)
    filters = {name: kept for name, kept in {**question.filters, facet: changed}.items() if kept}
    return replace(question, filters=filters, page=1)
