"""`data/datapackage.json`: the tables as a Frictionless Data Package (Data Package and Table Schema, v1).

Made from the columns, so that what it says of a field is what the record models say.
"""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from disclosure.records.columns import CHOICE, LIST, TEXT, Column
from disclosure.records.kinds import KINDS, Kind
from disclosure_data.config import FOLDER, Publisher
from disclosure_data.documents import list_data_columns
from disclosure_data.outlines import digest
from disclosure_data.wholes import Workbook
from disclosure_store.judged_site import Page

Entry = dict[str, Any]
PATH: Final = f"{FOLDER}/datapackage.json"
_TYPES: Final[dict[str, Entry]] = {
    TEXT: {"type": "string"},
    CHOICE: {"type": "string"},
    LIST: {"type": "array"},
    "day": {"type": "date", "format": "default"},
    "far_day": {"type": "date", "format": "default"},
    "end_day": {"type": "string", "constraints": {"pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}|长期"}},
    "yuan": {"type": "number", "constraints": {"minimum": 0}},
    "multiple": {"type": "number", "constraints": {"minimum": 0}},
    "count": {"type": "integer", "constraints": {"minimum": 0}},
    "year": {"type": "year"},
    "flag": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "web_link": {"type": "string", "format": "uri"},
}
_UNITS: Final = {"yuan": "元", "multiple": "倍", "end_day": "年-月-日，或“长期”"}
_ALWAYS: Final = frozenset({"id", "address", "title", "authority", "authority_name"})
_LISTED: Final = "JSON 列表"


def plan_descriptor(publisher: Publisher, workbooks: Sequence[Workbook]) -> Page:
    """The file with its bytes."""
    package = _describe(publisher, workbooks)
    data = (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()
    return Page(PATH, digest(data.decode()), data)


def _describe(publisher: Publisher, workbooks: Sequence[Workbook]) -> Entry:
    package: Entry = {
        "profile": "tabular-data-package",
        "name": "disclosure",
        "title": f"{publisher.name}开放数据",
        "description": "本站公开显示的全部记录，一行一条；已撤回的和公示期满的不在其中。字段说明见各表的 schema。",
    }
    if publisher.operator:
        package["contributors"] = [{"title": publisher.operator, "role": "publisher"}]
    package["resources"] = [_describe_table(kind) for kind in KINDS.values()]
    grouped = groupby(workbooks, key=lambda book: KINDS[book.kind].plural)
    package["workbooks"] = {
        plural: [book.path.removeprefix(f"{FOLDER}/") for book in books] for plural, books in grouped
    }
    return package


def _describe_table(kind: Kind) -> Entry:
    columns = list_data_columns(kind.name)
    schema: Entry = {
        "fields": [_describe_field(column) for column in columns], "missingValues": [""], "primaryKey": "id",
    }  # fmt: skip
    keys = [_describe_key(column, kind) for column in columns if column.refers_to]
    return {
        "profile": "tabular-data-resource",
        "name": kind.plural,
        "title": kind.label,
        "path": f"{kind.plural}.csv",
        "lines": f"{kind.plural}.jsonl",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True,
                    "header": True, "skipInitialSpace": False},
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }  # fmt: skip


def _describe_field(column: Column) -> Entry:
    known = _TYPES[column.form]
    constraints = dict(known.get("constraints", {}))
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.name in _ALWAYS:
        constraints["required"] = True
    if column.name == "id":
        constraints |= {"unique": True, "pattern": "[a-z0-9][a-z0-9-]{2,63}"}
    field = {"name": column.name, "title": column.label, **known}
    if told := _UNITS.get(column.form) or (_LISTED if column.form == LIST else ""):
        field["description"] = told
    return field | ({"constraints": constraints} if constraints else {})


def _describe_key(column: Column, kind: Kind) -> Entry:
    assert column.refers_to
    target = KINDS[column.refers_to]
    resource = "" if target.name == kind.name else target.plural
    return {"fields": column.name, "reference": {"resource": resource, "fields": "id"}}
