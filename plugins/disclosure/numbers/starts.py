"""From which number on a run is complete (`numbers_from`), and what holds where an organ does not say.

Where it does not say, nothing is promised of what was before the portal: years before the organ first published
here (by the ledger; before any entry, before the build's own year) are not judged, since of those only a
selection was taken over. In its first year a run is judged from the smallest known serial on; in a later year of
a prefix that was in use here before, from 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure.records.authority import Authority
from disclosure.records.document_number import normalise_prefix

if TYPE_CHECKING:
    from disclosure.numbers.run import Run

_YEAR = len("2026")


@dataclass(frozen=True, slots=True)
class Starts:
    """The year in which each organ, and each prefix, was first published here; `this_year` where none was."""

    organs: dict[str, int]
    prefixes: dict[str, int]
    this_year: int

    @classmethod
    def of(cls, runs: Iterable[Run], this_year: int) -> Starts:
        """By the first publications of the records in the runs."""
        organs: dict[str, int] = {}
        prefixes: dict[str, int] = {}
        for run in runs:
            year = _first_year(run)
            if year is None:
                continue
            prefixes[run.prefix] = min(year, prefixes.get(run.prefix, year))
            for organ in run.organs:
                organs[organ] = min(year, organs.get(organ, year))
        return cls(organs, prefixes, this_year)


def _first_year(run: Run) -> int | None:
    days = [verdict.published_on for verdict in run.list_verdicts() if verdict.published_on]
    days += [e.first_published.isoformat() for e in run.departed.values() if e.first_published]
    return int(min(days)[:_YEAR]) if days else None


def find_start(run: Run, owner: Authority, starts: Starts) -> int | None:
    """The serial from which on every number must be there; None where the run is not judged."""
    since = owner.numbers_from
    if since is not None and normalise_prefix(since.prefix) == run.prefix:
        if run.year == since.year:
            return max(since.serial, 1)
        return None if run.year < since.year else 1
    first_year = since.year if since else starts.organs.get(owner.id, starts.this_year)
    if run.year < first_year:
        return None
    if starts.prefixes.get(run.prefix, run.year) < run.year:
        return 1
    return min((*run.records, *run.departed), default=None)
