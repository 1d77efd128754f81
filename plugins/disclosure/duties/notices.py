"""T13 and T14: no due date is computed across a year whose holiday notice is not known."""

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding


def find_on_notices(bench: Bench) -> list[Finding]:
    """T13: the build's own year has no notice yet: a breach that names the file to add."""
    calendar = bench.law.calendar
    year = bench.as_of.year
    if year <= calendar.last_announced_year:
        return []
    message = f"{year}年部分节假日安排的通知尚未录入，本年的到期日均为暂定"
    remedy = f"按国务院办公厅通知新建 plugins/disclosure/law/workdays/{year}.yaml（写法见上一年的文件）"
    return [Finding("T13", bench.law.severity("T13"), message, remedy)]
