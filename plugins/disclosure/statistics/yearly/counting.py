"""The decisions of an organ's year, column by column, by the day of the decision (统计口径).

Counted are decisions that were made, whether they are public, pending, withheld, ended or withdrawn later; a record
that could not be read at all is not. An id counts once. Where a changed decision is published anew under its own
number, the first record stands for both.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from disclosure.law import Law
from disclosure.law.yearly_forms import FormTable, TableKey, YearlyForms
from disclosure.statistics.yearly.placing import Cell, Placing
from disclosure.verdict import Verdict

OrganYear = tuple[str, str]
"""An organ's id and a year in four digits."""
DECISIONS = frozenset({"permit", "penalty", "decision"})
_YEAR = 4
_CHANGED = "变更"
_REPLACED_BY = "withdrawal.replaced_by"


@dataclass
class YearCount:
    """What the records tell of one organ's year."""

    placing: Placing
    cells: defaultdict[Cell, list[Verdict]] = field(default_factory=lambda: defaultdict(list))
    incomplete: int = 0
    """Decisions that do not say yet which column is theirs: in no column."""
    amount_fen: int = 0
    """罚没金额: fines and confiscations of certain value, as decided."""

    @property
    def tables(self) -> dict[TableKey, FormTable]:
        """The forms of the year."""
        return self.placing.tables

    def list_all(self, table: TableKey) -> list[Verdict]:
        """The records of all columns of a table, in the docket's order within each column."""
        return [verdict for (key, _), found in self.cells.items() if key == table for verdict in found]


def count_years(
    verdicts: Sequence[Verdict], law: Law, wanted: Collection[OrganYear]
) -> dict[OrganYear, YearCount]:
    """A count for each wanted organ and year, the empty ones too."""
    forms = law.table(YearlyForms)
    placings = {year: Placing(forms.of_year(int(year))) for year in {year for _, year in wanted}}
    counts = {place: YearCount(placings[place[1]]) for place in wanted}
    reissues = _find_reissues(verdicts)
    doubled: set[tuple[str, str]] = set()
    for verdict in verdicts:
        summary = verdict.summary
        count = counts.get((summary.authority, summary.day[:_YEAR]))
        # nearly all records of a large portal belong to a report or to none at all: no call for these
        if (count is None and not summary.withdrawal) or summary.broken or summary.kind not in DECISIONS:
            continue
        if verdict.outcome == "quarantined":  # only there can an id stand twice (Y6)
            if (summary.kind, summary.id) in doubled:
                continue
            doubled.add((summary.kind, summary.id))
        if count is not None and not (reissues and (summary.id, summary.number) in reissues):
            place = count.placing.place(summary)
            if isinstance(place, tuple):
                count.cells[place].append(verdict)
                if summary.kind == "penalty" and summary.amount > 0:
                    count.amount_fen += summary.amount
            elif place == "incomplete":
                count.incomplete += 1
        if summary.withdrawal and summary.kind == "permit":
            _add_revocation(counts, verdict)
    return counts


def _add_revocation(counts: dict[OrganYear, YearCount], verdict: Verdict) -> None:
    count = counts.get((verdict.summary.authority, verdict.summary.withdrawn_on[:_YEAR]))
    if count is None:
        return
    place = count.placing.place_revocation(verdict.summary)
    if isinstance(place, tuple):
        count.cells[place].append(verdict)


def _find_reissues(verdicts: Iterable[Verdict]) -> set[tuple[str, str]]:
    """Ids and numbers of records that replace a changed one under the same number: the same decision, told anew."""
    return {
        (reference.target, verdict.summary.number)
        for verdict in verdicts
        if verdict.summary.withdrawal == _CHANGED and verdict.summary.number
        for reference in verdict.summary.list_references()
        if reference.field == _REPLACED_BY
    }
