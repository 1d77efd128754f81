"""T5 and T6: what was changed, revoked or found unlawful leaves the site in time, and the public is told why.

处罚法 Art. 48. The clock starts on the day on which another organ's decision arrived, else on the day of the event.
Only what the public could read owes a withdrawal: a record withdrawn before it was ever published, or whose
display had ended by then, owes nothing. In quarantine a record shows neither its text nor a reason: its clock runs on.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure.ledger import PUBLIC_EVENTS
from disclosure.records.summary import REPEATING, Summary
from disclosure.verdict import Verdict

_RECEIVED, _HAPPENED = "withdrawal.received_on", "withdrawal.event_on"
_REASON = "withdrawal.reason"


class _Clock(NamedTuple):
    """The duty of one withdrawal: where its day stands, its last day, and when it was performed ("" if not yet)."""

    field: str
    due_on: str
    limit_working_days: int
    provisional: bool
    performed_on: str


def find_on_withdrawals(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """T5 and T6 of every withdrawn record: a warning from the first day, a breach once the last day is over."""
    found = []
    for verdict in verdicts:
        if verdict.summary.withdrawal and verdict.outcome == "withdrawn":
            found += _find_one(bench, verdict.summary)
        elif verdict.summary.withdrawal and verdict.outcome == "quarantined":
            found += _find_untold(bench, verdict.summary)
    return found


def name_event(summary: Summary) -> str:
    """What ended the decision, and when."""
    return f"已于{summary.withdrawn_on}被依法{summary.withdrawal}"


def _find_one(bench: Bench, summary: Summary) -> list[Finding]:
    performed_on = _find_performance(bench, summary.id)
    if performed_on is None:
        return []
    found = []
    if clock := _start_clock(bench, "T5", summary, performed_on):
        found += _find_on_removal(bench, summary, clock)
    if summary.reasoned != 1 and (clock := _start_clock(bench, "T6", summary, "")):
        found.append(_find_on_reason(bench, summary, clock))
    return found


def _find_untold(bench: Bench, summary: Summary) -> list[Finding]:
    """T6 of what the public could read and is in quarantine now: a neutral page stands where the reason should.

    Its text may be gone already: what is left is the reason that the tombstone gave.
    """
    clock = _start_clock(bench, "T6", summary, "")
    entry = bench.ledger.get(summary.id)
    if clock is None or entry is None or _find_performance(bench, summary.id) is None:
        return []
    remedy = "先改正本记录的其他问题（见隔离原因）"
    if entry.event not in PUBLIC_EVENTS:  # whether a reason was given at the time, nobody can say
        message = f"{_tell_event(summary)}；记录在隔离中，公众现在看不到撤回理由"
        return [bench.find("T6", summary, _REASON, message, severity="warning", remedy=remedy)]
    message = f"{_tell_duty(summary, clock)}，记录在隔离中，理由没有公开"
    return [_find_open(bench, "T6", summary, _REASON, message, clock, remedy)]


def _find_performance(bench: Bench, record: str) -> str | None:
    """The day of the withdrawal by the ledger or by this build, "" while it is public; None where it never was."""
    entry = bench.ledger.get(record)
    if entry is None or entry.first_published is None:
        return None
    if entry.event == "withdrawn":
        return entry.last_day.isoformat()
    if entry.event not in PUBLIC_EVENTS:
        return None
    return bench.today if bench.publishing else ""


def _start_clock(bench: Bench, limit_key: str, summary: Summary, performed_on: str) -> _Clock | None:
    # nothing can arrive before it has happened: a slip, which is told when the record is read
    start, field = max((summary.withdrawn_on, _HAPPENED), (summary.received_on, _RECEIVED))
    found = bench.find_deadline(limit_key, start) if start else None
    if found is None:
        return None
    limit, deadline = found
    return _Clock(field, deadline.due.isoformat(), limit.value, deadline.provisional, performed_on)


def _find_on_removal(bench: Bench, summary: Summary, clock: _Clock) -> list[Finding]:
    facts = f"{_tell_event(summary)}，原信息最迟应于{clock.due_on}撤回{_tell_limit(clock)}"
    if clock.performed_on:
        if clock.performed_on <= clock.due_on:
            return []
        message = (
            f"{facts}，实际于{clock.performed_on}撤回，{_tell_lateness(bench, clock, clock.performed_on)}"
        )
        remedy = "已无法补救，无需再处理；请查明逾期原因"
        late = _count_lateness(bench, clock, clock.performed_on)
        return [
            bench.find(
                "T5", summary, clock.field, message, severity="note", remedy=remedy, closed=True,
                due_on=clock.due_on, working_days_late=late,
            )
        ]  # fmt: skip
    if clock.provisional:
        message = f"{facts}；该日期暂定：所需年份的放假安排通知尚未录入"
        return [bench.find("T13", summary, clock.field, message, severity="warning", due_on=clock.due_on)]
    remedy = "记录已填写撤回：运行正式构建（make publish），原地址即改为撤回说明"
    return [_find_open(bench, "T5", summary, clock.field, f"{facts}，至今尚未撤回", clock, remedy)]


def _find_on_reason(bench: Bench, summary: Summary, clock: _Clock) -> Finding:
    facts = _tell_duty(summary, clock)
    if summary.reasoned == REPEATING:
        message = f"{facts}；填写的理由重复了已撤回的内容（原文语句、当事人或者金额），未予显示"
        remedy = "改写 withdrawal.reason：说明为什么撤回，不写当事人和金额，不照抄原决定"
    else:
        message, remedy = f"{facts}，至今没有理由", "在 withdrawal.reason 中写明撤回理由，供公众查阅"
    return _find_open(bench, "T6", summary, _REASON, message, clock, remedy)


def _find_open(
    bench: Bench, rule: str, summary: Summary, field: str, message: str, clock: _Clock, remedy: str
) -> Finding:
    """A warning until the last day is over (for certain), the rule's own severity afterwards."""
    over = bench.today > clock.due_on and not clock.provisional
    severity: Severity | None = None if over else "warning"
    late = _count_lateness(bench, clock, bench.today) if over else None
    if over:
        message = f"{message}，{_tell_lateness(bench, clock, bench.today)}"
    return bench.find(
        rule, summary, field, message, severity=severity, remedy=remedy, due_on=clock.due_on, working_days_late=late
    )  # fmt: skip


def _tell_duty(summary: Summary, clock: _Clock) -> str:
    return f"{_tell_event(summary)}，最迟应于{clock.due_on}公开说明撤回理由{_tell_limit(clock)}"


def _tell_event(summary: Summary) -> str:
    arrived = f"（{summary.received_on}收到）" if summary.received_on else ""
    return f"该决定{name_event(summary)}{arrived}"


def _tell_limit(clock: _Clock) -> str:
    start = "收到" if clock.field == _RECEIVED else "发生"
    return f"（{start}之日起{clock.limit_working_days}个工作日{'，暂定' if clock.provisional else ''}）"


def _count_lateness(bench: Bench, clock: _Clock, until: str) -> int:
    calendar = bench.law.calendar
    return calendar.working_days_between(date.fromisoformat(clock.due_on), date.fromisoformat(until))


def _tell_lateness(bench: Bench, clock: _Clock, until: str) -> str:
    late = _count_lateness(bench, clock, until)
    return f"逾期{late}个工作日" if late else "逾期（不足一个工作日）"
