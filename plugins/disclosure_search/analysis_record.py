"""What the analysis of some records comes to, kept in STATE: everything that a segment is joined from."""

import marshal
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from disclosure_search.analysis import has_han
from disclosure_search.postings import Run
from disclosure_search.term_ranges import Ranges, pack_ranges, unpack_ranges

Column: TypeAlias = tuple[list[list[str]], list[int]]
"""Of a facet: the combinations of values that occur, and which of them each record has."""
Keys: TypeAlias = list[int]
"""Ascending: crc32 of a key in the upper bits, below it (`parts.RECORD_BITS`) the record that has it."""

_DIGEST = sha256().digest_size


class Analysis(NamedTuple):
    """Some records, newest first, numbered from 0."""

    documents: int
    ranges: Ranges
    """The posting lists of all terms."""
    numbers: Keys
    near: Keys
    """Near keys (`nearness.py`)."""
    columns: dict[str, Column]
    amounts: list[int]
    """分; -1 where there is none."""
    files: str = ""
    """A digest of the files that were made with it, of one stretch."""

    def list_head(self) -> dict[str, Run]:
        """The lists of all terms in the head."""
        return {term: run for lists in self.ranges for term, run in lists.head.items()}

    def list_body(self) -> dict[str, Run]:
        """The lists of all other terms in the body."""
        return {term: run for lists in self.ranges for term, run in lists.body.items()}

    def count_characters(self) -> dict[str, int]:
        """How many records have each Han character."""
        found: dict[str, int] = {}
        for lists in self.ranges:
            for field in lists:
                for term, run in field.items():
                    if len(term) == 1 and has_han(term):
                        found[term] = found.get(term, 0) + run[0]
        return found


def dump(analysis: Analysis) -> bytes:
    """The analysis as bytes that tell when they are damaged."""
    data = marshal.dumps(tuple(analysis._replace(ranges=pack_ranges(analysis.ranges))))  # type: ignore[arg-type]
    return sha256(data).digest() + data


def is_whole(data: bytes) -> bool:
    """Whether the bytes are what `dump` gave."""
    return sha256(data[_DIGEST:]).digest() == data[:_DIGEST]


def load(data: bytes) -> Analysis | None:
    """The analysis, its lists still packed, or None where the bytes are not what `dump` gave."""
    if not is_whole(data):
        return None
    documents, packed, *others = marshal.loads(memoryview(data)[_DIGEST:])  # noqa: S302  # our own bytes, by their digest
    return Analysis(documents, unpack_ranges(packed), *others)
