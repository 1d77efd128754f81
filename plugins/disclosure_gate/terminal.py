"""The build's outcome on the terminal: what is overdue, what falls due, what is in quarantine and why."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity
from disclosure_gate.outcome import group_findings
from disclosure_gate.report import COUNT_NAMES, Report, describe_due, describe_finding, describe_group

_STYLES: dict[Severity, str] = {
    "stop": "bold white on red",
    "quarantine": "bold red",
    "breach": "red",
    "warning": "yellow",
    "note": "dim",
}
_DETAILS = 20
_OUTCOMES = {
    0: "没有达到失败程度的问题",
    3: "有公开义务今天尚未履行；站点已完整生成，应当照常部署",
    4: "有记录被隔离（不展示，其余照常）；站点已完整生成，应当照常部署",
    5: "构建已停止：继续下去会公布错误的内容。站点保持原样",
}


def print_report(report: Report, console: Console, state: Path) -> None:
    """Summary first, then details by urgency, then where the whole report lies."""
    counts = "　".join(f"{COUNT_NAMES[name]} [b]{count}[/b]" for name, count in report.counts.items())
    console.print(f"\n[b]行政执法公示[/b]　构建日 {report.as_of}　{counts}", highlight=False)
    _print_due(report, console)
    _print_groups(report, console)
    urgent = [f for f in report.findings if not f.closed and f.severity not in ("note", "warning")]
    _print_details(urgent, console)
    pages = report.pages
    if pages:
        console.print(
            f"页面：生成 {pages['made']}，沿用 {pages['kept']}，删除 {pages['deleted']}；"
            f"用时 {report.published_after_s or 0:.1f} 秒",
            highlight=False,
        )
    style = "green" if report.exit_code == 0 else "red" if report.exit_code == 5 else "yellow"
    console.print(f"退出码 {report.exit_code}：{_OUTCOMES[report.exit_code]}", style=style, highlight=False)
    console.print(
        f"完整报告：{state / 'report.txt'}", style="dim", highlight=False, soft_wrap=True, markup=False
    )


def _print_due(report: Report, console: Console) -> None:
    if not report.due_soon:
        return
    console.print("[b]即将到期（尚未公开）[/b]", highlight=False)
    for item in report.due_soon[:_DETAILS]:
        console.print(Text(f"  {describe_due(report, item)}"), soft_wrap=True)
    _print_rest(len(report.due_soon), console)


def _print_groups(report: Report, console: Console) -> None:
    for group in group_findings(report.findings):
        console.print(Text(describe_group(report, group), style=_STYLES[group.severity]))


def _print_details(findings: Sequence[Finding], console: Console) -> None:
    if not findings:
        return
    console.print("[b]需要处理[/b]", highlight=False)
    for finding in findings[:_DETAILS]:
        place, message, remedy = describe_finding(finding)
        console.print(Text(place, style=_STYLES[finding.severity]), soft_wrap=True)
        console.print(Text(f"{message}\n{remedy}"), soft_wrap=True)
    _print_rest(len(findings), console)


def _print_rest(total: int, console: Console) -> None:
    if total > _DETAILS:
        console.print(f"  …… 另有 {total - _DETAILS} 条，见完整报告", style="dim", highlight=False)
