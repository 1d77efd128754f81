"""Which column of the yearly tables a decision falls into (统计口径): one decision once, in its heaviest kind."""

from typing import Literal

from disclosure.law.yearly_forms import FormTable, TableKey
from disclosure.records.summary import Summary

Cell = tuple[TableKey, str]
"""A table and the key of a column."""
Place = Cell | Literal["uncounted", "incomplete"]
"""`uncounted`: in no table by the rules of counting. `incomplete`: the record does not say yet where it belongs."""

UNPUNISHED = "不予处罚"
COERCION, INSPECTION = "行政强制", "行政检查"
OTHER = "其他"
REVOKED = "撤销"
REVIEWERS = ("复议", "诉讼")
"""What they revoke is no 撤销许可 of the organ (许可法 Art. 69)."""


class Placing:
    """The tables of one year, ready to be asked. Answers are remembered: many records are alike."""

    def __init__(self, tables: dict[TableKey, FormTable]) -> None:
        self.tables = tables
        self._columns = {
            key: {word: column.key for column in table.columns for word in column.counts}
            for key, table in tables.items()
        }
        self._known: dict[tuple[str, ...], Place] = {}

    def place(self, summary: Summary) -> Place:
        """Where a decision counts."""
        like = (summary.kind, summary.action, summary.result, summary.penalty_kinds, summary.measure)
        found = self._known.get(like)
        if found is None:
            found = self._known[like] = self._find(summary)
        return found

    def place_revocation(self, summary: Summary) -> Place:
        """Where the revocation of a permit counts, in the year in which it happened."""
        by_organ = summary.withdrawal == REVOKED and summary.decided_by not in REVIEWERS
        return self._look_up("permits", REVOKED) if by_organ else "uncounted"

    def _find(self, summary: Summary) -> Place:
        match summary.kind:
            case "penalty":
                return self._place_penalty(summary)
            case "permit":
                return self._look_up("permits", summary.result + summary.action)
            case "decision" if summary.action == COERCION:
                return self._look_up("coercion", summary.measure)
            case "decision" if summary.action == INSPECTION and not summary.result:
                return "incomplete"
            case "decision" if summary.action == INSPECTION:
                return self._look_up("others", summary.action + summary.result)
            case "decision":
                return self._look_up("others", summary.action) if summary.action else "incomplete"
            case _:  # no decision
                return "uncounted"

    def _place_penalty(self, summary: Summary) -> Place:
        if summary.result == UNPUNISHED:
            return "uncounted"
        if not summary.penalty_kinds:
            return "incomplete"
        order = self.tables["penalties"].order
        weights = [_weigh(name, order) for name in summary.penalty_kinds.split("、")]
        heaviest = max(weights)
        return self._look_up("penalties", order[heaviest] if heaviest >= 0 else OTHER)

    def _look_up(self, table: TableKey, word: str) -> Place:
        column = self._columns[table].get(word)
        return (table, column) if column else "uncounted"


def _weigh(name: str, order: tuple[str, ...]) -> int:
    """The place of a kind of penalty from light to heavy; -1 for one that the law does not name (其他)."""
    return next((weight for weight, start in enumerate(order) if name.startswith(start)), -1)
