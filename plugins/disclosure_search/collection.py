"""Search documents of the published records, grouped into segments by time, each with a key of what it is made of."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, get_args

from disclosure.records.address import make_address
from disclosure.records.authority import Authority
from disclosure.records.facets import list_values
from disclosure.records.kinds import KINDS, KindName
from disclosure.records.node import Node, key_table
from disclosure.records.summary import Summary
from disclosure_search.documents import SearchDocument

_YEAR, _MONTH = len("2026"), len("2026-03")
_IDS = frozenset({"baseline", "decision", "previous", "revokes", "supersedes", "id", "to"})
"""Fields that hold the id of another record, or of a flow chart's step: nobody would search for it."""
_NOT_SEARCHED = _IDS | {
    "authority", "title", "corrections", "attachments", "document_number", "certificate_number",
}  # fmt: skip
"""Titles and numbers have their own fields; corrections speak of what is no longer there."""
_NARRATIVE = ("facts", "content", "conclusion", "narrative", "handling", "penalty", "analysis", "warning")
"""Fields that tell what happened: first in the text, so that a snippet begins with them."""
_IN_HEAD = frozenset({"party.name", "party.uscc"})
"""Searched as names and numbers; in the text they would only make snippets of names."""
_LABELS = frozenset({"item_code", "party.legal_representative", "party.registration_number"})
"""Names and codes: text, but not to be read."""
_FREE, _CLOSED = len(_NARRATIVE), len(_NARRATIVE) + 1


class Outline(NamedTuple):
    """What the build says of a record, as far as the search needs it: workers are sent no more than this."""

    row: int
    title: str
    kind: KindName
    id: str
    authority: str
    day: str
    amount: int
    """分; -1 where there is none."""
    shown: str
    """The digest of all that may be public of it."""
    state: str = ""
    """Of a permit."""


_FACTS = Outline._fields.index("kind")
"""From here on stands what a key is made of; a title is in what is shown, a row may change from build to build."""
_of_summary = itemgetter(*map(Summary._fields.index, Outline._fields[:-1]))


def outline(summary: Summary, state: str | None = None) -> Outline:
    """Of one record."""
    return Outline._make((*_of_summary(summary), state or ""))


def key_of(outlines: Sequence[Outline], organs: Mapping[str, Authority], code: str = "") -> str:
    """A digest of all that the analysis and the files of some records depend on."""
    names = {organ: organs[organ].name for organ in sorted({record.authority for record in outlines})}
    # column by column and not record by record: of a hundred thousand in a build, every microsecond counts
    columns = list(zip(*outlines, strict=True))[_FACTS:]
    facts = "\0".join(map(str, chain.from_iterable(columns)))  # no id, day or digest has a NUL
    return hashlib.sha256(f"{code}\0{len(outlines)}\0{facts}\0{names}".encode()).hexdigest()


def make_document(record: Outline, public: dict[str, Any], organs: Mapping[str, Authority]) -> SearchDocument:
    """The search document of one record, from its public text."""
    party = public.get("party", {})
    codes = (public.get("certificate_number"), party.get("uscc"))
    kind, organ, day = record.kind, record.authority, record.day
    known = {"kind": kind, "authority": organ, "month": day[:_MONTH], "state": record.state}
    return SearchDocument(
        id=record.id,
        kind=kind,
        url=f"/{make_address(kind, record.id, organ, day[:_YEAR])}",
        title=record.title,
        date=day,
        authority=organ,
        organ=organs[organ].name,
        party=party.get("name", ""),
        number=public.get("document_number", ""),
        codes=tuple(code for code in codes if code),
        amount=record.amount,
        text="\n".join(_order_texts(kind, public)),
        facets=list_values(public, known, record.amount),
    )


def _order_texts(kind: KindName, public: Mapping[str, Any]) -> list[str]:
    """What happened first, then what else somebody wrote, last the values of closed lists, days and amounts."""
    free = _list_free_fields(KINDS[kind].model.choose(public))
    texts = [
        (_rank(path, free), text)
        for name, value in public.items()
        if name not in _NOT_SEARCHED
        for path, text in _texts(name, value)
        if path not in _IN_HEAD
    ]
    return [text for _, text in sorted(texts, key=lambda ranked: ranked[0])]


def _rank(path: str, free: frozenset[str]) -> int:
    if path in _NARRATIVE:
        return _NARRATIVE.index(path)
    return _FREE if path in free and path not in _LABELS else _CLOSED


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each text in a value, with the dotted name of its field."""
    match value:
        case str():
            yield path, value
        case dict():
            for name, item in value.items():
                if name not in _IDS:
                    yield from _texts(f"{path}.{name}", item)
        case list():
            for item in value:
                yield from _texts(path, item)


@cache
def _list_free_fields(model: type[Node]) -> frozenset[str]:
    """Dotted names of the fields that hold whatever somebody wrote: text, and not one of a few words."""
    found = set()
    for name, field in model.model_fields.items():
        key, inner = key_table(model)[field.alias or name]
        if inner:
            found |= {f"{key}.{each}" for each in _list_free_fields(inner)}
        elif str in (types := set(_list_types(field.annotation))) and date not in types:
            found.add(key)
    return frozenset(found)


def _list_types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _list_types(inner)
