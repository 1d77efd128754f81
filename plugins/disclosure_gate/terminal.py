"""The build's outcome on the terminal, most urgent first: overdue, in quarantine, due soon, then one line per rule."""

from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure_gate.outcome import group_findings
from disclosure_gate.report import COUNT_NAMES, Report, describe_group, spell_left, spell_place

_STYLES: dict[Severity, str] = {
    "stop": "bold white on red",
    "quarantine": "bold red",
    "breach": "red",
    "warning": "yellow",
    "note": "dim",
}
_TITLES: dict[Severity, str] = {
    "stop": "停止的原因",
    "quarantine": "已隔离（不展示）",
    "breach": "逾期和其他违规",
}
_ROWS = 20
_LOG_COLUMNS = 140
_OUTCOMES = {
    0: "没有达到失败程度的问题",
    3: "有公开义务今天尚未履行；站点已完整生成，应当照常部署",
    4: "有记录被隔离（不展示，其余照常）；站点已完整生成，应当照常部署",
    5: "构建已停止，站点保持原样",
}


def print_report(report: Report, host: Console, state: Path) -> None:
    """Print to the host's console; into a log file with lines long enough for a path."""
    console = host if host.is_terminal else Console(file=host.file, width=_LOG_COLUMNS)
    counts = "　".join(f"{COUNT_NAMES[name]} {count}" for name, count in report.counts.items())
    console.print(Text(f"\n行政执法公示　构建日 {report.as_of or '未知'}　{counts}", style="bold"))
    open_findings = [finding for finding in report.findings if not finding.closed]
    for severity in ("stop", "breach", "quarantine"):
        found = [finding for finding in open_findings if finding.severity == severity]
        _print_findings(severity, found, report, console)
    _print_due(report, console)
    _print_groups(report, console)
    _print_end(report, console, state)


def _print_findings(
    severity: Severity, findings: Sequence[Finding], report: Report, console: Console
) -> None:
    if not findings:
        return
    table = _make_table(_TITLES[severity], ("规则", "机关", "位置", "问题与处理"))
    for finding in findings[:_ROWS]:
        place = spell_place(finding) or "全站"
        table.add_row(
            Text(finding.rule, style=_STYLES[severity]),
            Text(report.organs.get(finding.authority or "", finding.authority or "")),
            Text(place),
            Text(f"{finding.message}\n→ {finding.remedy}"),
        )
    _print_table(table, len(findings), console)


def _print_due(report: Report, console: Console) -> None:
    if not report.due_soon:
        return
    table = _make_table("即将到期（尚未公开）", ("到期日", "还剩", "机关", "文号", "位置"))
    for item in report.due_soon[:_ROWS]:
        organ = report.organs.get(item.authority, item.authority)
        provisional = "（暂定）" if item.provisional else ""
        place = f"{item.path}:{item.line}"
        cells = (f"{item.due_on}{provisional}", spell_left(item), organ, item.number, place)
        table.add_row(*map(Text, cells))
    _print_table(table, len(report.due_soon), console)


def _print_groups(report: Report, console: Console) -> None:
    """One line per rule and organ; notes, which ask for nothing, in one line together."""
    groups = group_findings(report.findings)
    notes = sum(group.count for group in groups if group.severity == "note")
    for group in groups:
        if group.severity != "note":
            console.print(Text(describe_group(report, group), style=_STYLES[group.severity]))
    if notes:
        console.print(
            Text(f"另有 {notes} 条提示（已逾期公开、自报公开等），无需处理，见完整报告", style="dim")
        )


def _print_end(report: Report, console: Console, state: Path) -> None:
    pages = report.pages
    if pages:
        made = f"生成 {pages['made']}，沿用 {pages['kept']}，删除 {pages['deleted']}"
        console.print(Text(f"文件：{made}；用时 {report.published_after_s or 0:.1f} 秒"))
    style = "green" if report.exit_code == 0 else "red" if report.exit_code == max(_OUTCOMES) else "yellow"
    console.print(Text(f"退出码 {report.exit_code}：{_OUTCOMES[report.exit_code]}", style=style))
    console.print(Text(f"完整报告：{state / 'report.txt'}", style="dim"), soft_wrap=True)


def _make_table(title: str, heads: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _print_table(table: Table, total: int, console: Console) -> None:
    console.print(table)
    if total > _ROWS:
        console.print(Text(f"  …… 另有 {total - _ROWS} 条，见完整报告", style="dim"))
