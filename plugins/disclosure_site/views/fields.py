"""The sections of a decision's page, filled from its public text."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from disclosure.records.kinds import KINDS, KindName
from disclosure.records.validation import label_of
from disclosure_site.formats import spell_day, spell_yuan
from disclosure_site.views.layout import (
    CODES,
    LABELS,
    LABELS_OF_INSPECTIONS,
    LAYOUT,
    REFERENCES,
    UNSAID,
    WIDE,
)

Text = dict[str, Any]
INSPECTION = "行政检查"
_SHORT = ("party.", "discretion.", "legal_review.")
"""Nodes whose fields are understood without the node's own name."""


class Link(NamedTuple):
    """A place on this site: address below the root, and its words."""

    address: str
    words: str


class Row(NamedTuple):
    """A label and what stands beside it: texts, or one link."""

    label: str
    texts: tuple[str, ...]
    wide: bool
    link: str = ""
    is_code: bool = False


class Section(NamedTuple):
    """A heading with its rows."""

    heading: str
    rows: list[Row]


class _Field(NamedTuple):
    name: str
    outer: str
    inner: str
    label: str
    wide: bool
    unsaid: tuple[str, ...]
    spell: Callable[[Any], tuple[str, ...]]


def fill_sections(kind: KindName, text: Text, links: Mapping[str, Link]) -> list[Section]:
    """The sections that have something in them; `links` by field name."""
    sections = []
    for heading, fields in _prepare(kind, text.get("type") == INSPECTION):
        rows = [row for field in fields if (row := _fill(field, text, links)) is not None]
        if rows:
            sections.append(Section(heading, rows))
    return sections


def _fill(field: _Field, text: Text, links: Mapping[str, Link]) -> Row | None:
    value = text.get(field.outer)
    if value is None or value in field.unsaid:
        return None
    if field.inner:
        value = value.get(field.inner)
        if value is None:
            return None
    if field.name in REFERENCES or field.name == "party.name":
        link = links.get(field.name)
        if link is not None:
            return Row(field.label, (link.words,), field.wide, link.address)
        if field.name in REFERENCES:
            return None
    return Row(field.label, field.spell(value), field.wide, is_code=field.name in CODES)


@cache
def _prepare(kind: KindName, is_inspection: bool) -> list[tuple[str, list[_Field]]]:
    labels = LABELS | LABELS_OF_INSPECTIONS if is_inspection else LABELS
    return [(heading, [_describe(kind, name, labels) for name in names]) for heading, names in LAYOUT[kind]]


def _describe(kind: KindName, name: str, labels: Mapping[str, str]) -> _Field:
    outer, _, inner = name.partition(".")
    label = labels.get(name) or label_of(KINDS[kind].model, name)
    if name.startswith(_SHORT):
        label = label.rpartition("·")[2]
    return _Field(name, outer, inner, label, name in WIDE, UNSAID.get(name, ()), _choose_spelling(name))


def _choose_spelling(name: str) -> Callable[[Any], tuple[str, ...]]:
    if name.endswith("_yuan"):
        return lambda value: (f"{spell_yuan(value)} 元",)
    if name.endswith(("_on", ".on", "_from", "_until")):
        return lambda value: (spell_day(value),)
    if name == "hearing":
        return lambda value: ("举行" if value else "未举行",)
    if name == "penalty_kinds":
        return lambda value: ("、".join(value),)
    return lambda value: tuple(value) if isinstance(value, list) else (str(value),)
