"""What the judge reads of a record: a few columns, so that a million records can be judged in seconds."""

from typing import Any, NamedTuple

from disclosure.records.kinds import KindName
from disclosure.records.record import State

REPEATING = 2
"""Of `Summary.reasoned`: such a reason is not shown."""


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
    """The day the record is listed under: decided, effective, reviewed (cases), updated (catalogues) or the
    year's end (reports)."""
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
    """1 where the withdrawal has its public reason, `REPEATING` where the reason says again what was withdrawn."""
    decided_by: str
    """自我纠错, 复议, 诉讼 or 上级监督: by whom the withdrawal came about."""
    corrections: int
    """How many misprints were put right."""
    corrected_on: str
    """The last day of them."""
    correction_days: str
    """The day of each of them, rising, parted by spaces."""
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
    measure: str
    """Of 行政强制: which measure of the 行政强制法 it is; never the record's own words."""
    procedure: str
    hearing: int
    """1 where the party was heard (听证)."""
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
    attachments: str
    """Those that may be published, a line each: name, SHA-256, bytes, parted by tabs."""
    refers_to: str
    explained: str
    """Numbers in it that only look private and that the finished page may hold, parted by spaces."""
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
        "hearing",
        "corrections",
        "fine",
        "confiscated",
        "income",
        "departed",
    }
)
"""The columns that are numbers; all others are text."""
REPEATED = frozenset(
    {
        "kind", "state", "authority", "day", "elsewhere_on", "last_event", "last_event_field", "reviewed_on",
        "party_type", "result", "violation", "duty", "penalty_kinds", "procedure", "display_class", "action",
        "ended_on", "filed_on", "valid_from", "valid_until",
    }
)  # fmt: skip
"""Those in which many records say the same."""
_AMOUNTS = ("amount", "fine", "confiscated", "income")


def summarise_broken(kind: KindName, *, record: str, authority: str, path: str, line: int) -> Summary:
    """The columns of a document that could not be read as a record."""
    columns: dict[str, Any] = dict.fromkeys(Summary._fields, "")
    columns |= {"row": 0, "path": path, "line": line, "kind": kind, "id": record, "authority": authority}
    columns |= {"broken": True, "state": "pending"}
    columns |= dict.fromkeys(INTEGERS - {"row", "line", "broken"}, 0) | dict.fromkeys(_AMOUNTS, -1)
    return Summary(**columns)
