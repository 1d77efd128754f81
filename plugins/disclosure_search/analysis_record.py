"""What the analysis of some records comes to, kept in STATE: everything that a segment is joined from."""

import marshal
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple, TypeAlias

from disclosure_search.analysis import has_han
from disclosure_search.postings import Run

Column: TypeAlias = tuple[list[list[str]], list[int]]
"""Of a facet: the combinations of values that occur, and which of them each record has."""
Keys: TypeAlias = list[int]
"""Ascending: crc32 of a key in the upper bits, below it (`parts.RECORD_BITS`) the record that has it."""

_DIGEST = sha256().digest_size


class Analysis(NamedTuple):
    """Some records, newest first, numbered from 0."""

    documents: int
    head: dict[str, Run]
    body: dict[str, Run]
    """Records that have a term in the body and not in the head."""
    numbers: Keys
    near: Keys
    """Near keys (`nearness.py`)."""
    columns: dict[str, Column]
    amounts: list[int]
    """分; -1 where there is none."""
    files: str = ""
    """A digest of the files that were made with it, of one stretch."""

    def count_characters(self) -> dict[str, int]:
        """How many records have each Han character."""
        found: dict[str, int] = {}
        for term, count in _count(self.head, self.body):
            if len(term) == 1 and has_han(term):
                found[term] = found.get(term, 0) + count
        return found


def _count(*fields: Mapping[str, Run]) -> Iterator[tuple[str, int]]:
    for field in fields:
        for term, run in field.items():
            yield term, run[0]


def dump(analysis: Analysis) -> bytes:
    """The analysis as bytes that tell when they are damaged."""
    data = marshal.dumps(tuple(analysis))
    return sha256(data).digest() + data


def is_whole(data: bytes) -> bool:
    """Whether the bytes are what `dump` gave."""
    return sha256(data[_DIGEST:]).digest() == data[:_DIGEST]


def load(data: bytes) -> Analysis | None:
    """The analysis, or None where the bytes are not what `dump` gave."""
    if not is_whole(data):
        return None
    fields: Any = marshal.loads(data[_DIGEST:])  # noqa: S302  # our own bytes, by their digest
    return Analysis(*fields)
