"""T7: what ends or changes a permit is public in time, so that its state as shown is true.

公开条例 Art. 26, 许可法 Art. 70. Asked of the record that follows: while it is pending, the earlier permit is shown
in a state that it no longer has. Whoever owes a publication of its own (T1, T2) is not warned a second time before
the limit of T7 is over.
"""

from collections.abc import Sequence
from datetime import date

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.permits.states import find_followed
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

_LIMIT, _WARNING = "T7", "T7.warn"


def find_on_permit_states(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """T7 of every record that follows a permit which is shown."""
    followers = [
        (verdict, *followed)
        for verdict in verdicts
        if verdict.summary.refers_to and (followed := find_followed(verdict.summary))
    ]
    if not followers:
        return []
    wanted = {target for _, target, _ in followers}
    permits = {v.summary.id: v for v in verdicts if v.summary.kind == "permit" and v.summary.id in wanted}
    found = []
    for verdict, target, words in followers:
        permit = permits.get(target)
        if permit is not None and permit.outcome == "published" and verdict.summary.day:
            found += _find_one(bench, verdict, permit.summary, words)
    return found


def _find_one(bench: Bench, verdict: Verdict, permit: Summary, words: str) -> list[Finding]:
    summary = verdict.summary
    if summary.day < permit.day:
        return [_find_contradiction(bench, summary, permit)]
    match verdict.outcome:
        case "pending":
            return _find_pending(bench, verdict, words)
        case "published" if not verdict.duty:
            return _find_late(bench, verdict, words)
        case _:
            # withheld, withdrawn, in quarantine: told by their own rules
            return []


def _find_contradiction(bench: Bench, summary: Summary, permit: Summary) -> Finding:
    field = "revokes" if summary.kind == "penalty" else "previous"
    message = f"本决定（{summary.day}）早于所指的许可决定（{permit.day}），该许可的状态不受影响"
    return bench.find(
        "T7", summary, field, message, severity="warning", remedy="核对所指的记录和两个决定日期"
    )


def _find_pending(bench: Bench, verdict: Verdict, words: str) -> list[Finding]:
    summary = verdict.summary
    due = bench.find_deadline(_LIMIT, summary.day)
    first = bench.find_deadline(_WARNING, summary.day)
    if due is None or first is None:
        return []
    limit, deadline = due
    due_on = deadline.due.isoformat()
    message = (
        f"该许可{words}后，应于{due_on}前更新许可状态（作出之日起{limit.value}个工作日），本记录尚未公开"
    )
    if bench.today > due_on:
        if deadline.provisional:
            message = f"{message}；该日期暂定：所需年份的放假安排通知尚未录入"
            return [bench.find("T13", summary, "decided_on", message, severity="warning", due_on=due_on)]
        late = bench.law.calendar.working_days_between(deadline.due, bench.as_of)
        return [
            bench.find(
                "T7", summary, "decided_on", f"{message}，已逾期", due_on=due_on, working_days_late=late
            )
        ]
    if verdict.duty or bench.today <= first[1].due.isoformat():
        return []
    return [bench.find("T7", summary, "decided_on", message, severity="warning", due_on=due_on)]


def _find_late(bench: Bench, verdict: Verdict, words: str) -> list[Finding]:
    """Shown too late, by a record that owes no publication of its own: a cancellation, a reissue."""
    summary = verdict.summary
    due = bench.find_deadline(_LIMIT, summary.day)
    if due is None or not verdict.published_on:
        return []
    days = [day for day in (verdict.published_on, summary.elsewhere_on) if day]
    due_on, shown_on = due[1].due.isoformat(), min(days)
    if shown_on <= due_on:
        return []
    message = f"该许可{words}后，应于{due_on}前更新许可状态，实际于{shown_on}更新"
    late = bench.law.calendar.working_days_between(due[1].due, date.fromisoformat(shown_on))
    return [
        bench.find(
            "T7", summary, "decided_on", message, severity="note", closed=True, due_on=due_on,
            remedy="已无法补救，无需再处理；请查明逾期原因", working_days_late=late,
        )
    ]  # fmt: skip
