"""Y6 and Y7 across records: an id stands for one record for ever, and what a record names is there."""

from collections import Counter
from functools import cached_property

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.ledger import PUBLIC_EVENTS
from disclosure.records.summary import Summary

_TO_BASELINES = ("discretion.baseline", "supersedes")
_LABELS = {
    "discretion.baseline": "裁量基准",
    "previous": "原许可",
    "revokes": "吊销的许可",
    "supersedes": "被取代的基准",
    "withdrawal.replaced_by": "替代记录",
    "decision": "关联决定",
}


class Index:
    """All ids, organs and tiers of a docket, for looking references up."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.organs = {organ.id for organ in bench.docket.organs}
        self.uses = Counter(summary.id for summary in bench.docket.summaries if summary.id)
        self.reports = Counter(
            (s.authority, s.day) for s in bench.docket.summaries if s.kind == "report" and s.day
        )

    @cached_property
    def baselines(self) -> frozenset[str]:
        """The ids of all baselines, those in quarantine included."""
        return frozenset(summary.id for summary in self.bench.docket.summaries if summary.kind == "baseline")

    @cached_property
    def tiers(self) -> dict[str, frozenset[str]]:
        """The tiers of each baseline that could be read."""
        return {
            summary.id: frozenset(summary.tiers.split("\n"))
            for summary in self.bench.docket.summaries
            if summary.kind == "baseline" and not summary.broken
        }

    @cached_property
    def published_numbers(self) -> dict[tuple[str, str], str]:
        """Where ids are gone from content: those under which numbers (of reports: organ and year) are public."""
        return {
            (entry.authority if entry.kind == "report" else "", entry.number): entry.record
            for entry in self.bench.ledger.list_missing(self.uses)
            if entry.number and entry.event in PUBLIC_EVENTS
        }

    def find_on_id(self, summary: Summary) -> list[Finding]:
        """Y6: a doubled id spoils all that carry it; a published number keeps its id."""
        bench = self.bench
        found = []
        if self.uses[summary.id] > 1:
            message = f"标识「{summary.id}」被{self.uses[summary.id]}条记录使用"
            found.append(bench.find("Y6", summary, "id", message))
        if summary.kind == "report" and self.reports[summary.authority, summary.day] > 1:
            message = "同一机关同一年度有多份年度总体情况"
            found.append(bench.find("Y6", summary, "year", message, remedy="每个机关每个年度只保留一份"))
        published_as = None
        if self.published_numbers and not summary.broken:
            published_as = self.published_numbers.get(_number_of(summary))
        if published_as:
            what = "该机关该年度的总体情况" if summary.kind == "report" else "该文号"
            message = f"{what}已以标识「{published_as}」公开，已公开记录的标识不得更改"
            remedy = f"把 id 改回「{published_as}」"
            found.append(bench.find("Y6", summary, "id", message, remedy=remedy))
        return found

    def find_on_references(self, summary: Summary) -> list[Finding]:
        """Y7: the organ must exist; anything else that is missing is a warning."""
        bench = self.bench
        found = []
        if summary.authority not in self.organs:
            message = "authorities.yaml 中没有这个执法机关"
            found.append(bench.find("Y7", summary, "authority", message, severity="quarantine"))
        for field, target, tier in summary.list_references():
            label = _LABELS[field]
            if target not in (self.baselines if field in _TO_BASELINES else self.uses):
                message = f"{label}所指的记录不存在"
                found.append(bench.find("Y7", summary, field, message))
            elif tier and target in self.tiers and tier not in self.tiers[target]:
                message = "所引裁量基准中没有这里写的阶次"
                found.append(bench.find("Y7", summary, "discretion.tier", message))
        return found


def _number_of(summary: Summary) -> tuple[str, str]:
    if summary.kind == "report":
        return summary.authority, summary.day.partition("-")[0]
    return "", summary.number
