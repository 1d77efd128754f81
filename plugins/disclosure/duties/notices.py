"""T13 and T14: no due date is computed across a year whose holiday notice is not known, nor from law gone stale."""

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding


def find_on_notices(bench: Bench) -> list[Finding]:
    """T13 and T14 as far as they concern no record: the year's notice, and law that nobody has looked at."""
    return [*_find_missing_notice(bench), *_find_neglected_law(bench)]


def _find_missing_notice(bench: Bench) -> list[Finding]:
    """T13: the build's own year has no notice yet: a breach that names the file to add."""
    calendar = bench.law.calendar
    year = bench.as_of.year
    if year <= calendar.last_announced_year:
        return []
    message = f"{year}年部分节假日安排的通知尚未录入，本年的到期日均为暂定"
    remedy = f"按国务院办公厅通知新建 plugins/disclosure/law/workdays/{year}.yaml（写法见上一年的文件）"
    return [Finding("T13", bench.law.severity("T13"), message, remedy)]


def _find_neglected_law(bench: Bench) -> list[Finding]:
    """T14: files of law data that nobody has compared with their sources for too long, all in one."""
    overdue = [check.file for check in bench.law.overdue_checks(bench.as_of)]
    if not overdue:
        return []
    message = f"{len(overdue)} 个法律数据文件已过核对期限：{'、'.join(overdue)}"
    remedy = "对照文件中列出的来源核对 plugins/disclosure/law/ 下的这些文件，并更新 last_checked"
    return [Finding("T14", bench.law.severity("T14"), message, remedy)]
