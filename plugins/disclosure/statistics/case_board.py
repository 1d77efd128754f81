"""案例看板: each organ's typical cases month by month against its quota, and how far each case has come.

For the office, never for the public: the days of submission are the office's own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from disclosure.records.authority import Authority, order_by_region
from disclosure.statistics.case_months import (
    QuotaMonth,
    ReportedCases,
    count_reported,
    list_quota_months,
    quota_of,
    read_facts,
)
from disclosure.statistics.months import add_months, list_months, month_of
from disclosure.verdict import Verdict

Stage = Literal["drafted", "submitted", "confirmed", "sent", "embargoed", "published"]
"""起草 · 已报送 · 已确认 · 已报宣传部 · 限制发布 · 已发布. Every case that could be read is at exactly one."""

STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
MONTHS_SHOWN: Final = 13
"""The running month and the year before it; of what lies further back only the misses are counted."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One organ: `quota` is what it owes in each month shown that its quota covers."""

    organ: Authority
    quota: Mapping[str, QuotaMonth]
    reported: Mapping[str, int]
    """Cases by month; for the 宣传部's quota those of all organs that were sent there."""
    missed_before: int
    """Months with too few cases, earlier than those shown."""
    stages: Mapping[Stage, int]


@dataclass(frozen=True, slots=True)
class Embargo:
    """A case that is reviewed for publication and waits for its day (ISO)."""

    authority: str
    record: str
    until: str


@dataclass(frozen=True, slots=True)
class CaseBoard:
    """The board on one day; months oldest first, organs in region order."""

    as_of: date
    months: Sequence[str]
    rows: Sequence[BoardRow]
    embargoes: Sequence[Embargo]


def make_board(verdicts: Iterable[Verdict], organs: Iterable[Authority], as_of: date) -> CaseBoard:
    """The board of all organs that have a quota or a case."""
    cases = [v for v in verdicts if v.summary.kind == "case" and v.outcome != "quarantined"]
    today = as_of.isoformat()
    running = month_of(today)
    months = list_months(add_months(running, 1 - MONTHS_SHOWN), running)
    reported = count_reported(cases)
    stages: dict[str, Counter[Stage]] = {}
    for verdict in cases:
        stages.setdefault(verdict.summary.authority, Counter())[find_stage(verdict, today)] += 1
    rows = [
        _make_row(organ, reported, stages.get(organ.id, Counter()), months)
        for organ in sorted(organs, key=order_by_region)
        if quota_of(organ) or organ.id in stages
    ]
    return CaseBoard(as_of, months, rows, _list_embargoes(cases, today))


def find_stage(verdict: Verdict, today: str) -> Stage:
    """How far a case has come on an ISO day: its furthest stage."""
    if verdict.outcome in ("published", "withdrawn", "ended"):
        return "published"
    if _is_embargoed(verdict, today):
        return "embargoed"
    facts = read_facts(verdict.summary)
    if facts.sent_to_propaganda_on:
        return "sent"
    if facts.confirmed_on:
        return "confirmed"
    return "submitted" if facts.submitted_on else "drafted"


def _is_embargoed(verdict: Verdict, today: str) -> bool:
    return verdict.summary.state == "public" and verdict.summary.embargo_until > today


def _make_row(
    organ: Authority, reported: ReportedCases, stages: Mapping[Stage, int], months: Sequence[str]
) -> BoardRow:
    owed = {month.month: month for month in list_quota_months(organ, reported, months[-1])}
    return BoardRow(
        organ=organ,
        quota={month: owed[month] for month in months if month in owed},
        reported={month: reported.count_for(organ, month) for month in months},
        missed_before=sum(month < months[0] and item.status == "missed" for month, item in owed.items()),
        stages={stage: stages.get(stage, 0) for stage in STAGES},
    )


def _list_embargoes(cases: Iterable[Verdict], today: str) -> list[Embargo]:
    found = [
        Embargo(v.summary.authority, v.summary.id, v.summary.embargo_until)
        for v in cases
        if _is_embargoed(v, today) and find_stage(v, today) == "embargoed"
    ]
    return sorted(found, key=lambda item: (item.until, item.record))
