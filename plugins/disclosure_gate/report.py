"""`STATE/report.json` for programs and `STATE/report.txt` for a clerk; never inside OUTPUT."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from disclosure.duties.agenda import DueSoon
from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure.records.kinds import KINDS
from disclosure.statistics.case_board import CaseBoard
from disclosure_gate.case_board import FILE as BOARD_FILE
from disclosure_gate.case_board import list_lines, render_board
from disclosure_gate.outcome import STOPPED, Group, group_findings
from disclosure_gate.stop import SETTINGS, STOP_TITLES
from disclosure_store.files import replace_file

SEVERITY_NAMES: Mapping[Severity, str] = {
    "stop": "停止",
    "quarantine": "隔离",
    "breach": "违规",
    "warning": "警告",
    "note": "提示",
}
COUNT_NAMES = {
    "read": "读取",
    "published": "公开",
    "pending": "待公开",
    "withheld": "不予公开",
    "withdrawn": "已撤回",
    "ended": "公示期满",
    "quarantined": "隔离",
}
_NOTES_SHOWN = 50


@dataclass
class Report:
    """All that a build has to say; `findings` in the order of urgency."""

    as_of: date | None
    exit_code: int
    counts: Mapping[str, int]
    findings: Sequence[Finding]
    due_soon: Sequence[DueSoon] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    published_after_s: float | None = None
    """Seconds from the start of the process to the swap; None where nothing was published."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Files made, taken over and deleted by this build."""
    organs: Mapping[str, str] = field(default_factory=dict)
    """The organs' names by id, for the text."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """The rules' titles by id, for the text."""
    board: CaseBoard | None = None
    """The office's board of typical cases; None where nothing was judged."""


def stopped_report(message: str) -> Report:
    """The report of a build whose settings could not be used, so that not even its day is known."""
    finding = Finding(SETTINGS, "stop", message, "改正设置文件或环境变量后重新构建")
    counts = dict.fromkeys(COUNT_NAMES, 0)
    return Report(None, STOPPED, counts, [finding], rules=STOP_TITLES)


def write_report(report: Report, state: Path) -> None:
    """Both forms, and the board of cases beside them; each replaced in one step."""
    state.mkdir(parents=True, exist_ok=True)
    replace_file(state / "report.json", render_json(report))
    replace_file(state / "report.txt", render_text(report))
    if report.board:
        replace_file(state / BOARD_FILE, render_board(report.board, report.organs))


def render_json(report: Report) -> str:
    """The form for programs, one finding a line."""
    head = {
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "exit_code": report.exit_code,
        "published_after_s": report.published_after_s,
        "seconds": {name: round(value, 3) for name, value in report.seconds.items()},
        "counts": dict(report.counts),
        "pages": dict(report.pages),
        "due_soon": [asdict(item) for item in report.due_soon],
    }
    rows = ",\n".join(json.dumps(f.as_dict(), ensure_ascii=False) for f in report.findings)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "findings": [\n{rows}\n]}}\n'


def render_text(report: Report) -> str:
    """What a clerk works through from top to bottom."""
    lines = [f"行政执法公示构建报告　{report.as_of or '未知'}　退出码 {report.exit_code}", ""]
    lines.append("　".join(f"{COUNT_NAMES[name]} {count}" for name, count in report.counts.items()))
    lines += ["", "一、汇总"]
    lines += [f"  {describe_group(report, group)}" for group in group_findings(report.findings)] or [
        "  没有发现问题"
    ]
    lines += ["", "二、即将到期"]
    lines += [f"  {describe_due(report, item)}" for item in report.due_soon] or ["  没有"]
    if report.board:
        lines += ["", f"三、典型案例月度任务（表格见同一文件夹的 {BOARD_FILE}）"]
        lines += list_lines(report.board, report.organs)
    lines += ["", "四、逐条处理" if report.board else "三、逐条处理"]
    notes = 0
    for finding in report.findings:
        notes += finding.severity == "note"
        if finding.severity != "note" or notes <= _NOTES_SHOWN:
            lines += _describe(finding)
    if notes > _NOTES_SHOWN:
        lines.append(f"  （另有 {notes - _NOTES_SHOWN} 条提示，见 report.json）")
    return "\n".join(lines) + "\n"


def describe_group(report: Report, group: Group) -> str:
    """One rule and organ in one line."""
    closed = "（已了结）" if group.closed else ""
    organ = report.organs.get(group.authority, group.authority) or "全站"
    title = report.rules.get(group.rule, "")
    return f"[{SEVERITY_NAMES[group.severity]}]{closed} {group.rule} {title}　{organ}　{group.count} 条"


def describe_due(report: Report, item: DueSoon) -> str:
    """One decision that falls due soon."""
    organ = report.organs.get(item.authority, item.authority)
    provisional = "（暂定）" if item.provisional else ""
    label = f"{KINDS[item.kind].label} {item.number}".strip()
    return f"{item.due_on}{provisional} {spell_left(item)}　{organ}　{label}　{item.path}:{item.line}"


def spell_left(item: DueSoon) -> str:
    """How much time is left."""
    return f"还剩 {item.working_days_left} 个工作日" if item.working_days_left else "今天到期"


def spell_place(finding: Finding) -> str:
    """File and line, "" where a finding stands in no file."""
    return ":".join(str(part) for part in (finding.path, finding.line) if part)


def _describe(finding: Finding) -> list[str]:
    """One finding in three lines: where, what is wrong, what to do."""
    place = spell_place(finding) or "（全站）"
    if finding.field:
        place += f"（{finding.field}）"
    closed = "（已了结）" if finding.closed else ""
    return [
        f"  [{SEVERITY_NAMES[finding.severity]}]{closed} {finding.rule}　{place}",
        f"      {finding.message}",
        f"      处理：{finding.remedy}",
    ]
