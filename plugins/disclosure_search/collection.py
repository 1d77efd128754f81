"""Search documents of the published records, grouped into segments by time, each with a key of what it is made of."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, get_args

from disclosure.records.address import record_address
from disclosure.records.authority import Authority
from disclosure.records.facets import list_values
from disclosure.records.kinds import KINDS, KindName
from disclosure.records.node import Node, key_table
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict
from disclosure_search.documents import SearchDocument

_MONTH = len("2026-03")
_NOT_SEARCHED = frozenset(
    {"id", "authority", "title", "corrections", "attachments", "document_number", "certificate_number"}
)
"""Ids are no text; titles and numbers have their own fields; corrections speak of what is no longer there."""
_IDS = frozenset({"baseline", "decision", "previous", "revokes", "supersedes", "id", "to"})
"""Fields that hold the id of another record, or of a flow chart's step: nobody would search for it."""
_UNSEARCHED = _NOT_SEARCHED | _IDS
_NARRATIVE = ("facts", "content", "conclusion", "narrative", "handling", "penalty", "analysis", "warning")
"""Fields that tell what happened: first in the text, so that a snippet begins with them."""
_IN_HEAD = frozenset({"party.name", "party.uscc"})
"""Searched as names and numbers; in the text they would only make snippets of names."""
_LABELS = frozenset({"item_code", "party.legal_representative", "party.registration_number"})
"""Names and codes: text, but not to be read."""
_FREE, _CLOSED = len(_NARRATIVE), len(_NARRATIVE) + 1


def key_of(
    verdicts: Sequence[Verdict],
    organs: Mapping[str, Authority],
    code: str,
    find_state: Callable[[Summary], str | None] = lambda _summary: None,
) -> str:
    """A digest of all that the analysis and the files of some records depend on."""
    facts = (
        f"{s.kind} {s.id} {s.day} {s.shown} {find_state(s)} {s.amount}" for s in (v.summary for v in verdicts)
    )
    digest = hashlib.sha256("\n".join([code, *facts, ""]).encode())
    for organ in sorted({verdict.summary.authority for verdict in verdicts}):
        digest.update(f"{organ} {organs[organ].name}\n".encode())
    return digest.hexdigest()


def make_document(
    verdict: Verdict, public: dict[str, Any], organs: Mapping[str, Authority], state: str = ""
) -> SearchDocument:
    """The search document of one record, from its public text; `state` is that of a permit."""
    summary = verdict.summary
    party = public.get("party", {})
    codes = (public.get("certificate_number"), party.get("uscc"))
    known = {
        "kind": summary.kind, "authority": summary.authority, "month": summary.day[:_MONTH], "state": state,
    }  # fmt: skip
    return SearchDocument(
        id=summary.id,
        kind=summary.kind,
        url=f"/{record_address(summary)}",
        title=summary.title,
        date=summary.day,
        authority=summary.authority,
        organ=organs[summary.authority].name,
        party=party.get("name", ""),
        number=public.get("document_number", ""),
        codes=tuple(code for code in codes if code),
        amount=summary.amount,
        text="\n".join(_order_texts(summary.kind, public)),
        facets=list_values(public, known, summary.amount),
    )


def _order_texts(kind: KindName, public: Mapping[str, Any]) -> list[str]:
    """What happened first, then what else somebody wrote, last the values of closed lists, days and amounts."""
    free = _list_free_fields(KINDS[kind].model.choose(public))
    texts = [
        (_rank(path, free), text)
        for name, value in public.items()
        if name not in _UNSEARCHED
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
