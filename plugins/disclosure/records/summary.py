"""What the judge reads of a record: a few columns, so that a million records can be judged in seconds."""

import hashlib
from datetime import date
from typing import Any, NamedTuple

from disclosure.records.document_number import normalise
from disclosure.records.kinds import KindName
from disclosure.records.record import COMMON_EVENT_DAYS, COMMON_REFERENCES, Record, State
from disclosure.records.served import Served, canonical_json, derive_title, digest_of
from disclosure.records.uscc import PLACEHOLDER


class Reference(NamedTuple):
    """A field that names another record, and the tier within it where it names one."""

    field: str
    target: str
    tier: str


class Summary(NamedTuple):
    """One record in columns; days are ISO text (they sort as time does), "" where there is none.

    A `broken` record could not be read: its id and authority are what could be made out, or "". What tells
    whom it is about (title, party, code) is "" where the record is not public.
    """

    row: int
    path: str
    line: int
    kind: KindName
    id: str
    authority: str
    broken: bool
    state: State
    number: str
    day: str
    """The day the record is listed under: decided, effective, reviewed (cases) or the year's end (reports)."""
    title: str
    party: str
    code: str
    """The party's USCC where it has a public page of its own, else ""."""
    amount: int
    """Fine and confiscation together in 分; -1 where there is none."""
    duty: str
    """The key of its limit in `law/limits.yaml` (T1, T1.no_penalty, T2, T3, T9), "" where none is owed."""
    elsewhere_on: str
    last_event: str
    last_event_field: str
    withdrawal: str
    withdrawn_on: str
    received_on: str
    """The day on which another organ's withdrawing decision arrived."""
    reasoned: int
    """1 where the withdrawal has its public reason."""
    corrections: int
    """How many misprints were put right."""
    corrected_on: str
    """The last day of them."""
    reviewed_on: str
    repaired_on: str
    """The day on which the organ was notified of a credit repair."""
    display_until: str
    """As typed; what holds is in the verdict."""
    embargo_until: str
    party_type: str
    action: str
    """办理类型 of a permit, 执法类别 of a decision."""
    result: str
    """准予 or 不予 of a permit, 处罚 or 不予处罚 of a penalty, 检查结果 of an inspection."""
    item_code: str
    valid_from: str
    valid_until: str
    """An ISO day, or 长期."""
    procedure: str
    penalty_kinds: str
    """As written, joined by 、."""
    fine: int
    confiscated: int
    income: int
    """Amounts in 分; -1 where there is none."""
    display_class: str
    """失信等次 as typed."""
    mitigation: str
    """不予, 减轻 or 从轻."""
    departed: int
    """1 where leaving the tier is reasoned."""
    ended_on: str
    """违法行为终了日期."""
    filed_on: str
    legal_review_on: str
    violation: str
    """Of penalties and baselines, where it is public or says of nobody: the matter, not the person."""
    facts: str
    """What the rules need of the few long ones (baselines, cases, reports, catalogues), as JSON; "" of the others."""
    refers_to: str
    tiers: str
    digest: str
    """Of the served text, as the ledger has it."""
    shown: str
    """Of all that may be public of the record: served text, corrections, tombstone."""

    def list_references(self) -> list[Reference]:
        """The references, unpacked from their one-line form."""
        return [Reference(*line.split("\t")) for line in self.refers_to.split("\n") if line]


INTEGERS = frozenset(
    {
        "row",
        "line",
        "broken",
        "amount",
        "reasoned",
        "corrections",
        "fine",
        "confiscated",
        "income",
        "departed",
    }
)
"""The columns that are numbers; all others are text."""
_AMOUNTS = ("amount", "fine", "confiscated", "income")


def summarise(record: Record, served: Served, public: str, *, path: str, line: int) -> Summary:
    """The columns of a record that could be read; `public` is its public text as JSON, its row the state's to give."""
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
        authority=record.authority,
        broken=False,
        state=record.disclosure.state,
        number=normalise(number) if number else "",
        day=_listed_day(record),
        title=shown.get("title") or derive_title(record.kind, shown) if shown else "",
        party=shown.get("party", {}).get("name", ""),
        code=_party_page(shown),
        amount=_amount(record),
        duty=_duty(record),
        elsewhere_on=_iso(_get(record, "disclosure.published_elsewhere.on")),
        last_event=last_event,
        last_event_field=last_event_field,
        withdrawal=record.withdrawal.event if record.withdrawal else "",
        withdrawn_on=_iso(_get(record, "withdrawal.event_on")),
        received_on=_iso(_get(record, "withdrawal.received_on")),
        reasoned=int(bool(_get(record, "withdrawal.reason"))),
        corrections=len(record.corrections),
        corrected_on=max((_iso(item.on) for item in record.corrections), default=""),
        reviewed_on=_iso(record.disclosure.reviewed_on),
        repaired_on=_iso(_get(record, "credit_repair.notified_on")),
        display_until=_iso(_get(record, "display_until")),
        embargo_until=_iso(_get(record, "embargo_until")),
        party_type=_get(record, "party.type") or "",
        action=_get(record, "action") or _get(record, "type") or "",
        result=_get(record, "outcome") or _get(record, "result") or "",
        item_code=_get(record, "item_code") or "",
        valid_from=_iso(_get(record, "valid_from")),
        valid_until=_spell_end(_get(record, "valid_until")),
        procedure=_get(record, "procedure") or "",
        penalty_kinds="、".join(_get(record, "penalty_kinds") or ()),
        fine=_fen(record, "fine_yuan"),
        confiscated=_fen(record, "confiscated_yuan"),
        income=_fen(record, "illegal_income_yuan"),
        display_class=_get(record, "display_class") or "",
        mitigation=_get(record, "mitigation.kind") or "",
        departed=int(bool(_get(record, "discretion.departure"))),
        ended_on=_iso(_get(record, "violation_ended_on")),
        filed_on=_iso(_get(record, "filed_on")),
        legal_review_on=_iso(_get(record, "legal_review.on")),
        violation=shown.get("violation", ""),
        facts=_facts(record),
        refers_to=_references(record),
        tiers="\n".join(tier.name for tier in _get(record, "tiers") or ()),
        digest=digest_of(served),
        shown=hashlib.sha256(public.encode()).hexdigest(),
    )


def summarise_broken(kind: KindName, *, record: str, authority: str, path: str, line: int) -> Summary:
    """The columns of a document that could not be read as a record."""
    columns: dict[str, Any] = dict.fromkeys(Summary._fields, "")
    columns |= {"row": 0, "path": path, "line": line, "kind": kind, "id": record, "authority": authority}
    columns |= {"broken": True, "state": "pending"}
    columns |= dict.fromkeys(INTEGERS - {"row", "line", "broken"}, 0) | dict.fromkeys(_AMOUNTS, -1)
    return Summary(**columns)


def _get(node: Any, dotted: str) -> Any:
    for name in dotted.split("."):
        node = getattr(node, name, None)
        if node is None:
            return None
    return node


def _iso(day: Any) -> str:
    return day.isoformat() if isinstance(day, date) else ""


def _spell_end(end: Any) -> str:
    return end if isinstance(end, str) else _iso(end)


def _fen(record: Record, name: str) -> int:
    amount = _get(record, name)
    return -1 if amount is None else int(amount)


def _facts(record: Record) -> str:
    return canonical_json(record.list_facts()) if record.has_facts else ""


def _listed_day(record: Record) -> str:
    match record.kind:
        case "case":
            return _iso(record.disclosure.reviewed_on)
        case "baseline":
            return _iso(_get(record, "effective_from"))
        case "report":
            year = _get(record, "year")
            return f"{year:04d}-12-31" if year else ""
        case _:
            return _iso(_get(record, "decided_on"))


def _party_page(served: Served) -> str:
    party = served.get("party", {})
    code = party.get("uscc", "")
    return "" if code == PLACEHOLDER or party.get("type") == "自然人" else code


def _amount(record: Record) -> int:
    parts = [_get(record, "fine_yuan"), _get(record, "confiscated_yuan")]
    known = [part for part in parts if part is not None]
    return sum(known) if known else -1


def _duty(record: Record) -> str:
    match record.kind:
        case "penalty":
            return "T1.no_penalty" if _get(record, "outcome") == "不予处罚" else "T1"
        case "permit":
            owed = _get(record, "outcome") == "准予" and _get(record, "action") in ("首次", "变更", "延续")
            return "T2" if owed else ""
        case "decision":
            return "T9" if _get(record, "type") == "行政检查" else "T3"
        case _:
            return ""


def _last_event(record: Record) -> tuple[str, str]:
    names = (*record.event_days, *COMMON_EVENT_DAYS)
    events = [(_iso(_get(record, name)), name) for name in names]
    events += [(_iso(item.on), f"corrections.{i}.on") for i, item in enumerate(record.corrections)]
    events += [(_iso(item.on), f"reported.{i}.on") for i, item in enumerate(_get(record, "reported") or ())]
    return max(events, default=("", ""))


def _references(record: Record) -> str:
    lines = []
    for name in (*record.references, *COMMON_REFERENCES):
        if target := _get(record, name):
            tier = _get(record, "discretion.tier") if name == "discretion.baseline" else None
            lines.append("\t".join((name, _on_one_line(target), _on_one_line(tier or ""))))
    return "\n".join(lines)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
