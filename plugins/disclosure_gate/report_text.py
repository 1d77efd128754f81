"""The report for a clerk: worked through from top to bottom, what hurts most first.

One line for each rule and organ, the details below it; long groups are cut, `report.json` has everything. Misses that
cannot be cured any more come last, as counts.
"""

from collections.abc import Iterator, Sequence

from disclosure.duties.agenda import DueSoon
from disclosure.findings.finding import Finding
from disclosure.findings.severity import SEVERITIES, Severity
from disclosure.records.kinds import KINDS
from disclosure_gate.case_board import FILE as BOARD_FILE
from disclosure_gate.case_board import list_lines
from disclosure_gate.outcome import Group, group_findings
from disclosure_gate.report import COUNT_NAMES, SEVERITY_NAMES, Report

OUTCOMES = {
    0: "没有达到失败程度的问题",
    3: "有公开义务今天尚未履行；站点已完整生成，应当照常部署",
    4: "有记录被隔离（不展示，其余照常）；站点已完整生成，应当照常部署",
    5: "构建已停止，站点保持原样",
}
_TITLES: dict[Severity, str] = {
    "stop": "停止的原因（改正后重新构建）",
    "quarantine": "已隔离（不展示，改正后恢复）",
    "breach": "逾期和其他违规（立即补救）",
    "warning": "警告（核对，酌情改正）",
    "note": "提示（一般不必处理）",
}
_CLOSED = "已了结（已经补做，不能再补救，只作统计）"
_DUE_SOON = "即将到期（尚未公开）"
_BOARD = "典型案例月度任务"
_NUMERALS = "一二三四五六七八九"
_DETAILS = 20
_DETAILS_OF_NOTES = 3
_WHOLE_SITE, _NO_ORGAN = "全站", "未写明机关"


def render_text(report: Report) -> str:
    """The whole text."""
    lines = [
        f"行政执法公示构建报告　{report.as_of or '未知'}",
        f"退出码 {report.exit_code}：{OUTCOMES.get(report.exit_code, '')}",
        "　".join(f"{COUNT_NAMES[name]} {count}" for name, count in report.counts.items()),
    ]
    if not report.findings:
        lines += ["", "没有发现问题"]
    for numeral, (title, body) in zip(_NUMERALS, _list_sections(report), strict=False):
        lines += ["", f"{numeral}、{title}", *body]
    return "\n".join(lines) + "\n"


def _list_sections(report: Report) -> Iterator[tuple[str, list[str]]]:
    groups = group_findings(report.findings)
    for severity in reversed(SEVERITIES):
        if severity == "warning":
            yield _DUE_SOON, [f"  {describe_due(report, item)}" for item in report.due_soon] or ["  没有"]
            if report.board:
                yield f"{_BOARD}（表格见同一文件夹的 {BOARD_FILE}）", list_lines(report.board, report.organs)
        found = [group for group in groups if group.severity == severity and not group.closed]
        if found:
            most = _DETAILS_OF_NOTES if severity == "note" else _DETAILS
            yield _TITLES[severity], [line for group in found for line in _spell_group(report, group, most)]
    closed = [group for group in groups if group.closed]
    if closed:
        yield _CLOSED, [f"  {describe_group(report, group)}" for group in closed]


def _spell_group(report: Report, group: Group, most: int) -> Iterator[str]:
    """The group's line, its findings, and what to do: once, where it is the same for all."""
    yield f"  {describe_group(report, group)}"
    remedies = {finding.remedy for finding in group.findings}
    for finding in group.findings[:most]:
        yield f"    {spell_place(finding)}"
        yield f"      {finding.message}"
        if len(remedies) > 1:
            yield f"      处理：{finding.remedy}"
    if group.count > most:
        yield f"    （另有 {group.count - most} 条，见 report.json）"
    if len(remedies) == 1:
        yield f"    处理：{remedies.pop()}"


def spell_place(finding: Finding) -> str:
    """Where it is: file, line and field."""
    place = ":".join(str(part) for part in (finding.path, finding.line) if part) or _WHOLE_SITE
    return f"{place}（{finding.field}）" if finding.field else place


def name_organ(report: Report, authority: str | None, path: str | None) -> str:
    """Whose it is, for a clerk: an organ's, of a file that does not say whose it is, or the whole site's."""
    if not authority:
        return _NO_ORGAN if path else _WHOLE_SITE
    return report.organs.get(authority, authority)


def describe_group(report: Report, group: Group) -> str:
    """One rule and organ in one line."""
    title = report.rules.get(group.rule, "")
    head = f"[{SEVERITY_NAMES[group.severity]}] {group.rule} {title}".rstrip()
    organ = name_organ(report, group.authority, group.findings[0].path)
    return f"{head}　{organ}　{group.count} 条"


def describe_due(report: Report, item: DueSoon) -> str:
    """One decision that falls due soon."""
    provisional = "（暂定）" if item.provisional else ""
    label = f"{KINDS[item.kind].label} {item.number}".strip()
    organ = name_organ(report, item.authority, item.path)
    return f"{item.due_on}{provisional} {spell_left(item)}　{organ}　{label}　{item.path}:{item.line}"


def spell_left(item: DueSoon) -> str:
    """How much time is left."""
    return f"还剩 {item.working_days_left} 个工作日" if item.working_days_left else "今天到期"


def select_open(findings: Sequence[Finding], severity: Severity) -> list[Finding]:
    """The findings of a severity that something can still be done about."""
    return [finding for finding in findings if finding.severity == severity and not finding.closed]
