"""`STATE/report.json` for programs and `STATE/report.txt` for a clerk; never inside OUTPUT."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from disclosure.duties.agenda import DueSoon
from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure.statistics.case_board import CaseBoard
from disclosure_gate.case_board import FILE as BOARD_FILE
from disclosure_gate.case_board import render_board
from disclosure_gate.outcome import STOPPED
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


def write_report(report: Report, text: str, state: Path) -> None:
    """Both forms, for programs and for a clerk, and the board of cases beside them; each replaced in one step."""
    state.mkdir(parents=True, exist_ok=True)
    replace_file(state / "report.json", render_json(report))
    replace_file(state / "report.txt", text)
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
