"""The records behind each figure of a yearly report: those that are shown, and how many are not."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from disclosure.law.yearly_forms import FormColumn, FormTable, TableKey
from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS
from disclosure.statistics.yearly.counting import OrganYear
from disclosure.statistics.yearly.figures import get_figure, spell_figure
from disclosure.statistics.yearly.statement import Statement
from disclosure.verdict import Outcome, Verdict
from disclosure_site.addresses import address_of_figure, depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.holdings import order
from disclosure_site.pages.leaves import PAGE_ROWS, Leaf, cut, leaf_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.rows import list_rows
from disclosure_store.judged_site import Page

_HIDDEN: dict[Outcome, str] = {
    "pending": "待公开",
    "withheld": "依法不予公开",
    "ended": "公示期满",
    "quarantined": "正在核对",
}
"""Counted, and never described."""


class _Figure(NamedTuple):
    """One figure of a report, and the records behind it, oldest first."""

    place: OrganYear
    key: TableKey
    table: FormTable
    column: FormColumn
    verdicts: list[Verdict]

    @property
    def address(self) -> str:
        return address_of_figure(self.place[1], self.place[0], self.key, self.column.key)

    @property
    def shown(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.outcome == "published"]

    @property
    def withdrawn(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.outcome == "withdrawn"]

    def count_hidden(self) -> list[tuple[str, int]]:
        """What is counted and not shown."""
        outcomes = [verdict.outcome for verdict in self.verdicts]
        return [(words, outcomes.count(each)) for each, words in _HIDDEN.items() if each in outcomes]


class FigurePages(Maker):
    """Orders are positions in `_figures` and numbers of leaves."""

    name = "figure"

    @cached_property
    def _figures(self) -> list[_Figure]:
        return [
            figure
            for place, statement in self.portal.statements.items()
            for figure in _list_figures(place, statement)
        ]

    def plan(self) -> Iterator[Page]:
        for position, figure in enumerate(self._figures):
            facts = (
                *figure.place, figure.key, figure.table.number, figure.column.title, self._spell(figure),
                repr(figure.count_hidden()), repr([self._link(verdict) for verdict in figure.withdrawn]),
                self.portal.names_digest,
            )  # fmt: skip
            for leaf in cut(figure.shown, PAGE_ROWS):
                path = file_of(leaf_address(figure.address, leaf.number))
                rows = self.key_rows(leaf.of(figure.shown))
                yield self.page(path, (position, leaf.number), *facts, str(leaf), rows)

    def _spell(self, figure: _Figure) -> str:
        """The figure as the report states it."""
        stated = get_figure(self.portal.statements[figure.place].figures, figure.key, figure.column.key)
        return spell_figure(figure.column, stated)

    @staticmethod
    def _link(verdict: Verdict) -> tuple[str, str]:
        summary = verdict.summary
        return record_address(summary), summary.number or KINDS[summary.kind].label

    def make(self, place: tuple[int, int], _texts: Texts) -> bytes:
        position, number = place
        figure = self._figures[position]
        leaf: Leaf = cut(figure.shown, PAGE_ROWS)[number - 1]
        organ = self.portal.organ_names.get(figure.place[0], "")
        title = f"{organ}{figure.place[1]}年度{figure.table.title}：{figure.column.title}"
        address = leaf_address(figure.address, number)
        report = self.portal.statements[figure.place].report
        return self.frame.render(
            "figure.html",
            depth_of(address),
            Head(leaf.title(title), COLUMNS["report"], noindex=True, source=organ),
            report=record_address(report),
            organ=organ,
            year=figure.place[1],
            table=figure.table,
            column=figure.column,
            stated=self._spell(figure),
            total=len(figure.verdicts),
            rows=list_rows(leaf.of(figure.shown), self.portal.short_names),
            with_amount=figure.key == "penalties",
            withdrawn=[self._link(verdict) for verdict in figure.withdrawn],
            hidden=figure.count_hidden(),
            leaf=leaf,
            base=figure.address,
        )


def _list_figures(place: OrganYear, statement: Statement) -> Iterator[_Figure]:
    """Every figure that has records behind it."""
    count = statement.reckoning.count
    for key, table in count.tables.items():
        for column in table.columns:
            match column.origin:
                case "records":
                    found = count.cells.get((key, column.key)) or []
                case "total":
                    found = count.list_all(key)
                case "amount" | "applied" | "accepted":
                    found = []
            if found:
                yield _Figure(place, key, table, column, sorted(found, key=order))
