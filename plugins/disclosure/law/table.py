"""Law that is a list: one YAML file and one model each, apart from rules and limits.

A new table is a model in a module of its own, a line in `tables.py`, and its file beside this module. Code reads it
with `law.table(ItsModel)`.
"""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import BaseModel

from disclosure.law.sources import LawFile, Reference


class LawTable(LawFile):
    """One file of law data. `file` is its name in the law folder."""

    file: ClassVar[str]


def find_table_references(table: LawTable) -> Iterator[tuple[tuple[str, ...], Reference]]:
    """Every reference anywhere in a table, with its path in the file."""
    return _walk(table, ())


def _walk(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Reference]]:
    match value:
        case Reference():
            yield (*path, "source"), value
        case BaseModel():
            for name, field in type(value).model_fields.items():
                yield from _walk(getattr(value, name), (*path, field.alias or name))
        case dict():
            for key, inner in value.items():
                yield from _walk(inner, (*path, str(key)))
        case tuple():
            for place, inner in enumerate(value):
                yield from _walk(inner, (*path, str(place)))
        case _:
            return
