"""T10 and T11: the report on a year is published, and handed in, by a fixed day of the next (118号; no roll-forward).

Both look at the year before the build's, and at the organs that owe a report. A miss is told from the last working
day before the day on (warning), as a breach once it is over, and as a closed note when it was made good late.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from disclosure.duties.bench import Bench
from disclosure.duties.publication import ELSEWHERE
from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure.records.authority import Authority
from disclosure.verdict import Verdict

DUTY = "yearly_report"
ORGANS_FILE = "authorities.yaml"
GOVERNMENT, SUPERIOR = "本级人民政府", "上级主管部门"
_WHAT = {"T10": "公开", "T11": "报送"}


def find_on_reports(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """T10 and T11 for each organ that owes a report on the year before."""
    owing = [organ for organ in bench.docket.organs if _owes(organ)]
    if not owing:
        return []
    last_year = str(bench.as_of.year - 1)
    reports = {
        v.summary.authority: v
        for v in verdicts
        if v.summary.kind == "report" and v.summary.day.startswith(last_year)
    }
    return [
        finding
        for organ in owing
        for weigh in (_find_on_publication, _find_on_handing_in)
        for finding in weigh(bench, organ, reports.get(organ.id))
    ]


def _owes(organ: Authority) -> bool:
    """By default every organ does; a body that only works for one does not."""
    return DUTY in organ.duties if organ.duties is not None else organ.level != "body"


@dataclass(frozen=True)
class _Clock:
    """A fixed day of the build's year, and where the build stands to it."""

    bench: Bench
    rule: str

    @cached_property
    def due(self) -> date | None:
        """The last day; None where the law has none in this year."""
        year = self.bench.as_of.year
        fixed = self.bench.law.fixed_date(self.rule, date(year, 1, 1))
        return fixed.in_year(year) if fixed else None

    def weigh_missing(self) -> Severity | None:
        """How grave it is that nothing was done by the build's day; None while there is time."""
        if self.due is None:
            return None
        if self.bench.as_of > self.due:
            return self.bench.law.severity(self.rule)
        calendar = self.bench.law.calendar
        return "warning" if self.bench.as_of >= calendar.previous_working_day(self.due) else None

    def count_late(self, performed_on: str) -> int | None:
        """Working days late; None where it was in time."""
        day = date.fromisoformat(performed_on)
        if self.due is None or day <= self.due:
            return None
        return self.bench.law.calendar.working_days_between(self.due, day)

    def spell(self) -> str:
        """What was due when."""
        return f"{self.bench.as_of.year - 1}年度行政执法总体情况最迟应于{self.due}{_WHAT[self.rule]}"


def _find_on_publication(bench: Bench, organ: Authority, verdict: Verdict | None) -> Iterator[Finding]:
    clock = _Clock(bench, "T10")
    published_on, proven = _find_publication(bench, verdict)
    if verdict is None or not published_on:
        severity = clock.weigh_missing()
        if severity is not None:
            yield _find_missing(clock, organ, verdict, severity)
        return
    late = clock.count_late(published_on)
    if late is not None:
        message = f"{clock.spell()}，实际于{published_on}公开，{_spell_late(late)}"
        yield _close(clock, verdict, "year", message, late)
    if not proven:
        field = ELSEWHERE if verdict.summary.elsewhere_on == published_on else "id"
        message = f"公开日期{published_on}为自报，未经本平台台账证明"
        yield bench.find(
            "T10", verdict.summary, field, message, severity="note", remedy="无需处理；今后先在本平台公开"
        )


def _find_publication(bench: Bench, verdict: Verdict | None) -> tuple[str, bool]:
    """The earliest day on which the report was public, and whether the ledger proves it; "" where it is not public."""
    if verdict is None or verdict.outcome != "published":
        return "", False
    days = [(verdict.published_on, not verdict.proven)] if verdict.published_on else []
    elsewhere = verdict.summary.elsewhere_on
    if elsewhere and elsewhere <= bench.today:
        days.append((elsewhere, True))
    day, declared = min(days, default=("", True))
    return day, not declared


def _find_missing(clock: _Clock, organ: Authority, verdict: Verdict | None, severity: Severity) -> Finding:
    bench = clock.bench
    if verdict is None:
        return Finding(
            "T10",
            severity,
            f"{clock.spell()}，目前没有这份报告",
            bench.law.rule("T10").remedy,
            authority=organ.id,
            path=ORGANS_FILE,
            due_on=str(clock.due),
        )
    remedy = "审查后把 disclosure.state 改为 public"
    if verdict.outcome == "quarantined":
        remedy = "先改正本记录的其他问题（见隔离原因），再公开"
    elif verdict.outcome == "published":
        remedy = "报告已审查待发布：运行正式构建（make publish）即可公开"
    message = f"{clock.spell()}，目前尚未公开"
    return bench.find(
        "T10", verdict.summary, "disclosure.state", message, severity=severity, remedy=remedy,
        due_on=str(clock.due),
    )  # fmt: skip


def _find_on_handing_in(bench: Bench, organ: Authority, verdict: Verdict | None) -> Iterator[Finding]:
    """T11; where there is no report at all, T10 has said so."""
    if verdict is None or not verdict.summary.facts:
        return
    clock = _Clock(bench, "T11")
    wanted = (GOVERNMENT, SUPERIOR) if organ.parent else (GOVERNMENT,)
    done: dict[str, str] = {}
    for item in json.loads(verdict.summary.facts)["reported"]:
        done[item["to"]] = min(item["on"], done.get(item["to"]) or item["on"])
    missing = [to for to in wanted if to not in done]
    severity = clock.weigh_missing() if missing else None
    if severity is not None:
        message = f"{clock.spell()}，尚未报送{'、'.join(missing)}"
        yield bench.find(
            "T11", verdict.summary, "reported", message, severity=severity, due_on=str(clock.due)
        )
    late = [
        (to, done[to], days)
        for to in wanted
        if to in done and (days := clock.count_late(done[to])) is not None
    ]
    if late:
        facts = "、".join(f"{to}于{on}收到" for to, on, _ in late)
        worst = max(days for _, _, days in late)
        yield _close(clock, verdict, "reported", f"{clock.spell()}，{facts}，{_spell_late(worst)}", worst)


def _close(clock: _Clock, verdict: Verdict, field: str, message: str, late: int) -> Finding:
    return clock.bench.find(
        clock.rule, verdict.summary, field, message, severity="note", closed=True, due_on=str(clock.due),
        remedy="已无法补救，无需再处理；请查明逾期原因", working_days_late=late,
    )  # fmt: skip


def _spell_late(working_days: int) -> str:
    return f"逾期{working_days}个工作日" if working_days else "逾期（不足一个工作日）"
