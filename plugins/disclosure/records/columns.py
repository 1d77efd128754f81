"""A kind's public fields as the columns of a flat table (开放数据的字段), made from its model.

A field of a mapping is a column of its own under a dotted name; a list of anything is one column.

>>> [column.name for column in list_columns("permit")][:5]
['id', 'authority', 'title', 'document_number', 'document_name']
>>> next(column for column in list_columns("penalty") if column.name == "party.uscc").label
'行政相对人·统一社会信用代码'
"""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, StringConstraints

from disclosure.records.kinds import KINDS, KindName
from disclosure.records.node import Node
from disclosure.records.party import Party
from disclosure.records.record import COMMON_INTERNAL
from disclosure.records.schema import FORM_READ_BY
from disclosure.records.served import PARTY_INTERNAL

LIST: Final = "list"
CHOICE: Final = "choice"
TEXT: Final = "text"
_SHOWN_BESIDE: Final = ("corrections", "attachments")
"""Internal to the served text, and shown with it."""
_SHOWN_AT_TIMES: Final = {"report": "indicators"}
"""Fields that are internal unless the record says otherwise."""
REFERENCES: Final[dict[str, KindName]] = {
    "discretion.baseline": "baseline",
    "revokes": "permit",
    "previous": "permit",
    "supersedes": "baseline",
}
"""Public fields that hold the id of a record, and of which kind that is."""


class Column(NamedTuple):
    """One column: its dotted English name, its Chinese one, and what its values are."""

    name: str
    label: str
    form: str
    """Of the forms of `schema.FORM_READ_BY`, or `text`, `choice`, `list`."""
    choices: tuple[str, ...] = ()
    refers_to: KindName | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """The way to the value in a public text."""
        return tuple(self.name.split("."))


@cache
def list_columns(kind: KindName) -> tuple[Column, ...]:
    """Every column that a public record of the kind may fill, in the model's order, id first."""
    model = KINDS[kind].model
    hidden = (COMMON_INTERNAL | model.internal) - {_SHOWN_AT_TIMES.get(kind, "")}
    found = [column for column in _walk(model, "", "") if column.name.split(".")[0] not in hidden]
    beside = [
        Column(name, model.model_fields[name].title or name, LIST)
        for name in _SHOWN_BESIDE
    ]  # fmt: skip
    return (*found, *beside)


@cache
def list_fields(kind: KindName) -> tuple[str, ...]:
    """The outermost names of these columns, each once: the keys of a public text."""
    return tuple(dict.fromkeys(column.steps[0] for column in list_columns(kind)))


def _walk(model: type[Node], above: str, label: str) -> Iterator[Column]:
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        if model is Party and name in PARTY_INTERNAL:
            continue
        key = f"{above}{field.alias or name}"
        yield from _describe(hints[name], key, f"{label}{field.title}")


def _describe(annotation: Any, name: str, label: str) -> Iterator[Column]:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        yield from _walk(annotation, f"{name}.", f"{label}·")
        return
    origin, arguments = get_origin(annotation), get_args(annotation)
    present = [argument for argument in arguments if argument is not types.NoneType]
    if origin in (Union, types.UnionType) and len(present) == 1:
        yield from _describe(present[0], name, label)
    elif origin is Literal:
        yield Column(name, label, CHOICE, tuple(arguments))
    elif origin is Annotated:
        yield Column(name, label, _find_form(arguments[1:]), refers_to=REFERENCES.get(name))
    elif origin is tuple:
        yield Column(name, label, LIST)
    else:
        raise TypeError(f"no column for {name}: {annotation}")


def _find_form(marks: tuple[Any, ...]) -> str:
    for mark in marks:
        if isinstance(mark, BeforeValidator):
            return FORM_READ_BY[mark.func]
        if isinstance(mark, StringConstraints):
            return TEXT
    raise TypeError(f"no form for {marks}")
