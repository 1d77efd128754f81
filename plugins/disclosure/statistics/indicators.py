"""年度考核指标 of an organ's year: what the records tell for free, and what the organ types in, beside the targets.

>>> Reading(Indicator(title="办结率", measure="share", explained="…"), done=0, of=0).share is None
True
>>> Reading(Indicator(title="办结率", measure="share", explained="…"), done=2, of=3).share
Decimal('66.6')
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Any

from disclosure.law import Law
from disclosure.law.indicators import Indicator, IndicatorList, Target
from disclosure.records.authority import Authority
from disclosure.statistics.timeliness import RATE_FROM, add_up, count_timeliness
from disclosure.statistics.yearly.counting import DECISIONS, OrganYear
from disclosure.verdict import Verdict

_YEAR = 4
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_UNPUNISHED = "不予处罚"
_SELF = "自我纠错"
_REVIEW_LIST, _OFFICER_LIST = "法制审核事项", "执法人员"


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator of one year: `done` of `of`, or a plain count where `of` is None."""

    indicator: Indicator
    done: int
    of: int | None = None
    target: Target | None = None

    @property
    def share(self) -> Decimal | None:
        """Per cent with one place, rounded down so that 100 means all; None where there is nothing to share."""
        if not self.of:
            return None
        return (_HUNDRED * self.done / self.of).quantize(_TENTH, ROUND_DOWN)

    @property
    def is_empty(self) -> bool:
        """无此类事项: a share of nothing, which is neither all nor none."""
        return self.of == 0

    @property
    def is_few(self) -> bool:
        """Too few for a rate of what the records tell: it would say more than is known."""
        return self.of is not None and 0 < self.of < RATE_FROM and self.indicator.typed is None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached; None where there is none, or nothing to measure."""
        if self.target is None or self.is_empty:
            return None
        if self.of is None:
            return self.done <= self.target.value
        return _HUNDRED * self.done >= self.target.value * self.of


@dataclass
class Bundle:
    """The records that one organ's year is judged by."""

    decisions: list[Verdict] = field(default_factory=list)
    ended: list[Verdict] = field(default_factory=list)
    """Decisions changed, revoked or found unlawful in that year."""
    cases: int = 0


def gather(verdicts: Iterable[Verdict], places: Collection[OrganYear]) -> dict[OrganYear, Bundle]:
    """One walk over all records."""
    bundles = {place: Bundle() for place in places}
    for verdict in verdicts:
        s = verdict.summary
        if s.broken:
            continue
        if s.kind == "case":
            year = str(_read(s.facts).get("submitted_on") or "")[:_YEAR]
            if bundle := bundles.get((s.authority, year)):
                bundle.cases += 1
        elif s.kind in DECISIONS:
            if bundle := bundles.get((s.authority, s.day[:_YEAR])):
                bundle.decisions.append(verdict)
            if s.withdrawal and (bundle := bundles.get((s.authority, s.withdrawn_on[:_YEAR]))):
                bundle.ended.append(verdict)
    return bundles


class Catalogues:
    """What the published catalogues say of legal review; an organ without one is served by those above it."""

    def __init__(self, verdicts: Iterable[Verdict], organs: Sequence[Authority]) -> None:
        self._parents = {organ.id: organ.parent for organ in organs}
        self._lists: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for verdict in verdicts:
            s = verdict.summary
            if s.facts and verdict.outcome == "published" and "catalogue" in (facts := _read(s.facts)):
                rows = self._lists.setdefault((s.authority, facts["catalogue"]), [])
                rows += facts["items"]

    def list_reviewed_items(self, organ: str) -> frozenset[str]:
        """The codes of the matters that need a legal review by the organ's list, or the nearest above it."""
        seen: set[str] = set()
        at: str | None = organ
        while at is not None and at not in seen:
            seen.add(at)
            codes = frozenset(row.get("item_code") or "" for row in self._lists.get((at, _REVIEW_LIST), ()))
            if codes - {""}:
                return codes - {""}
            at = self._parents.get(at)
        return frozenset()

    def count_officers(self, organ: str) -> tuple[int, int]:
        """Legal reviewers, and all officers, of the organ's own list."""
        rows = self._lists.get((organ, _OFFICER_LIST), [])
        return sum(bool(row.get("legal_review")) for row in rows), len(rows)


def read_indicators(
    place: OrganYear, bundle: Bundle, catalogues: Catalogues, law: Law, as_of: date, typed: Mapping[str, Any]
) -> list[Reading]:
    """All that can be told of a year, in the order of the list. `typed`: the report's own, where they are public."""
    listed = law.table(IndicatorList)
    organ, year = place
    computed = _compute(organ, bundle, catalogues, listed, as_of)
    readings = []
    for key, indicator in listed.indicators.items():
        target = indicator.target_of(int(year))
        if indicator.typed is None:
            if key in computed:
                readings.append(Reading(indicator, *computed[key], target))
        elif told := typed.get(indicator.typed):
            of = told["of"] if indicator.measure == "share" else None
            readings.append(Reading(indicator, told["done"] if of is not None else told["count"], of, target))
    return readings


def _compute(
    organ: str, bundle: Bundle, catalogues: Catalogues, listed: IndicatorList, as_of: date
) -> dict[str, tuple[int, int | None]]:
    """By key: done and of how many; what cannot be told is left out."""
    tally = add_up(count_timeliness(bundle.decisions, as_of))
    decided = [v.summary.decided_by for v in bundle.ended if v.summary.decided_by]
    codes = catalogues.list_reviewed_items(organ)
    reviewable = [v for v in bundle.decisions if _needs_review(v, codes, listed.review_kinds)]
    found: dict[str, tuple[int, int | None]] = {
        "timeliness": (tally.on_time, tally.fell_due),
        "selfcorrection": (decided.count(_SELF), len(decided)),
        "review": (sum(bool(v.summary.legal_review_on) for v in reviewable), len(reviewable)),
        "cases": (bundle.cases, None),
    }
    reviewers, officers = catalogues.count_officers(organ)
    return found | ({"reviewers": (reviewers, officers)} if officers else {})


def _needs_review(verdict: Verdict, codes: frozenset[str], kinds: tuple[str, ...]) -> bool:
    """重大执法决定: by the published list; without one, after a hearing or with a penalty that calls for one."""
    summary = verdict.summary
    if summary.kind != "penalty" or summary.result == _UNPUNISHED:
        return False
    if codes:
        return summary.item_code in codes
    return bool(summary.hearing) or any(name.startswith(kinds) for name in summary.penalty_kinds.split("、"))


def _read(facts: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(facts) if facts else {}
    return found
