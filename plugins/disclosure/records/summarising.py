"""A record to its columns: what the judge reads of it, made once when the record is read."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple, get_args

from disclosure.choices import Choices
from disclosure.records.baseline import Tier
from disclosure.records.coercion import name_measure
from disclosure.records.document_number import normalise
from disclosure.records.duty import find_duty
from disclosure.records.nothing import says_nothing
from disclosure.records.record import COMMON_EVENT_DAYS, COMMON_REFERENCES, Record
from disclosure.records.record_id import check_id, is_organ_id
from disclosure.records.served import Served, canonical_json, derive_title, digest_of
from disclosure.records.summary import REPEATING, Summary
from disclosure.records.tombstone import may_show_reason
from disclosure.records.uscc import PLACEHOLDER

_DEFAULTS: Final = Choices()
_NOT_AN_ID: Final = "?"
_NOT_A_TIER: Final = "？"
_TIERS: Final = frozenset(get_args(Tier.model_fields["name"].annotation))
_DAYS = {
    "elsewhere_on": "disclosure.published_elsewhere.on",
    "reviewed_on": "disclosure.reviewed_on",
    "withdrawn_on": "withdrawal.event_on",
    "received_on": "withdrawal.received_on",
    "repaired_on": "credit_repair.notified_on",
    "display_until": "display_until",
    "embargo_until": "embargo_until",
    "valid_from": "valid_from",
    "ended_on": "violation_ended_on",
    "filed_on": "filed_on",
    "legal_review_on": "legal_review.on",
}
_TEXTS = {
    "withdrawal": "withdrawal.event",
    "decided_by": "withdrawal.decided_by",
    "party_type": "party.type",
    "item_code": "item_code",
    "procedure": "procedure",
    "display_class": "display_class",
    "mitigation": "mitigation.kind",
}
_AMOUNTS = {"fine": "fine_yuan", "confiscated": "confiscated_yuan", "income": "illegal_income_yuan"}
_EMPTY: Final = dict.fromkeys((*_DAYS, *_TEXTS), "") | dict.fromkeys(_AMOUNTS, -1)


def summarise(
    record: Record, served: Served, public: str, *, path: str, line: int, attachments: str = "",
    choices: Choices = _DEFAULTS,
) -> Summary:  # fmt: skip
    """The columns of a record that could be read; `public` is its public text as JSON, its row the state's to give."""
    own = vars(record)  # `getattr` is slow to say that a kind does not have a field
    last_event, last_event_field = _last_event(record)
    # of what is withdrawn nothing is shown but its tombstone
    shown = served if record.disclosure.state == "public" and not record.withdrawal else {}
    number = served.get("document_number", "")
    return Summary(
        row=0,
        path=path,
        line=line,
        kind=record.kind,  # type: ignore[arg-type]  # ClassVar[str] of a closed set of models
        id=record.id,
        authority=record.authority if is_organ_id(record.authority) else "",
        broken=False,
        state=record.disclosure.state,
        number=normalise(number) if number else "",
        day=_listed_day(record),
        title=shown.get("title") or derive_title(record.kind, shown) if shown else "",
        party=shown.get("party", {}).get("name", ""),
        code=_party_page(shown),
        amount=_amount(record),
        duty=find_duty(record.kind, own.get("outcome") or "", own.get("action") or own.get("type") or ""),
        last_event=last_event,
        last_event_field=last_event_field,
        reasoned=_weigh_reason(record, served, choices),
        corrections=len(record.corrections),
        corrected_on=max((_iso(item.on) for item in record.corrections), default=""),
        correction_days=" ".join(sorted(_iso(item.on) for item in record.corrections)),
        action=own.get("action") or own.get("type") or "",
        result=_result(record),
        valid_until=_spell_end(own.get("valid_until")),
        measure=name_measure(own.get("measure") or "") if own.get("type") == "行政强制" else "",
        hearing=int(bool(own.get("hearing"))),
        penalty_kinds="、".join(served.get("penalty_kinds", ())),
        departed=int(not says_nothing(_get(record, "discretion", "departure") or "")),
        violation=shown.get("violation", ""),
        facts=canonical_json(record.list_facts()) if record.has_facts else "",
        attachments=attachments,
        refers_to=_references(record),
        explained="",
        tiers="\n".join(tier.name for tier in own.get("tiers") or ()),
        digest=digest_of(served),
        shown=hashlib.sha256(public.encode()).hexdigest(),
        **_plain_columns(record),
    )


class _Path(NamedTuple):
    """Where a column or the day of an event stands in a record."""

    name: str
    first: str
    rest: tuple[str, ...]
    spell: Callable[[Any], Any]


def _plain_columns(record: Record) -> dict[str, Any]:
    """The columns that are one field of the record each."""
    return _EMPTY | dict(_read_paths(record, _list_columns(type(record))))


def _read_paths(record: Record, paths: tuple[_Path, ...]) -> list[tuple[str, Any]]:
    """Each path with its value, of those that have one: few do, and this is asked of every record."""
    own = vars(record)
    found = []
    for name, first, rest, spell in paths:
        value = own[first]
        if value is not None and rest:
            value = _get(value, *rest)
        if value is not None:
            found.append((name, spell(value)))
    return found


@cache
def _list_columns(model: type[Record]) -> tuple[_Path, ...]:
    columns: tuple[tuple[Mapping[str, str], Callable[[Any], Any]], ...] = (
        (_DAYS, _iso), (_TEXTS, str), (_AMOUNTS, int)
    )  # fmt: skip
    return tuple(
        path
        for each, spell in columns
        for column, dotted in each.items()
        for path in _find_path(model, column, dotted, spell)
    )


@cache
def _list_events(model: type[Record]) -> tuple[_Path, ...]:
    names = (*model.event_days, *COMMON_EVENT_DAYS)
    return tuple(path for name in names for path in _find_path(model, name, name, _iso))


@cache
def _list_references(model: type[Record]) -> tuple[_Path, ...]:
    names = (*model.references, *COMMON_REFERENCES)
    return tuple(path for name in names for path in _find_path(model, name, name, str))


def _find_path(model: type[Record], name: str, dotted: str, spell: Callable[[Any], Any]) -> tuple[_Path, ...]:
    """None where the kind has no such field."""
    first, *rest = dotted.split(".")
    return (_Path(name, first, tuple(rest), spell),) if first in model.model_fields else ()


def _get(node: Any, *steps: str) -> Any:
    for name in steps:
        node = vars(node).get(name)
        if node is None:
            return None
    return node


def _iso(day: Any) -> str:
    return day.isoformat() if isinstance(day, date) else ""


def _spell_end(end: Any) -> str:
    return end if isinstance(end, str) else _iso(end)


def _listed_day(record: Record) -> str:
    match record.kind:
        case "case":
            return _iso(record.disclosure.reviewed_on)
        case "baseline":
            return _iso(_get(record, "effective_from"))
        case "report":
            year = _get(record, "year")
            return f"{year:04d}-12-31" if year else ""
        case "catalogue":
            return _iso(_get(record, "updated_on"))
        case _:
            return _iso(_get(record, "decided_on"))


def _party_page(served: Served) -> str:
    party = served.get("party", {})
    code = party.get("uscc", "")
    if served.get("outcome") == "不予处罚":
        return ""  # even where its name is shown: whom nothing was done to has nothing on the page
    return "" if code == PLACEHOLDER or party.get("type") == "自然人" else code


def _amount(record: Record) -> int:
    parts = [_get(record, "fine_yuan"), _get(record, "confiscated_yuan")]
    known = [part for part in parts if part is not None]
    return sum(known) if known else -1


def _weigh_reason(record: Record, served: Served, choices: Choices) -> int:
    if record.withdrawal is None or says_nothing(record.withdrawal.reason or ""):
        return 0
    return 1 if may_show_reason(record, served, choices) else REPEATING


def _result(record: Record) -> str:
    """Of a closed list. What a case calls its result is a text of its own."""
    return _get(record, "outcome") or (_get(record, "result") if record.kind == "decision" else None) or ""


def _last_event(record: Record) -> tuple[str, str]:
    paths = _list_events(type(record))
    events = [(day, name) for name, day in _read_paths(record, paths)]
    events += [(_iso(item.on), f"corrections.{i}.on") for i, item in enumerate(record.corrections)]
    events += [(_iso(item.on), f"reported.{i}.on") for i, item in enumerate(_get(record, "reported") or ())]
    return max(events) if events else ("", max(path.name for path in paths))


def _name_tier(tier: str | None) -> str:
    if not tier:
        return ""
    return tier if tier in _TIERS else _NOT_A_TIER


def _references(record: Record) -> str:
    lines = []
    for name, target in _read_paths(record, _list_references(type(record))):
        if target:
            tier = _get(record, "discretion", "tier") if name == "discretion.baseline" else None
            # what is no id or no tier resolves to nothing, and may be anything: a name, a number
            known = target if check_id(target) is None else _NOT_AN_ID
            lines.append("\t".join((name, known, _name_tier(tier))))
    return "\n".join(lines)
