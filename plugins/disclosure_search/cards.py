"""Cards: what a hit shows of its record, and what decides whether a name or number was found in it.

A card is a list: id, kind, title, day, party, document number, other numbers, organ, amount in 分, facet values in the
manifest's order without those that the card has itself (0 for none, a list for several), and the address where it
is not /{kind}/{id}/.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from disclosure.records.facets import FACETS
from disclosure.records.kinds import KINDS
from disclosure_search.documents import SearchDocument

CARDS_IN_BLOCK: Final = 15
TEXTS_IN_BLOCK: Final = 30
"""Smaller blocks mean fewer bytes for a search, larger ones fewer blocks of the disk; see docs/search.md."""
OWN_FACETS: Final = ("kind", "authority", "month")
"""A card has these as fields of its own."""
CARD_FACETS: Final = tuple(facet.name for facet in FACETS if facet.name not in OWN_FACETS)


def build_blocks(documents: Sequence[SearchDocument], first: int = 0) -> list[tuple[str, bytes]]:
    """The files of cards and of texts, in the order of the records; `first` is the number of the first of them."""
    return [
        *_cut("c", [make_card(document) for document in documents], CARDS_IN_BLOCK, first),
        *_cut("t", [document.text for document in documents], TEXTS_IN_BLOCK, first),
    ]


def list_blocks(first: int, documents: int) -> list[str]:
    """The names of the files that `build_blocks` makes of so many records, in its order."""
    return [
        f"{folder}/{(first + start) // size}.json"
        for folder, size in (("c", CARDS_IN_BLOCK), ("t", TEXTS_IN_BLOCK))
        for start in range(0, documents, size)
    ]


def make_card(document: SearchDocument) -> list[Any]:
    """One card."""
    values = group_facets(document.facets)
    card: list[Any] = [
        document.id, document.kind, document.title, document.date, document.party, document.number,
        document.codes, document.authority, document.amount, [_shorten(values.get(name)) for name in CARD_FACETS],
    ]  # fmt: skip
    if document.url != f"/{KINDS[document.kind].plural}/{document.id}/":  # type: ignore[index]  # kinds are KindNames
        card.append(document.url)
    return card


def group_facets(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Values by facet."""
    found: dict[str, list[str]] = {}
    for facet, value in pairs:
        found.setdefault(facet, []).append(value)
    return found


def to_json(value: object) -> bytes:
    """Compact JSON, Han characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _shorten(values: list[str] | None) -> object:
    if not values:
        return 0
    return values[0] if len(values) == 1 else values


def _cut(folder: str, rows: Sequence[object], size: int, first: int) -> list[tuple[str, bytes]]:
    starts = range(0, len(rows), size)
    return [
        (f"{folder}/{(first + start) // size}.json", to_json(rows[start : start + size])) for start in starts
    ]
