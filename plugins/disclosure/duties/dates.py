"""T16: nothing that has happened lies in the future, and nothing is published before it is decided."""

from disclosure.duties.bench import Bench
from disclosure.duties.publication import ELSEWHERE
from disclosure.findings.finding import Finding
from disclosure.records.summary import Summary


def find_on_dates(bench: Bench, summary: Summary) -> list[Finding]:
    """T16 for one record; validity, effect and embargo days may lie ahead."""
    found = []
    is_decision = summary.kind in ("permit", "penalty", "decision")
    if summary.last_event > bench.today:
        message = f"{summary.last_event}晚于构建日{bench.today}，尚未发生的事不能记录"
        found.append(bench.find("T16", summary, summary.last_event_field, message))
    if summary.kind == "report" and summary.state == "public" and summary.day > bench.today:
        message = f"{summary.day.partition('-')[0]}年在构建日{bench.today}还没有结束，年度总体情况不能公布"
        found.append(bench.find("T16", summary, "year", message, remedy="核对年度；年度结束以后再设为公开"))
    if is_decision and summary.elsewhere_on and summary.elsewhere_on < summary.day:
        message = f"公开日期{summary.elsewhere_on}早于决定日期{summary.day}"
        found.append(bench.find("T16", summary, ELSEWHERE, message))
    entry = bench.publication(summary.id)
    if is_decision and entry and entry[0] < summary.day:
        message = f"台账记载的公开日期{entry[0]}早于决定日期{summary.day}"
        found.append(bench.find("T16", summary, "decided_on", message))
    return found
