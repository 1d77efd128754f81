"""T8: what is public beforehand follows a change within so many working days (公开条例 Art. 26).

`changed_on` starts the clock, `updated_on` stops it once the public can read it: of what was published first after the
change, the day of that publication counts.
"""

import json
from datetime import date

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.records.summary import Summary
from disclosure.workdays import Deadline


def find_on_update(bench: Bench, summary: Summary) -> list[Finding]:
    """T8 for one catalogue: overdue (breach), late (closed note), provisional (T13, warning)."""
    if summary.kind != "catalogue" or summary.state == "withheld" or summary.withdrawal or not summary.facts:
        return []
    facts = json.loads(summary.facts)
    changed, updated = facts["changed_on"], facts["updated_on"]
    found = bench.find_deadline("T8", changed) if changed else None
    if found is None or (not updated and summary.state != "pending"):
        return []  # a shown catalogue without its day is told as Y4
    limit, deadline = found
    due = deadline.due.isoformat()
    performed = _find_performance(bench, summary, updated) if updated >= changed else ""
    if (performed or bench.today) <= due:
        return []
    words = f"本清单的内容于{changed}变更，最迟应于{due}更新公开（{limit.value}个工作日内）"
    if performed:
        return [_find_late(bench, summary, deadline, performed, words)]
    if deadline.provisional:
        message = f"{words}，按暂定日期已经逾期；所需年份的放假安排通知尚未录入"
        return [bench.find("T13", summary, "changed_on", message, severity="warning", due_on=due)]
    return [_find_overdue(bench, summary, deadline, words)]


def _find_performance(bench: Bench, summary: Summary, updated: str) -> str:
    """The day on which the public could read what was updated, "" while it cannot.

    Of what is yet to be published by a later build the typed day is taken: that build knows better.
    """
    if summary.state == "pending":
        return ""
    days = [
        day for day in (_find_publication(bench, summary), summary.elsewhere_on) if "" < day <= bench.today
    ]
    return max(updated, min(days)) if days else updated


def _find_publication(bench: Bench, summary: Summary) -> str:
    if entry := bench.publication(summary.id):
        return entry[0]
    return bench.today if bench.publishing else ""


def _find_late(bench: Bench, summary: Summary, deadline: Deadline, performed: str, words: str) -> Finding:
    late = bench.law.calendar.working_days_between(deadline.due, date.fromisoformat(performed))
    return bench.find(
        "T8", summary, "updated_on", f"{words}，实际于{performed}更新，逾期{late}个工作日", severity="note",
        closed=True, due_on=deadline.due.isoformat(), working_days_late=late,
        remedy="已无法补救，无需再处理；请查明逾期原因",
    )  # fmt: skip


def _find_overdue(bench: Bench, summary: Summary, deadline: Deadline, words: str) -> Finding:
    late = bench.law.calendar.working_days_between(deadline.due, bench.as_of)
    return bench.find(
        "T8", summary, "changed_on", f"{words}，至今没有更新，已逾期{late}个工作日",
        due_on=deadline.due.isoformat(), working_days_late=late,
    )  # fmt: skip
