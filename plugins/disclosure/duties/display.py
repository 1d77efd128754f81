"""D1, D2, D4, D5: what was typed of a display, against the regime; the judge itself ends every display on its day."""

from collections.abc import Sequence

from disclosure.display import Display
from disclosure.display.classes import WEIGHT
from disclosure.duties.bench import Bench
from disclosure.duties.stopping import find_still_shown, is_public
from disclosure.findings.finding import Finding
from disclosure.law.display import Displayed
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

UNTIL, CLASS, REPAIRED = "display_until", "display_class", "credit_repair.notified_on"
_MANY = "、"


def find_on_display(bench: Bench, summary: Summary) -> list[Finding]:
    """D1–D5 for one record that is, or may become, public."""
    display = bench.displays.find(summary)
    if display is None or summary.withdrawal or summary.state == "withheld":
        return []
    is_over = display.is_over(bench.today)
    found = []
    if summary.display_class and bench.displays.has_regime:
        found += _find_on_class(bench, summary, display, is_over)
    if summary.display_until and not is_over:
        found += _find_too_long(bench, summary, display)
    if summary.display_until or summary.repaired_on:
        found += _find_too_soon(bench, summary, display, is_over)
    if summary.state == "public" and is_over:
        found += find_still_shown(bench, summary, display)
    return found


def find_on_display_settings(bench: Bench, _verdicts: Sequence[Verdict]) -> list[Finding]:
    """D2: the portal's own period for 轻微 is longer than the regime allows; the regime's is taken instead."""
    regime, chosen = bench.displays.regime_of(bench.as_of), bench.choices.minor_display
    period = regime.periods.get("轻微") if regime else None
    if period is None or not isinstance(chosen, int) or chosen <= period.maximum_months:
        return []
    message = (
        f"网站设置 minor_display 为{chosen}个月，长于轻微处罚最长公示期{period.maximum_months}个月，"
        f"按{period.maximum_months}个月执行"
    )
    remedy = "在设置文件的 DISCLOSURE_CHOICES 中改正或删去 minor_display"
    return [Finding("D2", bench.law.severity("D2"), message, remedy)]


def _find_on_class(bench: Bench, summary: Summary, display: Display, is_over: bool) -> list[Finding]:
    """D5: of several kinds not the heaviest decided. One kind alone may be classed lighter by a sector's standard."""
    if is_over or display.displayed in (None, "不予处罚") or _MANY not in summary.penalty_kinds:
        return []
    classifier = bench.displays.classifier
    typed, heaviest = classifier.find(summary), classifier.derive(summary)
    if WEIGHT[typed] >= WEIGHT[heaviest]:
        return []
    message = f"失信等次填为“{typed}”，并处的处罚（{summary.penalty_kinds}）中最重的一种属“{heaviest}”"
    return [bench.find("D5", summary, CLASS, message)]


def _find_too_long(bench: Bench, summary: Summary, display: Display) -> list[Finding]:
    """D1, of 轻微 D2: a typed end later than the longest display; the longest is taken instead."""
    allowed = display.until if display.why in ("maximum", "choice") else display.maximum
    if not allowed or summary.display_until <= allowed:
        return []
    rule = "D2" if display.displayed == "轻微" else "D1"
    message = (
        f"公示截止期{summary.display_until}晚于{_name(display.displayed)}最长公示期的最后一天{allowed}，"
        f"到{allowed}即停止"
    )
    remedy = "删去 display_until（由系统计算），或改为不晚于该日；失信等次有误的，改正 display_class"
    # nothing is shown too long by it: the longest display holds
    return [bench.find(rule, summary, UNTIL, message, severity="warning", remedy=remedy)]


def _find_too_soon(bench: Bench, summary: Summary, display: Display, is_over: bool) -> list[Finding]:
    """D4: before the decision (a slip, not followed), or before the minimum (followed, because the notice rules)."""
    slips = [
        bench.find("D4", summary, field, f"{name}{day}早于决定日期{summary.day}，未予采用", remedy="核对日期")
        for field, name, day in (
            (UNTIL, "公示截止期", summary.display_until),
            (REPAIRED, "信用修复通知日期", summary.repaired_on),
        )
        if "" < day < summary.day
    ]
    if slips or display.why not in ("typed", "repaired"):
        return slips
    is_repaired = display.why == "repaired"
    on = summary.repaired_on if is_repaired else summary.display_until
    minimum = bench.displays.find_minimum(summary.day, display.displayed, on)
    if display.until >= minimum:
        return []
    words = f"{_name(display.displayed)}最短公示到{minimum}"
    if is_repaired:
        field, message = REPAIRED, f"信用修复通知日期{on}时最短公示期未满（{words}），已按通知停止公示"
    else:
        field, message = UNTIL, f"公示截止期{on}早于最短公示期的最后一天（{words}），又没有信用修复"
    if is_over and not is_public(bench, summary):
        return [bench.find("D4", summary, field, message, severity="note", closed=True)]
    return [bench.find("D4", summary, field, message)]


def _name(displayed: Displayed | None) -> str:
    return "不予处罚决定" if displayed == "不予处罚" else f"{displayed}处罚"
