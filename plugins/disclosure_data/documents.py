"""A record as one JSON object: the line of a table in JSON Lines, and the file beside the record's page.

docs/data.md describes each form.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, get_args

from disclosure.permits import PermitState
from disclosure.records.columns import CHOICE, TEXT, Column, list_columns, list_fields
from disclosure.records.kinds import KindName
from disclosure_data.outlines import Outline

Document = dict[str, Any]
write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as all data files have it."""

_FLAG, _DAY, _FAR_DAY = "flag", "day", "far_day"
_AHEAD: Final = (
    Column("id", "记录标识", TEXT),
    Column("address", "页面地址", TEXT),
    Column("title", "标题", TEXT),
    Column("authority", "执法机关", TEXT),
    Column("authority_name", "执法机关名称", TEXT),
)
_BUILT: Final = (
    Column("published_on", "首次公开日期", _DAY),
    Column("published_proven", "台账证明公开日期", _FLAG),
    Column("due_on", "应当公开的最后日期", _DAY),
    Column("elsewhere_on", "自报他处公开日期", _DAY),
)
_BUILT_OF: Final[dict[str, tuple[Column, ...]]] = {
    "permit": (Column("permit_state", "许可状态", CHOICE, get_args(PermitState)),),
    "penalty": (Column("shown_until", "本站公示至", _FAR_DAY),),
}


@cache
def list_data_columns(kind: KindName) -> tuple[Column, ...]:
    """The columns of a kind's table: what leads to the record, what the build knows of it, and its own fields."""
    ahead = {column.name for column in _AHEAD}
    own = (column for column in list_columns(kind) if column.name not in ahead)
    return (*_AHEAD, *_BUILT, *_BUILT_OF.get(kind, ()), *own)


@cache
def _list_own(kind: KindName) -> tuple[str, ...]:
    ahead = {column.name for column in _AHEAD}
    return tuple(field for field in list_fields(kind) if field not in ahead)


def make_document(outline: Outline, public: Mapping[str, Any], organs: Mapping[str, str]) -> Document:
    """A published record; what it does not have is left out."""
    document: Document = {
        "id": outline.id, "kind": outline.kind, "state": "published", "address": f"/{outline.address}",
        "title": outline.title, "authority": outline.authority, "authority_name": organs[outline.authority],
    }  # fmt: skip
    if outline.published_on:
        document["published_on"] = outline.published_on
        document["published_proven"] = bool(outline.proven)
    for name in ("due_on", "elsewhere_on", "permit_state", "shown_until"):
        if value := getattr(outline, name):
            document[name] = value
    for name in _list_own(outline.kind):
        if name in public:
            document[name] = public[name]
    for name in outline.hidden.split():
        _leave_out(document, name)
    return document


def _leave_out(document: Document, name: str) -> None:
    """Take a field out of a document; what held it goes with it where it held nothing else."""
    outer, _, inner = name.partition(".")
    held = document.get(outer)
    if inner and isinstance(held, dict):
        rest = {key: value for key, value in held.items() if key != inner}
        document[outer] = rest
        if rest:
            return
    document.pop(outer, None)
