"""T1, T2, T3, T9: a decision is published within so many working days of being made (118号, 424号).

The limit is dated law (`law/limits.yaml`); the day of publication is the ledger's, or one that the
organ declares. A miss is a breach while it can be cured, and a closed note afterwards.
"""

from datetime import date
from typing import assert_never

from disclosure.duties.bench import Bench, spell_iso
from disclosure.findings.finding import Finding
from disclosure.law import Limit
from disclosure.records.summary import Summary
from disclosure.verdict import Duty, DutyStatus, Outcome
from disclosure.workdays import Deadline

_NAMES = {
    "T1": "行政处罚决定",
    "T1.no_penalty": "不予处罚决定",
    "T2": "行政许可决定",
    "T3": "行政执法决定",
    "T9": "行政检查结果",
}
ELSEWHERE = "disclosure.published_elsewhere.on"


def weigh_duty(bench: Bench, summary: Summary, outcome: Outcome) -> Duty | None:
    """The duty to publish this decision and how it stands; None where none is owed."""
    if not summary.duty or not summary.day:
        return None
    found = bench.find_deadline(summary.duty, summary.day)
    if found is None:
        return None
    due = spell_iso(found[1].due)
    performed_on, proven = _find_performance(bench, summary, outcome, due)
    closed_on = _find_close(bench, summary, outcome)
    # many decisions of one day are published on one day
    key = summary.duty, summary.day, performed_on, proven, closed_on, outcome
    duty = bench.duties.get(key)
    if duty is None:
        duty = bench.duties[key] = _weigh(bench, summary, outcome, found, performed_on, proven, closed_on)
    return duty


def _weigh(
    bench: Bench,
    summary: Summary,
    outcome: Outcome,
    found: tuple[Limit, Deadline],
    performed_on: str,
    proven: bool,
    closed_on: str,
) -> Duty:
    limit, deadline = found
    due = spell_iso(deadline.due)
    status = _status(bench, outcome, performed_on, closed_on, due)
    late_until = performed_on or closed_on or bench.today
    late = 0
    if status in ("late", "overdue"):
        late = bench.law.calendar.working_days_between(deadline.due, date.fromisoformat(late_until))
    rule = summary.duty.partition(".")[0]
    return Duty(rule, limit.value, due, deadline.provisional, status, performed_on, proven, late)


def _find_performance(bench: Bench, summary: Summary, outcome: Outcome, due: str) -> tuple[str, bool]:
    """The day that counts, and whether the ledger proves it: a proven day in time, else the earliest."""
    days = []
    if entry := bench.publication(summary.id):
        if entry[1] and summary.day <= entry[0] <= due:
            return entry  # nearly every record
        days.append(entry)
    elif bench.publishing and outcome == "published":
        days.append((bench.today, bench.proves_today))
    if days and summary.day <= days[0][0] <= due and days[0][1]:
        return days[0]
    if summary.elsewhere_on and summary.elsewhere_on <= bench.today:
        days.append((summary.elsewhere_on, False))
    # a day before the decision performs nothing (T16 says that it is wrong)
    days = [found for found in days if found[0] >= summary.day]
    return min(days, key=lambda found: (found[0], not found[1]), default=("", False))


def _find_close(bench: Bench, summary: Summary, outcome: Outcome) -> str:
    """The day on which there was nothing left to publish: withdrawn, even if never public, or its display over."""
    if summary.withdrawal and summary.withdrawn_on <= bench.today:
        return summary.withdrawn_on
    match outcome:
        case "ended":
            display = bench.displays.find(summary)
            return display.until if display else ""
        case _:
            return ""


def _status(bench: Bench, outcome: Outcome, performed_on: str, closed_on: str, due: str) -> DutyStatus:
    if performed_on:
        return "on_time" if performed_on <= due else "late"
    if outcome == "withheld":
        return "excused"
    if closed_on:
        return "late" if closed_on > due else "excused"
    return "overdue" if bench.today > due else "open"


def find_on_publication(bench: Bench, summary: Summary, duty: Duty, outcome: Outcome) -> list[Finding]:
    """T1–T3, T9 for one record: overdue (breach), late (closed note), provisional (warning)."""
    name = _NAMES[summary.duty]
    facts = f"{name}最迟应于{duty.due_on}公开（作出之日起{duty.limit_working_days}个工作日）"
    match duty.status:
        case "overdue":
            found = _find_overdue(bench, summary, duty, facts, outcome)
        case "late":
            found = [_find_late(bench, summary, duty, facts)]
        case "open":
            found = [_provisional(bench, summary, duty, facts)] if duty.provisional else []
        case "on_time" | "excused":
            found = []
        case _:
            assert_never(duty.status)
    return found


def _find_late(bench: Bench, summary: Summary, duty: Duty, facts: str) -> Finding:
    what = f"实际于{duty.performed_on}公开" if duty.performed_on else "到撤回或公示期满时仍未公开"
    message = f"{facts}，{what}，{_lateness(duty)}"
    return bench.find(
        duty.rule, summary, "decided_on", message, severity="note", closed=True, due_on=duty.due_on,
        remedy="已无法补救，无需再处理；请查明逾期原因", working_days_late=duty.working_days_late,
    )  # fmt: skip


def _find_overdue(bench: Bench, summary: Summary, duty: Duty, facts: str, outcome: Outcome) -> list[Finding]:
    if duty.provisional:
        return [_provisional(bench, summary, duty, facts + "，按暂定日期已经逾期")]
    message = f"{facts}，至今尚未公开，已{_lateness(duty)}"
    remedy = (
        "立即审查并公开：把 disclosure.state 改为 public，填写审查机构和审查日期；"
        "依法不予公开的改为 withheld 并写明依据"
    )
    if outcome == "quarantined":
        remedy = "先改正本记录的其他问题（见隔离原因），再审查公开"
    elif summary.state == "public":
        remedy = "记录已审查待发布：运行正式构建（make publish）即可公开"
    return [
        bench.find(
            duty.rule, summary, "decided_on", message, remedy=remedy, due_on=duty.due_on,
            working_days_late=duty.working_days_late,
        )
    ]  # fmt: skip


def _lateness(duty: Duty) -> str:
    # over by a rest day only: late, yet by no working day
    return f"逾期{duty.working_days_late}个工作日" if duty.working_days_late else "逾期（不足一个工作日）"


def _provisional(bench: Bench, summary: Summary, duty: Duty, facts: str) -> Finding:
    message = f"{facts}；该日期暂定：所需年份的放假安排通知尚未录入"
    return bench.find("T13", summary, "decided_on", message, severity="warning", due_on=duty.due_on)
