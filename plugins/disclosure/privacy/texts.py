"""The texts in a record's public value, each with the dotted name of its field."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

_NO_TEXT: Final = frozenset(
    {"id", "authority", "uscc", "on", "event_on", "received_on", "event", "decided_by"}
)
"""Checked on their own (rules Y6, Y7, I1), or of a closed form."""


def walk_texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value in its order; days are left out."""
    match value:
        case str():
            yield field, value
        case Mapping():
            for name, inner in value.items():
                if name not in _NO_TEXT and not str(name).endswith(("_on", "_from", "_until")):
                    yield from walk_texts(inner, f"{field}.{name}" if field else name)
        case list() | tuple():
            for place, inner in enumerate(value):
                yield from walk_texts(inner, f"{field}.{place}")
