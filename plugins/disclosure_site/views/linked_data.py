"""JSON-LD of a record's page: what search engines and credit services take from it (docs/data.md, "Linked data").

schema.org has words for permits, legislation, reports and articles; those for penalties and other decisions are of a
vocabulary of our own, `theme/context.json`. A party is named only where it has a page of its own, so never a person.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from disclosure.records.kinds import KindName
from disclosure.records.summary import Summary

SCHEMA: Final = "https://schema.org"
CONTEXT: Final = "theme/context.json"
_TYPES: Final[dict[KindName, str]] = {
    "permit": "GovernmentPermit", "penalty": "AdministrativePenalty", "decision": "AdministrativeDecision",
    "baseline": "Legislation", "case": "Article", "report": "Report", "catalogue": "CreativeWork",
}  # fmt: skip
_OWN: Final[frozenset[KindName]] = frozenset({"permit", "penalty", "decision"})
"""Kinds that need a word of our own: schema.org does not say to whom a permit was given."""
_FOREVER: Final = "长期"
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ESCAPED: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def describe_record(
    summary: Summary, text: Mapping[str, Any], organ: str, base: str, address: str, name: str
) -> Markup:
    """The block's text: it cannot end the element that it stands in."""
    kind = summary.kind
    facts: dict[str, Any] = {
        "@context": [SCHEMA, f"{base}{CONTEXT}"] if kind in _OWN else SCHEMA,
        "@type": _TYPES[kind],
        "@id": f"{base}{address}",
        "name": name,
        "identifier": text.get("document_number", ""),
        **_describe_office(kind, organ),
        **_describe_days(summary),
    }
    if summary.code and kind in _OWN:
        facts["party"] = {
            "@type": "Organization", "name": summary.party, "taxID": summary.code
        }  # fmt: skip
    return embed({key: value for key, value in facts.items() if value})


def embed(facts: Mapping[str, Any]) -> Markup:
    """JSON as it may stand within a script element.

    >>> embed({"name": "</script>"})
    Markup('{"name":"\\\\u003c/script\\\\u003e"}')
    """
    return Markup(_write(facts).translate(_ESCAPED))  # noqa: S704 - nothing in it can be taken for markup


def _describe_office(kind: KindName, organ: str) -> dict[str, Any]:
    role: dict[KindName, str] = {
        "permit": "issuedBy", "penalty": "authority", "decision": "authority", "baseline": "legislationPassedBy"
    }  # fmt: skip
    return {role.get(kind, "publisher"): {"@type": "GovernmentOrganization", "name": organ}}


def _describe_days(summary: Summary) -> dict[str, str]:
    match summary.kind:
        case "permit":
            until = "" if summary.valid_until == _FOREVER else summary.valid_until
            return {"validFrom": summary.valid_from, "validUntil": until}
        case "penalty" | "decision":
            return {"decidedOn": summary.day}
        case "baseline":
            return {"legislationDateVersion": summary.day}
        case _:
            return {"dateModified": summary.day}
