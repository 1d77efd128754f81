"""典型案例, month by month: how many were reported, and whether that keeps an organ's quota (K1, K2).

A city's quota counts its own cases by the day of submission; the one to the 宣传部 counts the cases of any
organ by the day on which they were sent there. A case counts whatever its state; one in quarantine does
not, because what it says is not known to be so.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from disclosure.records.authority import Authority, CaseQuota
from disclosure.records.summary import Summary
from disclosure.statistics.months import add_months, list_months, month_of
from disclosure.verdict import Verdict

QuotaStatus = Literal["met", "running", "short", "missed"]
"""已完成 · 本月进行中 · 上月未完成 (a breach during this month) · 未完成 (over and done with)."""


class CaseFacts(NamedTuple):
    """A case as the office sees it: its domain and its days, ISO, "" where there is none."""

    domain: str = ""
    submitted_on: str = ""
    confirmed_on: str = ""
    sent_to_propaganda_on: str = ""


@dataclass(frozen=True, slots=True)
class QuotaMonth:
    """One month of an organ's quota; `month` as `2026-03`."""

    month: str
    count: int
    monthly: int
    status: QuotaStatus


@dataclass(frozen=True, slots=True)
class ReportedCases:
    """How many cases were submitted, by organ and month, and how many went to the 宣传部, by month."""

    submitted: Counter[tuple[str, str]]
    sent: Counter[str]

    def count_for(self, organ: Authority, month: str) -> int:
        """What counts for the organ's quota; what it submitted where it has none."""
        if organ.case_quota and organ.case_quota.to == "宣传部":
            return self.sent[month]
        return self.submitted[organ.id, month]


def read_facts(summary: Summary) -> CaseFacts:
    """The facts of a case."""
    known = json.loads(summary.facts) if summary.facts else {}
    return CaseFacts(**{name: value for name, value in known.items() if name in CaseFacts._fields})


def count_reported(verdicts: Iterable[Verdict]) -> ReportedCases:
    """The cases of all organs by their days."""
    reported = ReportedCases(Counter(), Counter())
    for verdict in verdicts:
        if verdict.summary.kind != "case" or verdict.outcome == "quarantined":
            continue
        facts = read_facts(verdict.summary)
        if facts.submitted_on:
            reported.submitted[verdict.summary.authority, month_of(facts.submitted_on)] += 1
        if facts.sent_to_propaganda_on:
            reported.sent[month_of(facts.sent_to_propaganda_on)] += 1
    return reported


def quota_of(organ: Authority) -> CaseQuota | None:
    """The organ's quota; None where it owes nothing (none given, or none a month)."""
    return organ.case_quota if organ.case_quota and organ.case_quota.monthly else None


def list_quota_months(organ: Authority, reported: ReportedCases, today: str) -> list[QuotaMonth]:
    """Each month of the organ's quota, from its first up to and including that of `today` (ISO)."""
    quota, running = quota_of(organ), month_of(today)
    if quota is None:
        return []
    found = []
    for month in list_months(quota.since, running):
        count = reported.count_for(organ, month)
        found.append(QuotaMonth(month, count, quota.monthly, _status(month, count, quota.monthly, running)))
    return found


def _status(month: str, count: int, monthly: int, running: str) -> QuotaStatus:
    if count >= monthly:
        return "met"
    if month == running:
        return "running"
    return "short" if add_months(month, 1) == running else "missed"
