"""Whole HTML pages in Chinese, without JavaScript, in the look of the portal."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import jinja2

from disclosure_desk.search_service.addresses import address_of, toggle
from disclosure_desk.search_service.answering import Answer
from disclosure_desk.search_service.questions import HITS_ON_PAGE, MOST_PAGES, SORTS
from disclosure_desk.search_service.responses import Response
from disclosure_desk.search_service.snippets import make_snippet, mark
from disclosure_desk.searching.labels import (
    FACET_LABELS,
    format_amount,
    label_kind,
    label_value,
    spell_suggestion,
)
from disclosure_search.index import Hit
from disclosure_search.query import parse_query

_MOST_VALUES: Final = 12
"""Values that a facet shows; those that are chosen are always shown."""


class Pages:
    """Makes the pages; `portal` ends in a slash."""

    def __init__(self, portal: str) -> None:
        self._portal = portal
        loader = jinja2.FileSystemLoader(Path(__file__).parent)
        environment = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._template = environment.get_template("page.html")
        parts = urlsplit(portal)
        origin = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
        policy = (
            f"default-src 'none'; style-src 'self'{origin}; img-src 'self'{origin}; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        self._headers = [("Content-Security-Policy", policy)]

    def show(self, answer: Answer) -> Response:
        """The page of an answer."""
        return self._render(200, _describe(answer, self._portal.rstrip("/")))

    def refuse(self, status: int, message: str, start: str) -> Response:
        """A page that only says something and leads to the address where one can search again."""
        return self._render(status, {"message": message, "start": start})

    def _render(self, status: int, values: dict[str, Any]) -> Response:
        html = self._template.render(portal=self._portal, **values)
        return Response(status, "text/html", html.encode("utf-8", "replace"), self._headers)


def _describe(answer: Answer, portal: str) -> dict[str, Any]:
    question, found = answer.question, answer.found
    pages = min(MOST_PAGES, -(-found.total // HITS_ON_PAGE))
    here, last = question.page, question.page >= pages
    return {
        "message": "",
        "question": question,
        "found": found,
        "exact": found.exact and answer.facets_exact,
        "origin": _find_origin(answer),
        "suggestions": [
            {
                "words": spell_suggestion(each), "total": each.total,
                "address": address_of(replace(question, text=each.query, page=1)),
            }
            for each in answer.suggestions
        ],
        "hits": [_describe_hit(answer, hit, portal) for hit in found.hits],
        "facets": list(_list_facets(answer)),
        "kept": [(name, value) for name, values in question.filters.items() for value in values],
        "sorts": [(label, name == question.sort, address_of(replace(question, sort=name, page=1)))
                  for name, label in SORTS.items()],
        "previous": address_of(replace(question, page=here - 1)) if here > 1 else "",
        "next": "" if last or question.like else address_of(replace(question, page=here + 1)),
        "pages": pages,
    }  # fmt: skip


def _find_origin(answer: Answer) -> str:
    number = answer.snapshot.find(answer.question.like) if answer.question.like else None
    return "" if number is None else answer.snapshot.document(number).title


def _describe_hit(answer: Answer, hit: Hit, portal: str) -> dict[str, Any]:
    record, text = hit.document, answer.question.text
    facts = (label_kind(record), record.number, *record.names, format_amount(record.amount))
    return {
        "id": record.id,
        "address": portal + record.url,
        "title": mark(record.title, parse_query(text).wanted),
        "date": record.date,
        "facts": [fact for fact in facts if fact],
        "snippet": make_snippet(record, text),
        "like": address_of(
            replace(answer.question, text="", filters={}, sort="relevance", page=1, like=record.id)
        ),
    }


def _list_facets(answer: Answer) -> Iterator[dict[str, Any]]:
    """In the order of their declaration; of months the newest first."""
    for facet, label in FACET_LABELS.items():
        chosen = answer.question.filters.get(facet, ())
        counted = dict(answer.facets.get(facet, ()))
        values = sorted(counted, reverse=True) if facet == "month" else list(counted)
        shown = [*chosen, *(value for value in values if value not in chosen)][: len(chosen) + _MOST_VALUES]
        if shown:
            yield {
                "label": label,
                "open": bool(chosen),
                "values": [
                    {
                        "label": label_value(answer.snapshot, facet, value),
                        "count": counted.get(value, 0),
                        "chosen": value in chosen,
                        "address": address_of(toggle(answer.question, facet, value)),
                    }
                    for value in shown
                ],
            }
