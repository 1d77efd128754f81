"""A document that could not be read as a record: it counts as read, is quarantined, and its clock runs on.

What is kept is what can be made out: its id, so that references to it do not dangle; its number, so that its place in
the run is not called empty; its day and its duty, and the days of its withdrawal, so that no slip of the pen stops
the time.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from disclosure.docket import PlacedFault
from disclosure.duties.record_ids import find_bad_id
from disclosure.privacy.names import mask_in_text
from disclosure.records.document_number import parse
from disclosure.records.duty import find_duty
from disclosure.records.fields import is_day
from disclosure.records.kinds import Kind
from disclosure.records.record import WithdrawalEvent
from disclosure.records.record_id import is_organ_id
from disclosure.records.summary import Summary, summarise_broken
from disclosure.terms import Terms
from disclosure_store.scan import Stamp
from disclosure_store.strict_yaml import LinedDict

_PLACED = ("id", "document_number", "decided_on", "withdrawal")
_DEFAULTS = {"penalty": ("处罚", ""), "permit": ("准予", "首次"), "decision": ("", "")}
"""Of the kinds with a day of decision: outcome and action where a record says nothing else."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ACTIONS = {"permit": "action", "decision": "type"}
_NAMED: dict[str, tuple[str, ...]] = {"法人及非法人组织": (), "个体工商户": ("legal_representative",)}
"""The fields of a party that name a natural person; of any other party both may."""


@dataclass(slots=True)
class DocumentRows:
    """One document of a file: its columns, its public text as JSON, the lines of its fields, its faults."""

    summary: Summary
    public: str = "{}"
    lines: str = "{}"
    faults: list[PlacedFault] = field(default_factory=list)
    attachments: dict[str, Stamp] = field(default_factory=dict)
    """The files that were looked through with it: when one of them changes, the record is read again."""
    names: Sequence[str] = ()
    """Those that the record hides: never kept."""


def spoil(
    kind: Kind, path: str, line: int, faults: list[PlacedFault], mapping: LinedDict | None, terms: Terms
) -> DocumentRows:
    """The rows of a document that could not be read, of which `mapping` is what could."""
    record, authority = (_text_of(mapping, name) for name in ("id", "authority"))
    # an id that is not of its form may hold anything, a private value too
    record = "" if find_bad_id(record, terms) else record
    authority = authority if is_organ_id(authority) else ""
    summary = summarise_broken(kind.name, record=record, authority=authority, path=path, line=line)
    if mapping is None:
        return DocumentRows(summary, faults=faults)
    lines = {name: mapping.lines[name] for name in _PLACED if name in mapping.lines}
    summary = _keep_withdrawal(_keep_clock(summary, mapping, terms), mapping)
    return DocumentRows(summary, lines=dump(lines), faults=faults, names=_list_people(mapping))


def _list_people(mapping: LinedDict) -> list[str]:
    """Whom the record, could it be read, might hide: no path that is told may hold such a name."""
    party = mapping.get("party")
    fields = _NAMED.get(_dig(party, "type"), ("name", "legal_representative"))
    return [name for field in fields if (name := _dig(party, field))]


def _keep_clock(summary: Summary, mapping: LinedDict, terms: Terms) -> Summary:
    """With the number, the day of the decision and the duty that it brought."""
    decided = _text_of(mapping, "decided_on")
    day = decided if summary.kind in _DEFAULTS and is_day(decided) else ""
    number = _read_number(mapping, terms)
    if not day:
        return summary._replace(number=number)
    elsewhere = _dig(mapping, "disclosure", "published_elsewhere", "on")
    return summary._replace(
        number=number,
        day=day,
        duty=_find_duty(summary.kind, mapping),
        elsewhere_on=elsewhere if is_day(elsewhere) else "",
    )


def _keep_withdrawal(summary: Summary, mapping: LinedDict) -> Summary:
    """With what ended the decision, where event and day can be made out; without the reason."""
    event, on, received = (_dig(mapping, "withdrawal", name) for name in ("event", "event_on", "received_on"))
    if event not in get_args(WithdrawalEvent) or not is_day(on):
        return summary
    received = received if is_day(received) else ""
    return summary._replace(withdrawal=event, withdrawn_on=on, received_on=received)


def _find_duty(kind: str, mapping: LinedDict) -> str:
    outcome, action = _DEFAULTS[kind]
    return find_duty(
        kind, _text_of(mapping, "outcome") or outcome, _text_of(mapping, _ACTIONS.get(kind, "")) or action
    )


def _read_number(mapping: LinedDict, terms: Terms) -> str:
    """In normal form; "" for what is no number of an organ: it may be anything, a private value or a name."""
    number = parse(_text_of(mapping, "document_number"))
    if number is None or number.serial is None:
        return ""
    party = mapping.get("party")
    names = [_dig(party, name) for name in ("name", "legal_representative")]
    if terms.detector.find(number.canonical) or mask_in_text(number.canonical, names) != number.canonical:
        return ""
    return number.canonical


def _dig(value: Any, *steps: str) -> str:
    for step in steps:
        value = value.get(step) if isinstance(value, LinedDict) else None
    return value if isinstance(value, str) else ""


def _text_of(mapping: LinedDict | None, name: str) -> str:
    return _dig(mapping, name)


def dump(value: Any) -> str:
    """JSON as the state keeps it."""
    return _encode(value)
