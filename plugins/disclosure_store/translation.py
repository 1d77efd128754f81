"""A clerk's keys, English or Chinese, to the fields of a model (rules Y2 and Y3)."""

import re
from difflib import get_close_matches
from typing import Any

from disclosure.findings.fault import Fault
from disclosure.records.node import Node, key_table
from disclosure_store.strict_yaml import LinedDict, LinedList, name_key

_PLAIN_KEY = re.compile("[A-Za-z_]{1,30}")
_NOT_EVEN_NAMED = ("minor",)
"""Fields whose mere presence tells something: their lines are not kept."""


def translate(mapping: LinedDict, model: type[Node]) -> tuple[LinedDict, list[Fault]]:
    """The mapping under its fields' own names with lines kept, and what is unknown or said twice."""
    faults: list[Fault] = []
    return _translate(mapping, model, "", faults), faults


def find_line(value: Any, field: str) -> int:
    """The line of a dotted field, or of the nearest thing around it that is written."""
    line: int = value.line
    for step in field.split("."):
        if isinstance(value, LinedDict) and step in value:
            line, value = value.lines[step], value[step]
        elif isinstance(value, LinedList) and step.isdigit() and int(step) < len(value):
            line, value = value.lines[int(step)], value[int(step)]
        else:
            break
    return line


def collect_lines(mapping: LinedDict) -> dict[str, int]:
    """The line of every dotted field; of what is only in lists of texts, the list's own."""
    lines: dict[str, int] = {}
    _collect_lines(mapping, "", lines)
    return lines


def _collect_lines(mapping: LinedDict, where: str, lines: dict[str, int]) -> None:
    for key, inner in mapping.items():
        if key in _NOT_EVEN_NAMED:
            continue
        path = f"{where}{key}"
        lines[path] = mapping.lines[key]
        if isinstance(inner, LinedDict):
            _collect_lines(inner, f"{path}.", lines)
        elif isinstance(inner, LinedList):
            for place, item in enumerate(inner):
                if isinstance(item, LinedDict):
                    _collect_lines(item, f"{path}.{place}.", lines)


def _translate(mapping: LinedDict, model: type[Node], where: str, faults: list[Fault]) -> LinedDict:
    table = key_table(model)
    result = LinedDict(mapping.line)
    written: dict[str, str] = {}
    for key, value in mapping.items():
        entry = table.get(key)
        if entry is None:
            faults.append(_unknown(key, table, where))
            continue
        field, inner = entry
        if field in written:
            faults.append(_said_twice(field, written[field], key, where))
            continue
        written[field] = key
        result.lines[field] = mapping.lines[key]
        result[field] = value if inner is None else _translate_inner(value, inner, f"{where}{field}.", faults)
    return result


def _translate_inner(value: Any, model: type[Node], where: str, faults: list[Fault]) -> Any:
    if isinstance(value, LinedDict):
        return _translate(value, model, where, faults)
    if isinstance(value, LinedList):
        result = LinedList(value.line)
        result.lines = value.lines
        result.extend(_translate_inner(item, model, f"{where}{i}.", faults) for i, item in enumerate(value))
        return result
    return value


def _unknown(key: str, table: dict[str, Any], where: str) -> Fault:
    near = get_close_matches(key, table, n=1, cutoff=0.5)
    # what resembles no field may be anything, a person's name too
    shown = name_key(key) if near or _PLAIN_KEY.fullmatch(key) else "（此处不重复）"
    remedy = f"是否想写「{near[0]}」？" if near else "删去这一项，或对照 docs/schema/ 中的字段名改正"
    # the field itself is not in the record: point at what holds it
    return Fault("Y3", where.rstrip("."), f"不认识的项目「{shown}」", remedy)


def _said_twice(field: str, first: str, second: str, where: str) -> Fault:
    message = f"「{first}」与「{second}」是同一项目，写了两次"
    return Fault("Y2", f"{where}{field}", message, "只保留其中一个")
