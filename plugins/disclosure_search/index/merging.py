"""Small segments become larger ones now and then, so that a search need not look into hundreds of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from disclosure_search.index.codec import ListTermsReader
from disclosure_search.index.columns import RowsColumn
from disclosure_search.index.lists import encode_list
from disclosure_search.index.schema import COLUMNS, TERM_FIELDS
from disclosure_search.index.segments import Entry, write_columns, write_terms
from disclosure_search.index.storage import CODEC, Storage, new_segment
from disclosure_search.postings import make_run

MANY: Final = 8
"""So many segments of about one size become one."""
LARGE: Final = 8192
"""Records from which on a segment stays as it is, unless half of them are gone."""


def choose(segments: Sequence[Any]) -> list[list[Any]]:
    """Which segments are to become one: a record is written again about once whenever the index grows sixteenfold."""
    tiers: dict[int, list[Any]] = defaultdict(list)
    chosen = []
    for segment in segments:
        if segment.doc_count() < LARGE:
            tiers[segment.doc_count().bit_length() // MANY.bit_length()].append(segment)
        elif segment.deleted_count() > segment.doc_count():
            chosen.append([segment])
    return chosen + [tier for tier in tiers.values() if len(tier) >= MANY]


def merge_segments(storage: Storage, segments: Sequence[Any]) -> Any:
    """Write one segment of several, without what is deleted."""
    merged = new_segment(storage, sum(segment.doc_count() for segment in segments))
    write_columns(storage, merged, _list_rows(storage, segments))
    readers = [CODEC.terms_reader(storage, segment) for segment in segments]
    write_terms(storage, merged, _join_terms(readers, _renumber(segments)))
    for reader in readers:
        reader.close()
    return merged


def _renumber(segments: Sequence[Any]) -> list[list[int]]:
    """For each segment the new number of each record, -1 for those that are gone."""
    moved, free = [], 0
    for segment in segments:
        gone = set(segment.deleted_docs())
        numbers = []
        for number in range(segment.doc_count_all()):
            numbers.append(-1 if number in gone else free)
            free += number not in gone
        moved.append(numbers)
    return moved


def _list_rows(storage: Storage, segments: Sequence[Any]) -> Iterator[tuple[int, int, str, str]]:
    for segment in segments:
        gone = set(segment.deleted_docs())
        reader: Any = CODEC.per_document_reader(storage, segment)
        columns = [reader.column_reader(name, column()) for name, column in COLUMNS.items()]
        loaded: list[Any] = [each if isinstance(each, RowsColumn.Reader) else each.load() for each in columns]
        amounts, days, ids, rows = loaded
        for number in range(segment.doc_count_all()):
            if number not in gone:
                yield amounts[number], days[number], ids[number], rows[number]
        reader.close()


def _join_terms(readers: Sequence[ListTermsReader], moved: Sequence[Sequence[int]]) -> Iterator[Entry]:
    for field in TERM_FIELDS:
        streams = [_list_terms(reader, field, place) for place, reader in enumerate(readers)]
        for term, places in groupby(merge(*streams), key=itemgetter(0)):
            numbers = [
                new
                for _, place in places
                for old in readers[place].numbers(field, term)
                if (new := moved[place][old]) >= 0
            ]
            if numbers:
                yield field, term, encode_list(make_run(numbers))


def _list_terms(reader: ListTermsReader, field: str, place: int) -> Iterator[tuple[bytes, int]]:
    return ((term, place) for term, _ in reader.values_from(field, b""))
