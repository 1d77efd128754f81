"""The served text (公示文本): what the public gets to see of a record, and its digest.

Everything downstream (pages, search, data, ledger) reads only this, so that a private value cannot
reach it. The digest is over the masked text: one over a hidden name could be guessed by trying names.
"""

import hashlib
import json
import re
from typing import Any

from disclosure.choices import Choices
from disclosure.privacy.names import mask_in_text, mask_name
from disclosure.records.catalogues.names import spell_catalogue
from disclosure.records.party import Party
from disclosure.records.penalty import Penalty
from disclosure.records.record import COMMON_INTERNAL, Record
from disclosure.records.report import Report

Served = dict[str, Any]
"""JSON-ready fields under their English names; absent where the record has none."""

PARTY_INTERNAL = ("minor", "show_name")
"""Fields of a party that nobody is shown."""
_DEFAULTS = Choices()
_LEGAL_FORM = re.compile(
    "(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|公司|合伙企业)?(?:[（(](?:普通|特殊普通|有限)合伙[）)])?$"
)
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_SHORTEST_NAME = 4
"""Of a firm's name without its legal form: a shorter one may stand anywhere by chance."""
_PERSON_ONLY_PRIVATE = ("uscc", "registration_number", "legal_representative")


def serve(record: Record, choices: Choices = _DEFAULTS) -> Served:
    """The record's public fields, with hidden names masked wherever they occur."""
    internal = COMMON_INTERNAL | record.internal
    if isinstance(record, Report) and record.shows_indicators:
        internal -= {"indicators"}
    served = record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=set(internal))
    party: Party | None = getattr(record, "party", None)
    if party is not None:
        for name in _list_private(record, party, choices):
            served["party"].pop(name, None)
    return {
        name: value for name, value in hide_names(record, served, choices).items() if value not in ([], "")
    }


def hide_names(record: Record, value: Served, choices: Choices = _DEFAULTS) -> Served:
    """What else is shown of a record (a reason, a correction), with the names masked that `serve` masks."""
    hidden = _find_hidden(record, choices)
    return {field: _replace(inner, hidden) for field, inner in value.items()} if hidden else value


def list_hidden_names(record: Record, choices: Choices = _DEFAULTS) -> list[str]:
    """The texts of the party that nothing published beside the record may hold either."""
    return list(_find_hidden(record, choices))


def _is_unpunished(record: Record) -> bool:
    return isinstance(record, Penalty) and record.outcome == "不予处罚"


def _hides_operator(record: Record, party: Party, choices: Choices) -> bool:
    return party.type == "个体工商户" and record.authority not in choices.operators_shown_by


def _list_private(record: Record, party: Party, choices: Choices) -> tuple[str, ...]:
    """The fields of the party that are not shown."""
    if party.type == "自然人" or (_is_unpunished(record) and not party.show_name):
        return PARTY_INTERNAL + _PERSON_ONLY_PRIVATE
    if _hides_operator(record, party, choices) and not party.show_name:
        return (*PARTY_INTERNAL, "legal_representative")
    return PARTY_INTERNAL


def _find_hidden(record: Record, choices: Choices = _DEFAULTS) -> dict[str, str]:
    """Each text of the party that the public may not read, and what stands in its place."""
    party: Party | None = getattr(record, "party", None)
    if party is None or party.show_name:
        return {}
    operator = party.legal_representative
    hidden = {operator: mask_name(operator)} if operator else {}
    if party.type == "自然人":
        return {party.name: mask_name(party.name), **hidden}
    if _is_unpunished(record):
        who = "某个体工商户" if party.type == "个体工商户" else "某单位"
        codes = (code for code in (party.uscc, party.registration_number) if code)
        return {**dict.fromkeys(_list_spellings(party.name), who), **dict.fromkeys(codes, "（略）"), **hidden}
    return hidden if _hides_operator(record, party, choices) else {}


def _list_spellings(name: str) -> list[str]:
    """A firm's name, and how it is called without its legal form (企业名称登记管理规定 Art. 6)."""
    short = _LEGAL_FORM.sub("", name)
    return [name, short] if short != name and len(short) >= _SHORTEST_NAME else [name]


def _replace(value: Any, hidden: dict[str, str]) -> Any:
    """Put each hidden name's mask in its place, in every text of a nested value."""
    match value:
        case str():
            for name, mask in hidden.items():
                value = mask if value == name else mask_in_text(value, [name], mask)
            return value
        case dict():
            return {key: _replace(item, hidden) for key, item in value.items()}
        case list():
            return [_replace(item, hidden) for item in value]
        case _:
            return value


def derive_title(kind: str, served: Served) -> str:
    """The title of a record that has none of its own: party and matter."""
    party = served.get("party", {}).get("name", "")
    match kind:
        case "permit":
            matter = served.get("certificate_name") or served.get("document_name") or "行政许可"
        case "penalty":
            matter = served.get("violation") or "行政处罚"
        case "decision":
            matter = served.get("measure") or served.get("type") or "行政执法决定"
        case "baseline":
            return f"{served.get('violation', '')}裁量基准（{served.get('version', '')}）"
        case "report":
            return f"{served.get('year', '')}年度行政执法总体情况"
        case "catalogue":
            return spell_catalogue(served.get("catalogue", ""))
        case "case":
            return f"{served.get('domain', '')}典型案例"
        case _:
            matter = ""
    return f"{party}：{matter}" if party and matter else party or str(matter)


def canonical_json(value: Any) -> str:
    """One spelling of a JSON value: sorted keys, no spaces, characters as they are."""
    return _encode(value)


def digest_of(served: Served) -> str:
    """SHA-256 over the canonical JSON of a served text, as `sha256:…`."""
    return "sha256:" + hashlib.sha256(canonical_json(served).encode()).hexdigest()
