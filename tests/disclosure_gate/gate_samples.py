"""Verdicts and findings made by hand, for the gate's tests."""

from typing import Any

from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure.records.kinds import KindName
from disclosure.records.summary import Summary, summarise_broken
from disclosure.verdict import Duty, DutyStatus, Outcome, Verdict

DIGEST = "sha256:" + "0" * 64


def summary(record: str, kind: KindName = "penalty", **columns: Any) -> Summary:
    """A record that could be read."""
    path = f"records/{kind}/{record}.yaml"
    blank = summarise_broken(kind, record=record, authority="mirror-lake", path=path, line=1)
    known: dict[str, Any] = {
        "broken": False,
        "state": "public",
        "day": "2026-11-12",
        "digest": DIGEST,
        "number": f"镜卫〔2026〕{record}",
    }
    return blank._replace(**(known | columns))


def duty(due_on: str, status: DutyStatus = "open", *, provisional: bool = False) -> Duty:
    """A duty of seven working days."""
    return Duty("T1", 7, due_on, provisional, status, "", False, 0)


def verdict(record: str, outcome: Outcome = "published", owed: Duty | None = None, **columns: Any) -> Verdict:
    """A verdict that the ledger knows nothing of."""
    return Verdict(summary(record, **columns), outcome, owed, "", False)


def finding(rule: str = "T1", severity: Severity = "breach", **others: Any) -> Finding:
    """A finding of one rule."""
    return Finding(rule, severity, f"{rule}的问题", "改正", **others)
