"""The texts in a record's public value, each with the dotted name of its field."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

_NO_TEXT: Final = frozenset(
    {"id", "authority", "uscc", "on", "event_on", "received_on", "event", "decided_by"}
)
"""Checked on their own (rules Y6, Y7, I1), or of a closed form."""
_DAYS: Final = ("_on", "_from", "_until")


def walk_texts(value: Any, field: str = "") -> list[tuple[str, str]]:
    """Every text below a value in its order; days are left out."""
    found: list[tuple[str, str]] = []
    _walk(value, field, found)
    return found


def _walk(value: Any, field: str, found: list[tuple[str, str]]) -> None:
    if isinstance(value, str):
        found.append((field, value))
    elif isinstance(value, dict | Mapping):
        for name, inner in value.items():
            if _may_be_text(name):
                path = f"{field}.{name}" if field else name
                if isinstance(inner, str):
                    found.append((path, inner))
                else:
                    _walk(inner, path, found)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            _walk(inner, f"{field}.{place}", found)


@cache  # the names of fields
def _may_be_text(name: str) -> bool:
    return name not in _NO_TEXT and not name.endswith(_DAYS)
