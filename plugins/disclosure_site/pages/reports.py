"""Yearly reports: the four official tables as published, each figure a link to the records behind it.

A report shows figures of other records, so it has a maker of its own. Its figures are those that it was published
with; what the records of today give instead is told beneath, with its day.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS
from disclosure.statistics.indicators import Bundle, Catalogues, Reading, gather, read_indicators
from disclosure.statistics.yearly.counting import OrganYear
from disclosure.statistics.yearly.statement import Statement
from disclosure_site.addresses import depth_of, file_of
from disclosure_site.formats import spell_day
from disclosure_site.pages.heads import make_head
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.views.attachments import list_attachments
from disclosure_site.views.days import key_days, list_days
from disclosure_site.views.markdown import convert
from disclosure_site.views.yearly.forms import list_differences, list_forms, spell_figures
from disclosure_site.views.yearly.indicators import list_indicators
from disclosure_store.judged_site import Page

_DESCRIBED = "：行政处罚、行政许可、行政强制和其他行政执法行为的统计"


class ReportPages(Maker):
    """Orders are an organ and a year."""

    name = "report"

    @cached_property
    def _bundles(self) -> dict[OrganYear, Bundle]:
        return gather(self.site.judgement.verdicts, self.portal.statements)

    @cached_property
    def _catalogues(self) -> Catalogues:
        return Catalogues(self.site.judgement.verdicts, self.site.organs)

    def plan(self) -> Iterator[Page]:
        for place, statement in self.portal.statements.items():
            verdict = self.holdings.by_id[statement.report.id]
            last_year = self._find_last_year(place)
            parts = (
                *place, statement.report.shown, statement.report.last_event, key_days(verdict),
                self.portal.organ_digests.get(place[0], ""), statement.report.facts, _key_statement(statement),
                _key_statement(last_year) if last_year else "", repr(self._list_changes(statement)),
                repr(list_indicators(self._read_indicators(place, {}))),
            )  # fmt: skip
            yield self.page(file_of(record_address(statement.report)), place, *parts)

    def _find_last_year(self, place: OrganYear) -> Statement | None:
        return self.portal.statements.get((place[0], str(int(place[1]) - 1)))

    def _read_indicators(self, place: OrganYear, typed: dict[str, Any]) -> list[Reading]:
        """What the records tell; `typed` is part of the report's own text."""
        judgement = self.site.judgement
        return read_indicators(
            place, self._bundles[place], self._catalogues, self.site.law, judgement.as_of, typed
        )

    def _list_changes(self, statement: Statement) -> tuple[list[Any], str]:
        since = statement.find_change(self.site.find_last_day)
        return list_differences(statement.differences), since

    def rows(self, order: OrganYear) -> Sequence[int]:
        return (self.portal.statements[order].report.row,)

    def make(self, order: OrganYear, texts: Texts) -> bytes:
        statement = self.portal.statements[order]
        summary = statement.report
        verdict = self.holdings.by_id[summary.id]
        text = texts[summary.row]
        organ = self.site.organs_by_id[summary.authority]
        opening = f"{organ.name}{order[1]}年度行政执法总体情况"
        differences, since = self._list_changes(statement)
        return self.frame.render(
            "report.html",
            depth_of(record_address(summary)),
            make_head(self.portal, verdict, text, opening, f"{opening}{_DESCRIBED}"),
            summary=summary,
            number="",
            tag=KINDS["report"].label,
            organ=organ,
            days=list_days(verdict),
            corrections=text.get("corrections", ()),
            attachments=list_attachments(summary),
            proof=self.portal.prover.prove(summary),
            opening=opening,
            year=order[1],
            narrative=convert(text.get("narrative", "")),
            forms=list_forms(statement, self._find_last_year(order)),
            editions=[spell_day(edition.day) for edition in statement.editions],
            lost=bool(verdict.published_on) and not statement.editions,
            incomplete=statement.reckoning.count.incomplete,
            differences=differences,
            changed_on=spell_day(since),
            indicators=list_indicators(self._read_indicators(order, text.get("indicators", {}))),
        )


def _key_statement(statement: Statement) -> str:
    """Everything that a page shows of a statement: its figures, its forms, and which of them lead somewhere."""
    count = statement.reckoning.count
    behind = sorted(f"{table} {column}" for table, column in count.cells)
    forms = "".join(table.model_dump_json() for table in count.tables.values())
    days = [edition.day for edition in statement.editions]
    return f"{spell_figures(statement.figures)} {behind} {count.incomplete} {forms} {days} {statement.report.facts}"
