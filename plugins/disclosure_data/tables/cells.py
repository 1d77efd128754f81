"""A document's values in the order of its kind's columns."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

from disclosure.records.kinds import KindName
from disclosure_data.documents import Document, list_data_columns

Places: TypeAlias = dict[str, "int | Places"]
"""Where the value under a key goes, or those of the mapping that stands there."""


def lay_out(kind: KindName, document: Document) -> list[Any]:
    """A value for each column, None where there is none; what has no column is left out."""
    row: list[Any] = [None] * len(list_data_columns(kind))
    _fill(row, _find_places(kind), document)
    return row


def _fill(row: list[Any], places: Places, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        place = places.get(name)
        if type(place) is int:
            row[place] = value
        elif type(place) is dict:
            _fill(row, place, value)


@cache
def _find_places(kind: KindName) -> Places:
    places: Places = {}
    for number, column in enumerate(list_data_columns(kind)):
        *outer, last = column.steps
        inner: Any = places
        for step in outer:
            inner = inner.setdefault(step, {})
        inner[last] = number
    return places
