"""The base of every model: closed fields, each with one Chinese name.

A field's `title` is its Chinese item name, and doubles as the key under which a clerk may write it.
"""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict


class Node(BaseModel):
    """A mapping in a record whose keys are known; unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _inner_model(annotation: Any) -> type[Node] | None:
    """The model inside `Model`, `Model | None`, `tuple[Model, ...]`; the first one of a union."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple) or get_args(annotation):
        return next((found for arg in get_args(annotation) if (found := _inner_model(arg))), None)
    return None


@cache
def key_table(model: type[Node]) -> dict[str, tuple[str, type[Node] | None]]:
    """Every key a clerk may write, English and Chinese, to the field's name and the model inside it."""
    table: dict[str, tuple[str, type[Node] | None]] = {}
    for name, field in model.model_fields.items():
        entry = (field.alias or name, _inner_model(field.annotation))
        for key in (entry[0], field.title):
            if key is None or key in table:
                raise TypeError(f"{model.__name__}.{name}: needs a Chinese title of its own")
            table[key] = entry
    return table


@cache
def chinese_name(model: type[Node], field: str) -> str:
    """The Chinese item name of a field of `model`; the field's own name where it has none."""
    for name, info in model.model_fields.items():
        if field in (name, info.alias):
            return info.title or field
    return field
