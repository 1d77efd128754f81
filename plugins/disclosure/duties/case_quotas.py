"""K1, K2: so many typical cases a month, reported to the organ above (典型案例) or to the 宣传部.

A month that closed without them is a breach during the next one, while a day that was not entered can still
be, and a closed note afterwards. In the last working days of a month its organ is reminded once, as a warning.
"""

from collections.abc import Sequence
from typing import Final, Literal, assert_never

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity, is_at_least
from disclosure.records.authority import Authority
from disclosure.statistics.case_months import QuotaMonth, count_reported, list_quota_months, quota_of
from disclosure.statistics.months import last_day_of
from disclosure.verdict import Verdict

_ORGANS_FILE: Final = "authorities.yaml"
_Rule = Literal["K1", "K2"]


def find_on_quotas(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """K1 and K2 for every organ that has a quota."""
    organs = [organ for organ in bench.docket.organs if quota_of(organ)]
    if not organs:
        return []
    reported = count_reported(verdicts)
    months = ((organ, month) for organ in organs for month in list_quota_months(organ, reported, bench.today))
    return [finding for organ, month in months for finding in _find_on_month(bench, organ, month)]


def _find_on_month(bench: Bench, organ: Authority, month: QuotaMonth) -> list[Finding]:
    rule = rule_of(organ)
    match month.status:
        case "met":
            return []
        case "running":
            return _remind(bench, organ, month)
        case "short":
            message = f"{_owed(organ, month)}，实报{month.count}件"
            return [_find(organ, month, bench.law.severity(rule), message, bench.law.rule(rule).remedy)]
        case "missed":
            message = f"{_owed(organ, month)}，实报{month.count}件"
            remedy = "已过补报期，无需再处理；请查明没有报送的原因"
            return [_find(organ, month, "note", message, remedy)]
        case _:
            assert_never(month.status)


def rule_of(organ: Authority) -> _Rule:
    """Which of the two rules an organ's quota stands under."""
    return "K2" if organ.case_quota and organ.case_quota.to == "宣传部" else "K1"


def _remind(bench: Bench, organ: Authority, month: QuotaMonth) -> list[Finding]:
    """A warning once no more than the reminder's working days are left after today."""
    rule = rule_of(organ)
    ahead = bench.law.limit(f"{rule}.warn", bench.as_of)
    left = bench.law.calendar.working_days_between(bench.as_of, last_day_of(month.month))
    if ahead is None or left > ahead.value:
        return []
    own = bench.law.severity(rule)
    severity: Severity = "warning" if is_at_least(own, "warning") else own
    time_left = f"今天以后本月还剩{left}个工作日" if left else "今天以后本月没有工作日了"
    message = f"{_owed(organ, month)}，已报{month.count}件，{time_left}"
    return [_find(organ, month, severity, message, "月底前报送，并在案例中填写报送日期")]


def _owed(organ: Authority, month: QuotaMonth) -> str:
    last = last_day_of(month.month)
    to = organ.case_quota.to if organ.case_quota else ""
    return f"{organ.name}{last.year}年{last.month}月应向{to}报送典型案例{month.monthly}件"


def _find(organ: Authority, month: QuotaMonth, severity: Severity, message: str, remedy: str) -> Finding:
    return Finding(
        rule_of(organ), severity, message, remedy, closed=month.status == "missed", authority=organ.id,
        path=_ORGANS_FILE, field="case_quota", due_on=last_day_of(month.month).isoformat(),
    )  # fmt: skip
