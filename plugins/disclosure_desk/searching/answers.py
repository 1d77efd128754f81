"""Answers as JSON values: the same names as in the browser's search."""

from collections.abc import Mapping, Sequence
from typing import Any

from disclosure_desk.searching.labels import label_kind
from disclosure_search.index import Found, Hit
from disclosure_search.suggestions import Suggestion


def describe(
    found: Found,
    facets: Mapping[str, Sequence[tuple[str, int]]] | None = None,
    suggestions: Sequence[Suggestion] = (),
) -> dict[str, Any]:
    """`total`, `exact`, `near`, `hits`, what finds something instead, and `facets` where they were counted."""
    answer: dict[str, Any] = {
        "total": found.total,
        "exact": found.exact,
        "near": found.near,
        "suggestions": [each._asdict() for each in suggestions],
        "hits": list(map(describe_hit, found.hits)),
    }
    if facets is not None:
        answer["facets"] = {facet: [list(pair) for pair in values] for facet, values in facets.items()}
    return answer


def describe_hit(hit: Hit) -> dict[str, Any]:
    """One hit; `amount` in 分, -1 where there is none."""
    record = hit.document
    return {
        "id": record.id,
        "kind": record.kind,
        "label": label_kind(record),
        "url": record.url,
        "title": record.title,
        "date": record.date,
        "number": record.number,
        "numbers": list(record.numbers),
        "names": list(record.names),
        "authority": record.authority,
        "amount": record.amount,
        "score": hit.score,
        "carriesNumber": hit.carries_number,
    }


def describe_similar(hits: Sequence[Hit]) -> Found:
    """Records that are like one, as an answer."""
    return Found(len(hits), True, tuple(hits))
