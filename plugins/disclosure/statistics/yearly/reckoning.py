"""What the records of today give for yearly reports: one walk over all records, whatever the number of reports."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.law import Law
from disclosure.records.summary import Summary
from disclosure.statistics.yearly.counting import OrganYear, YearCount, count_years
from disclosure.statistics.yearly.figures import Figures, make_figures
from disclosure.verdict import Verdict

_YEAR = 4


@dataclass(frozen=True)
class Reckoning:
    """One report: what it says itself, its records column by column, and the figures."""

    facts: dict[str, Any]
    """As `Report.list_facts` gives them."""
    count: YearCount
    figures: Figures


def place_report(summary: Summary) -> OrganYear:
    """Whose year a report is about."""
    return summary.authority, summary.day[:_YEAR]


def reckon(verdicts: Sequence[Verdict], law: Law, reports: Sequence[Summary]) -> dict[str, Reckoning]:
    """A reckoning for each report, by id; `reports` are readable and have a year."""
    if not reports:
        return {}
    counts = count_years(verdicts, law, {place_report(summary) for summary in reports})
    found = {}
    for summary in reports:
        facts = json.loads(summary.facts)
        count = counts[place_report(summary)]
        found[summary.id] = Reckoning(facts, count, make_figures(count, facts["permits"]))
    return found


def needs_edition(summary: Summary, last_corrections: int | None, event: str | None, last_line: str) -> bool:
    """Whether a publishing build freezes the figures of a report that it publishes.

    `last_corrections`: how many corrections the edition that stands had, None where none stands. `event`: what
    this build adds to the ledger of the report. `last_line`: the day of its last public line before.
    """
    if event in ("published", "restored"):
        return True
    if last_corrections is not None:
        return summary.corrections > last_corrections
    return summary.corrected_on > last_line
