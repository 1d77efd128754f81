"""Parts: the records of one month, analysed once and kept in STATE until one of them changes.

A part gives two things: files that are published as they are (cards, texts, days), and an `Analysis`, from which
the posting lists of a segment (a year, mostly) are joined without looking at the records again. A month is analysed
in stretches, so that all cores have something to do. Pure.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from zlib import crc32

from disclosure_search.analysis import terms
from disclosure_search.analysis_record import Analysis, Column, Keys
from disclosure_search.cards import (
    CARD_FACETS,
    TEXTS_IN_BLOCK,
    build_blocks,
    group_facets,
    list_blocks,
    to_json,
)
from disclosure_search.documents import SearchDocument
from disclosure_search.nearness import near_keys
from disclosure_search.packing import SUFFIX, pack
from disclosure_search.postings import Run, make_run
from disclosure_search.term_ranges import split_ranges

STRETCH: Final = 32 * TEXTS_IN_BLOCK
"""Records that are analysed in one go: whole blocks of texts and of cards, so that the files do not depend on it."""
_MANY: Final = 240
"""Records from which on it pays to load numpy."""
RECORD_BITS: Final = 24

File = tuple[str, bytes]


def analyse(documents: Sequence[SearchDocument]) -> Analysis:
    """Analyse a stretch of records, newest first; record numbers count from its first."""
    head, body = make_lists(documents)
    body |= _list_facets(documents)
    keys = [document.number_keys for document in documents]
    return Analysis(
        len(documents),
        split_ranges(head, body),
        _list_keys(keys, lambda key: (key,)),
        _list_keys(keys, near_keys),
        _list_columns(documents),
        [document.amount for document in documents],
    )


def cut(records: int) -> list[tuple[int, int]]:
    """The stretches of so many records: of each the first, and the one behind its last."""
    return [(first, min(first + STRETCH, records)) for first in range(0, records, STRETCH)]


def build_files(documents: Sequence[SearchDocument], first: int) -> list[File]:
    """The blocks of a stretch whose first record has that number in its month; paths below the month's folder."""
    return [(path + SUFFIX, pack(data)) for path, data in build_blocks(documents, first)]


def list_paths(first: int, documents: int) -> list[str]:
    """The paths of the files that `build_files` makes of so many records, in its order."""
    return [path + SUFFIX for path in list_blocks(first, documents)]


def build_days(days: Sequence[str]) -> File:
    """The days of a month's records, newest first."""
    return f"d.json{SUFFIX}", pack(to_json(days))


def make_lists(documents: Sequence[SearchDocument]) -> tuple[dict[str, Run], dict[str, Run]]:
    """The records that have each term in the head, and those that have it in the body alone."""
    if len(documents) >= _MANY:
        from disclosure_search.gathering import collect_runs

        return collect_runs(documents)
    head: defaultdict[str, list[int]] = defaultdict(list)
    body: defaultdict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        in_head = terms(document.head)
        for records in map(head.__getitem__, in_head):
            records.append(number)
        for records in map(body.__getitem__, terms(document.body) - in_head):
            records.append(number)
    return _make_runs(head), _make_runs(body)


def _list_facets(documents: Sequence[SearchDocument]) -> dict[str, Run]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for facet, value in document.facets:
            found[f"{facet}={value}"].append(number)
    return _make_runs(found)


def _make_runs(lists: Mapping[str, Sequence[int]]) -> dict[str, Run]:
    return {term: make_run(numbers) for term, numbers in lists.items()}


def _list_keys(keys: Sequence[tuple[str, ...]], derive: Callable[[str], tuple[str, ...]]) -> Keys:
    """crc32 of each key derived from a record's, and the record, as one number; ascending."""
    return sorted(
        {
            crc32(derived.encode()) << RECORD_BITS | number
            for number, own in enumerate(keys)
            for key in own
            for derived in derive(key)
        }
    )


def _list_columns(documents: Sequence[SearchDocument]) -> dict[str, Column]:
    grouped = [group_facets(document.facets) for document in documents]
    found = {}
    for facet in ("kind", "authority", *CARD_FACETS):
        places: dict[tuple[str, ...], int] = {}
        records = [places.setdefault(tuple(values.get(facet, ())), len(places)) for values in grouped]
        if places.keys() != {()}:
            found[facet] = ([list(values) for values in places], records)
    return found
