"""A document's values in the order of its kind's columns."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from disclosure.records.kinds import KindName
from disclosure_data.documents import Document, list_data_columns


@cache
def list_ways(kind: KindName) -> tuple[Callable[[Document], Any], ...]:
    """For each column what finds its value in a document; None where there is none."""
    return tuple(_find(column.steps) for column in list_data_columns(kind))


def _find(steps: Sequence[str]) -> Callable[[Document], Any]:
    outer, *inner = steps
    if not inner:
        return lambda document: document.get(outer)
    if len(inner) == 1:
        (name,) = inner
        return lambda document: held.get(name) if (held := document.get(outer)) else None

    def find(document: Document) -> Any:
        held: Any = document
        for step in steps:
            held = held.get(step) if held else None
        return held

    return find
