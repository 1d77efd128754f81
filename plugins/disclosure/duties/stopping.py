"""D1, D3: what must not be shown any more and is, because nobody has published since.

A publishing build ends a display on its day by itself. By the ledger it can be told that the public still sees the
record (the last entry is a public one), and on which day it was taken down.
"""

from datetime import date, timedelta
from typing import NamedTuple

from disclosure.display import Display
from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.ledger import PUBLIC_EVENTS
from disclosure.records.summary import Summary
from disclosure.workdays import Deadline

_ONE_DAY = timedelta(days=1)


class _Stop(NamedTuple):
    """The duty to stop a display: its rule, where it comes from, and the last day to perform it."""

    rule: str
    field: str
    facts: str
    deadline: Deadline


def find_still_shown(bench: Bench, summary: Summary, display: Display) -> list[Finding]:
    """D1, D3 for a public record whose display is over."""
    shown = is_public(bench, summary)
    stop = _find_stop(bench, summary, display) if shown or display.why == "repaired" else None
    if stop is None:
        return []
    if not shown:
        # only of a repair, which has its day: another class, setting or law moves other ends into the past
        performed = _find_end(bench, summary)
        return [_late(bench, summary, stop, performed)] if performed and performed > stop.deadline.due else []
    if bench.as_of <= stop.deadline.due:
        return []
    if bench.publishing:
        return [_late(bench, summary, stop, bench.as_of)]
    return [_overdue(bench, summary, stop)]


def is_public(bench: Bench, summary: Summary) -> bool:
    """Whether the public sees the record, by the ledger as it was before this build."""
    entry = bench.ledger.get(summary.id)
    return entry is not None and entry.event in PUBLIC_EVENTS


def _find_end(bench: Bench, summary: Summary) -> date | None:
    entry = bench.ledger.get(summary.id)
    return bench.ledger.last_day(summary.id) if entry and entry.event == "ended" else None


def _find_stop(bench: Bench, summary: Summary, display: Display) -> _Stop | None:
    match display.why:
        case "repaired":
            deadline = _find_deadline_of_repair(bench, summary)
            facts = f"信用修复通知日期{summary.repaired_on}"
            return _Stop("D3", "credit_repair.notified_on", facts, deadline) if deadline else None
        case "maximum" | "choice" | "typed":
            deadline = Deadline(date.fromisoformat(display.until) + _ONE_DAY)
            return _Stop("D1", "decided_on", f"公示期到{display.until}届满", deadline)
        case "hidden" | "open":
            # that the setting was changed has no day
            return None


def _find_deadline_of_repair(bench: Bench, summary: Summary) -> Deadline | None:
    """By the portal's own number of working days, else by the limit."""
    chosen = bench.choices.repair_working_days
    if chosen:
        return bench.law.calendar.add_working_days(date.fromisoformat(summary.repaired_on), chosen)
    found = bench.find_deadline("D3", summary.repaired_on)
    return found[1] if found else None


def _overdue(bench: Bench, summary: Summary, stop: _Stop) -> Finding:
    due = stop.deadline.due
    facts = f"{stop.facts}，最迟应于{due}停止公示"
    if stop.deadline.provisional:
        message = f"{facts}；该日期暂定：所需年份的放假安排通知尚未录入"
        return bench.find("T13", summary, stop.field, message, severity="warning", due_on=due.isoformat())
    return bench.find(
        stop.rule, summary, stop.field, f"{facts}，至今仍在公示", due_on=due.isoformat(),
        remedy="运行正式构建（make publish），记录即停止公示",
        working_days_late=bench.law.calendar.working_days_between(due, bench.as_of),
    )  # fmt: skip


def _late(bench: Bench, summary: Summary, stop: _Stop, performed: date) -> Finding:
    due = stop.deadline.due
    return bench.find(
        stop.rule, summary, stop.field, f"{stop.facts}，最迟应于{due}停止公示，实际于{performed}停止",
        severity="note", closed=True, due_on=due.isoformat(), remedy="已无法补救，无需再处理；请每天运行正式构建",
        working_days_late=bench.law.calendar.working_days_between(due, performed),
    )  # fmt: skip
