"""The segments of one commit, opened."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from disclosure_search.index.codec import ListTermsReader
from disclosure_search.index.schema import COLUMNS
from disclosure_search.index.storage import CODEC, open_storage, read_segments

_TRIES: Final = 10


class Leaf(NamedTuple):
    """One segment: the number of its first record, and its readers."""

    base: int
    segment: Any
    terms: ListTermsReader
    columns: dict[str, Any]


def open_leaves(folder: Path) -> tuple[int, list[Leaf]]:
    """Open the last commit; a commit in the very moment takes files away, and is then opened itself."""
    storage = open_storage(folder)
    for left in reversed(range(_TRIES)):
        try:
            generation, segments = read_segments(storage)
            if generation < 0:
                break
            return generation, list(_open_all(storage, segments))
        except FileNotFoundError:
            if not left:
                raise
            time.sleep(0.05)
    raise FileNotFoundError(folder)


def _open_all(storage: Any, segments: Sequence[Any]) -> Iterator[Leaf]:
    base = 0
    for segment in segments:
        reader: Any = CODEC.per_document_reader(storage, segment)
        columns = {name: reader.column_reader(name, column()) for name, column in COLUMNS.items()}
        yield Leaf(base, segment, CODEC.terms_reader(storage, segment), columns)
        base += segment.doc_count_all()
