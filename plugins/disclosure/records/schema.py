"""JSON Schema (2020-12) of what a clerk writes, for editors; made from the models, so the two cannot differ.

An editor reads YAML by YAML's own rules, where `3600` is a number and `true` a truth value; the portal reads
text. So every scalar here is allowed in the forms in which an editor may see it. The schema is a help, not
the judge: what it refuses the build refuses, but what depends on a kind's own cases (an inspection needs a
result) or on other records is for the build to say.

>>> schema_of("penalty")["properties"]["决定书文号"]
{'$ref': '#/properties/document_number', 'description': '英文键名：document_number'}
"""

import types
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, StringConstraints

from disclosure.records.authority import Authority
from disclosure.records.fields import (
    parse_count,
    parse_day,
    parse_end_day,
    parse_far_day,
    parse_fen,
    parse_flag,
    parse_month,
    parse_multiple,
    parse_web_link,
    parse_year,
)
from disclosure.records.kinds import KINDS, KindName
from disclosure.records.node import Node
from disclosure.records.record import Disclosure, Record

Schema = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_IN_YEAR = "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_DAY: Final[Schema] = {"type": "string", "format": "date", "pattern": f"^(19|20)[0-9]{{2}}{_IN_YEAR}"}
_END: Final[Schema] = {"type": "string", "format": "date", "pattern": f"^(?!0000)[0-9]{{4}}{_IN_YEAR}"}
_FORMS: Final[dict[str, Schema]] = {
    "text": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
    "day": _DAY,
    "far_day": _END,
    "end_day": {"anyOf": [_END, {"const": "长期"}]},
    "yuan": {"type": ["string", "number"], "pattern": r"^[0-9]{1,13}(\.[0-9]{1,2})?$", "minimum": 0},
    "count": {"type": ["string", "integer"], "pattern": "^[0-9]{1,15}$", "minimum": 0},
    "year": {"type": ["string", "integer"], "pattern": "^(19|20)[0-9]{2}$", "minimum": 1900, "maximum": 2099},
    "month": {"type": "string", "pattern": "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"},
    "multiple": {"type": ["string", "number"], "pattern": r"^[0-9]{1,6}(\.[0-9]{1,4})?$", "minimum": 0},
    "web_link": {"type": "string", "pattern": r"^https://[^\s/?#@:]+\.[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?$"},
    "flag": {"enum": [True, False, "true", "false", "是", "否"]},
}
FORM_READ_BY: Final[dict[Callable[..., Any], str]] = {
    parse_day: "day",
    parse_far_day: "far_day",
    parse_end_day: "end_day",
    parse_fen: "yuan",
    parse_count: "count",
    parse_year: "year",
    parse_month: "month",
    parse_multiple: "multiple",
    parse_flag: "flag",
    parse_web_link: "web_link",
}
"""What a field's value is, by the function that reads it."""
_REVIEWED: Final = ("reviewed_by", "reviewed_on")


def schema_of(kind: KindName) -> Schema:
    """The schema of one record of a kind; in a YAML stream it holds for each document."""
    definitions: dict[str, Schema] = {}
    model = KINDS[kind].model
    root = _object(model, definitions)
    root["allOf"] += [_require(model, name) for name in model.required_pending]
    root["allOf"].append(_when_shown(model))
    root["allOf"] += [_when_variant(model, name, definitions) for name in model.variants()]
    return {"$schema": _DIALECT, "title": KINDS[kind].label, **root, "$defs": definitions}


def schema_of_authorities() -> Schema:
    """The schema of `authorities.yaml`: a list of organs."""
    definitions: dict[str, Schema] = {}
    array = {"type": "array", "items": _describe(Authority, definitions)}
    return {"$schema": _DIALECT, "title": "执法机关名录", **array, "$defs": definitions}


def _object(model: type[Node], definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(model, include_extras=True)
    properties: Schema = {}
    rules: list[Schema] = []
    for name, field in model.model_fields.items():
        english, chinese = _keys(model, name)
        form = _describe(hints[name], definitions)
        properties[english] = {**form, "title": chinese, "description": f"中文键名：{chinese}"}
        properties[chinese] = {"$ref": f"{_place(model)}/{english}", "description": f"英文键名：{english}"}
        rules.append({"if": {"required": [english]}, "then": {"properties": {chinese: False}}})
        if field.is_required():
            rules.append(_require(model, name))
    return {"type": "object", "properties": properties, "additionalProperties": False, "allOf": rules}


def _place(model: type[Node]) -> str:
    inner = "" if issubclass(model, Record) else f"$defs/{model.__name__}/"
    return f"#/{inner}properties"


def _keys(model: type[Node], name: str) -> tuple[str, str]:
    """A field's English key (or the contract's own) and its Chinese twin."""
    field = model.model_fields[name]
    if field.title is None:
        raise TypeError(f"{model.__name__}.{name} has no Chinese title")
    return field.alias or name, field.title


def _require(model: type[Node], name: str) -> Schema:
    return {"anyOf": [{"required": [key]} for key in _keys(model, name)]}


def _either(model: type[Node], name: str, value: Schema) -> Schema:
    """The field is there, under one of its keys, and has that form."""
    return {"anyOf": [{"properties": {key: value}, "required": [key]} for key in _keys(model, name)]}


def _when_shown(model: type[Record]) -> Schema:
    """What a public or withheld record needs beyond a pending one."""
    shown = _either(Disclosure, "state", {"enum": ["public", "withheld"]})
    reviewed = {"allOf": [_require(Disclosure, name) for name in _REVIEWED]}
    needed = [_require(model, name) for name in model.required]
    return {
        "if": _either(model, "disclosure", shown),
        "then": {"allOf": [*needed, _either(model, "disclosure", reviewed)]},
    }


def _when_variant(model: type[Record], name: str, definitions: dict[str, Schema]) -> Schema:
    """The fields that a variant has otherwise than its kind; what chooses it is named like the kind."""
    variant = model.variants()[name]
    # a generic model's own hints would still name its type variable
    forms = {each: field.rebuild_annotation() for each, field in variant.model_fields.items()}
    own = [each for each, field in model.model_fields.items() if field.rebuild_annotation() != forms[each]]
    properties = {key: _describe(forms[each], definitions) for each in own for key in _keys(variant, each)}
    return {"if": _either(model, model.kind, {"const": name}), "then": {"properties": properties}}


def _describe(annotation: Any, definitions: dict[str, Schema]) -> Schema:
    """The form of one value; TypeError for a type that has none, so that a new one is not forgotten."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        if annotation.__name__ not in definitions:
            definitions[annotation.__name__] = {}  # keeps the order of first use
            definitions[annotation.__name__] = _object(annotation, definitions)
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    if annotation is Any:
        return {}
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _describe_marked(arguments[0], arguments[1:], definitions)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple and arguments[1:] == (...,):
        return {"type": "array", "items": _describe(arguments[0], definitions)}
    present = [argument for argument in arguments if argument is not types.NoneType]
    if origin in (Union, types.UnionType) and len(present) == 1:
        return _describe(present[0], definitions)
    raise TypeError(f"no schema for {annotation}")


def _describe_marked(inner: Any, marks: Sequence[Any], definitions: dict[str, Schema]) -> Schema:
    for mark in marks:
        if isinstance(mark, BeforeValidator):
            return _name_form(FORM_READ_BY[mark.func], definitions)
        if isinstance(mark, StringConstraints):
            return _name_form("text", definitions)
    return _describe(inner, definitions)


def _name_form(name: str, definitions: dict[str, Schema]) -> Schema:
    definitions[name] = _FORMS[name]
    return {"$ref": f"#/$defs/{name}"}
