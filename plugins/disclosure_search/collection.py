"""Search documents of the published records, grouped into segments by time, each with a key of what it is made of."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from disclosure.records.address import record_address
from disclosure.records.authority import Authority
from disclosure.verdict import Verdict
from disclosure_search.documents import SearchDocument

_YEAR, _MONTH = len("2026"), len("2026-03")
_NOT_SEARCHED = frozenset(
    {"id", "authority", "title", "corrections", "document_number", "certificate_number"}
)
"""Ids are no text; titles and numbers have their own fields; corrections speak of what is no longer there."""
_IDS = frozenset({"baseline", "decision", "previous", "revokes", "supersedes"})
"""Fields that hold another record's id: nobody would search for it."""
_NARRATIVE = ("facts", "content", "conclusion", "narrative", "penalty")
"""Fields that tell what happened: first in the text, so that a snippet begins with them."""


def group_by_span(verdicts: Sequence[Verdict], current_year: str) -> dict[str, list[Verdict]]:
    """The published records by the span of their day: months of the current year, and the other years whole.

    A new record then changes one small segment; past years are quiet. A record without a day is in `0000`.
    """
    spans: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        day = verdict.summary.day or "0000"
        spans[day[:_MONTH] if day.startswith(current_year) else day[:_YEAR]].append(verdict)
    return dict(sorted(spans.items()))


def key_of(verdicts: Sequence[Verdict], organs: Mapping[str, Authority], code: str) -> str:
    """A digest of all that a segment's bytes depend on."""
    digest = hashlib.sha256(code.encode())
    for verdict in verdicts:
        digest.update(f"{verdict.summary.id} {verdict.summary.shown}\n".encode())
    for organ in sorted({verdict.summary.authority for verdict in verdicts}):
        digest.update(f"{organ} {organs[organ].name}\n".encode())
    return digest.hexdigest()


def make_document(
    verdict: Verdict, public: dict[str, Any], organs: Mapping[str, Authority]
) -> SearchDocument:
    """The search document of one record, from its public text."""
    summary = verdict.summary
    party = public.get("party", {})
    numbers = (public.get("document_number"), public.get("certificate_number"), party.get("uscc"))
    told = [public[name] for name in _NARRATIVE if name in public]
    rest = [
        value for name, value in public.items() if name not in _NOT_SEARCHED | _IDS and name not in _NARRATIVE
    ]
    organ = organs[summary.authority]
    return SearchDocument(
        id=summary.id,
        kind=summary.kind,
        url=f"/{record_address(summary)}",
        title=summary.title,
        date=summary.day,
        numbers=tuple(number for number in numbers if number),
        names=tuple(name for name in (party.get("name"), organ.name) if name),
        text="\n".join(_texts([*told, *rest])),
        facets=(("kind", summary.kind), ("authority", summary.authority), ("month", summary.day[:_MONTH])),
    )


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, item in value.items():
                if name not in _IDS:
                    yield from _texts(item)
        case list():
            for item in value:
                yield from _texts(item)
