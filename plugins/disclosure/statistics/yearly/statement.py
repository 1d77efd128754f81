"""What a published report states: the figures it was published with, and where the records of today say otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from disclosure.records.summary import Summary
from disclosure.statistics.yearly.editions import Edition
from disclosure.statistics.yearly.figures import Difference, Figures, compare
from disclosure.statistics.yearly.reckoning import Reckoning


@dataclass(frozen=True)
class Statement:
    """One published report. Without an edition (a preview, a lost file) the figures are those of today."""

    report: Summary
    reckoning: Reckoning
    editions: Sequence[Edition]

    @cached_property
    def figures(self) -> Figures:
        """The figures that the page shows."""
        return self.editions[-1].tables if self.editions else self.reckoning.figures

    @cached_property
    def differences(self) -> list[Difference]:
        """The cells whose published figure is not that of today."""
        return compare(self.reckoning.count.tables, self.figures, self.reckoning.figures)

    def find_change(self, find_last_day: Callable[[str], str]) -> str:
        """The latest day, after the publication, of a line of the ledger on a record of that year; "" if none."""
        if not self.differences:
            return ""
        days = (
            find_last_day(verdict.summary.id)
            for found in self.reckoning.count.cells.values()
            for verdict in found
        )
        return max((day for day in days if day > self.editions[-1].day), default="")
