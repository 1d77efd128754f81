"""What might fill a gap: while it may, no number of that run is called 未登记 (never an accusation by accident).

A number that stands in no run, or in one where it may not belong, is perhaps the one that seems to be missing: not
written at all, written without its form, with an odd serial, under a prefix that is not the organ's, in another year
than that of the decision, twice, or at the end of a leap.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from disclosure.docket import Docket
from disclosure.numbers.run import Run
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

_DECISIONS = ("permit", "penalty", "decision")
_INSPECTION = "T9"
_YEAR = 4
_WRITTEN_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
Doubt = tuple[str, str, str]
"""An organ, a prefix and a year, "" for any: the runs that a stray number may belong to."""


class Doubts:
    """The runs that a stray number may belong to."""

    def __init__(self, docket: Docket, runs: Iterable[Run], formless: Iterable[Sequence[Verdict]]) -> None:
        runs = list(runs)
        self._found: set[Doubt] = {("", "", "")} if docket.unread else set()
        for summary in docket.summaries:
            if summary.kind in _DECISIONS and not summary.number and _owes_number(summary):
                self._found.add((summary.authority, "", ""))
        prefixes = sorted({run.prefix for run in runs if run.organs}, key=len, reverse=True)
        for verdicts in formless:
            self._found.update(doubt for v in verdicts for doubt in _doubt_formless(v.summary, prefixes))
        for run in runs:
            self._add_run(run)

    def _add_run(self, run: Run) -> None:
        for verdict in run.misdated:
            # in the year of the decision it would fill a gap, in that of its number it may have made one
            self._found.add(("", run.prefix, verdict.summary.day[:_YEAR]))
            self._found.add(("", run.prefix, str(run.year)))
        if run.unplaced or any(_count_in_force(verdicts) > 1 for verdicts in run.doubled.values()):
            self._found.add(("", run.prefix, str(run.year)))
        for organ in run.users.difference(run.organs):
            years = {v.summary.day[:_YEAR] for v in run.list_verdicts() if v.summary.authority == organ}
            self._found.update((organ, "", year) for year in (*years, str(run.year)))

    def touch(self, run: Run) -> bool:
        """Whether one of them may belong to a run."""
        year = str(run.year)
        return any(
            (organ, prefix, when) in self._found
            for organ in ("", *run.organs)
            for prefix in ("", run.prefix)
            for when in ("", year)
        )


def _owes_number(summary: Summary) -> bool:
    """An inspection that was read whole has none; of any other decision it was forgotten, or could not be read."""
    return bool(summary.broken) or summary.duty != _INSPECTION


def _doubt_formless(summary: Summary, prefixes: Sequence[str]) -> Iterator[Doubt]:
    prefix = next((prefix for prefix in prefixes if summary.number.startswith(prefix)), "")
    for year in (summary.day[:_YEAR], *_WRITTEN_YEAR.findall(summary.number)):
        yield summary.authority, prefix, year


def _count_in_force(verdicts: Sequence[Verdict]) -> int:
    return len({v.summary.id for v in verdicts if not v.summary.withdrawal})
