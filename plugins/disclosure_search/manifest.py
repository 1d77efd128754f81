"""index.json, the manifest: the one file of the browser's index that changes under its name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from disclosure.records.facets import FACETS
from disclosure.records.kinds import KINDS
from disclosure_search.cards import CARD_FACETS, CARDS_IN_BLOCK, TEXTS_IN_BLOCK, to_json
from disclosure_search.parts import File

FORMAT: Final = 4
RARITY_LEVELS: Final = 6
"""Characters found in at least 1/2**level of the records are listed by level; rare pairs go first."""


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A month: its name and what its folder's name adds to it, and how many records it has."""

    name: str
    mark: str
    documents: int
    common: Mapping[str, int]
    """Han characters with the number of records that have them."""


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment: its name and what its folder's name adds to it, its months, newest first, its numbers of buckets."""

    name: str
    mark: str
    parts: Sequence[PartEntry]
    buckets: int
    numbers: int
    near: int
    columns: Sequence[str]
    """Facets that its records have."""


def build_manifest(segments: Sequence[SegmentEntry], organs: Mapping[str, str]) -> File:
    """Build index.json from segments, newest first. ValueError where their months overlap."""
    months = [part.name for segment in segments for part in segment.parts]
    if any(newer <= older for newer, older in pairwise(months)):
        raise ValueError(f"months overlap or are out of order: {months}")
    manifest = {
        "format": FORMAT,
        "documents": sum(part.documents for segment in segments for part in segment.parts),
        "cards": CARDS_IN_BLOCK,
        "texts": TEXTS_IN_BLOCK,
        "kinds": {kind.name: [kind.plural, kind.label] for kind in KINDS.values()},
        "facets": [[facet.name, facet.label] for facet in FACETS],
        "card": CARD_FACETS,
        "bands": {facet.name: [[b.value, b.label] for b in facet.bands] for facet in FACETS if facet.bands},
        "organs": dict(sorted(organs.items())),
        "common": list_common(part for segment in segments for part in segment.parts),
        "segments": [_list(segment) for segment in segments],
    }
    return ("index.json", to_json(manifest))


def list_common(parts: Iterable[PartEntry]) -> list[str]:
    """Strings of the characters found in at least 1, 1/2, 1/4 … of all records."""
    found: Counter[str] = Counter()
    total = 0
    for part in parts:
        found.update(part.common)
        total += part.documents
    levels = [""] * (RARITY_LEVELS + 1)
    for character in sorted(found):
        level = (total // found[character]).bit_length() - 1
        if level <= RARITY_LEVELS:
            levels[level] += character
    return levels


def _list(segment: SegmentEntry) -> list[Any]:
    parts = [[part.name, part.mark, part.documents] for part in segment.parts]
    columns = sum(1 << place for place, facet in enumerate(FACETS) if facet.name in segment.columns)
    return [segment.name, segment.mark, segment.buckets, segment.numbers, segment.near, columns, parts]
