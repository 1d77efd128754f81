"""S1 and S2: the published figures are those of the records, and 0 is told apart from not applicable."""

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Any

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.law.yearly_forms import FormTable
from disclosure.records.summary import Summary
from disclosure.statistics.yearly.counting import DECISIONS
from disclosure.statistics.yearly.figures import compare, get_figure, spell_figure
from disclosure.statistics.yearly.reckoning import Reckoning, place_report, reckon
from disclosure.verdict import Verdict


def find_on_tables(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """S1 and S2 for every report that can be read; the records are gone through once for all."""
    reports = [
        v.summary
        for v in verdicts
        if v.summary.kind == "report" and v.summary.facts and v.outcome != "quarantined" and v.summary.day
    ]
    if not reports:
        return []
    reckoned = reckon(verdicts, bench.law, reports)
    spoiled = _count_spoiled(verdicts)
    found = []
    for summary in reports:
        own = reckoned[summary.id]
        found += _find_on_powers(bench, summary, own) + _find_on_figures(bench, summary, own)
        found += _find_uncounted(bench, summary, spoiled)
    return found


def _find_on_powers(bench: Bench, summary: Summary, own: Reckoning) -> list[Finding]:
    """S2: what an organ has done, it has the power to do."""
    exercised: dict[str, int] = {}
    facts = own.facts
    for key, table in own.count.tables.items():
        for column in table.counted:
            power = table.power_of(column)
            number = get_figure(own.figures, key, column.key) + _count_outside(facts, table, column.title)
            if power and number:
                exercised[power] = exercised.get(power, 0) + number
    powers = facts["has_power"]
    # an empty list is a statement, too; a draft that does not say anything yet is none
    lacking = [power for power in exercised if power not in powers] if powers is not None else []
    if not lacking:
        return []
    what = "、".join(f"{power}{exercised[power]}件" for power in lacking)
    message = f"执法权中没有列出{'、'.join(lacking)}，却有{what}"
    remedy = "有这项职权的，在 has_power 中补上；没有的，核对这些记录的执法机关和类别"
    return [bench.find("S2", summary, "enforcement.has_power", message, remedy=remedy)]


def _count_outside(facts: dict[str, Any], table: FormTable, title: str) -> int:
    return sum(
        item["count"]
        for item in facts["outside"]
        if table.is_named(item["table"]) and item["column"] == title
    )


def _count_spoiled(verdicts: Sequence[Verdict]) -> Counter[tuple[str, str]]:
    """Decisions that could not be read, by organ and year, "" where it could not be made out."""
    broken = (v.summary for v in verdicts if v.summary.broken and v.summary.kind in DECISIONS)
    return Counter(map(place_report, broken))


def _find_uncounted(bench: Bench, summary: Summary, spoiled: Counter[tuple[str, str]]) -> list[Finding]:
    """S1: figures are about to be frozen while decisions that belong into them cannot be read."""
    edition = bench.frozen.get(summary.id)
    if edition is not None and not (bench.publishing and summary.corrections > edition.corrections):
        return []
    organ, year = place_report(summary)
    places = itertools.product((organ, ""), (year, ""))
    count = sum(spoiled[place] for place in places)
    if not count:
        return []
    message = f"有{count}件隔离中的决定没有计入本年度的统计数字（年度、机关读不出的也算在内）"
    remedy = "先改正这些记录，再公布年度总体情况：数字公布以后不再改动"
    return [bench.find("S1", summary, "year", message, remedy=remedy)]


def _find_on_figures(bench: Bench, summary: Summary, own: Reckoning) -> list[Finding]:
    """S1: the records of today give what was published; a build that publishes a correction puts it right itself."""
    edition = bench.frozen.get(summary.id)
    if edition is None or (bench.publishing and summary.corrections > edition.corrections):
        return []
    differences = compare(own.count.tables, edition.tables, own.figures)
    if not differences:
        return []
    cells = [
        f"{each.table.number}「{each.column.title}」{spell_figure(each.column, each.published)}"
        f"→{spell_figure(each.column, each.now)}"
        for each in differences
    ]
    message = f"{edition.day}公布的统计数字与现有记录不一致（公布→现有）：{'；'.join(cells)}"
    remedy = "核对新增、改动的记录；确需更正公布数字的，在报告的 corrections 中写明，下次发布即按现有记录更正"
    return [bench.find("S1", summary, "year", message, remedy=remedy)]
