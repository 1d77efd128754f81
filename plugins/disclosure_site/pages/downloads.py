"""Every list of records as a table beside its page, made again exactly when one of its rows changes."""

import json
from collections.abc import Iterator, Sequence

from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS, KindName
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_month, table_of
from disclosure_site.holdings import Shelf
from disclosure_site.keys import digest
from disclosure_site.pages.kinds import choose_shown, list_kinds
from disclosure_site.pages.maker import Maker, Order, Texts
from disclosure_site.views.tables import RECORD_HEADS, tabulate_catalogue, tabulate_records, write_table
from disclosure_store.judged_site import Page


class _RecordTables(Maker):
    """What tables of records share."""

    def table(self, address: str, order: Order, verdicts: Sequence[Verdict]) -> Page:
        """The table at a list's address: no part of it comes from the theme."""
        key = digest(self.name, self.frame.site_path, self.portal.names_digest, self.key_rows(verdicts))
        return Page(table_of(address), key, (self.name, order))

    def write(self, verdicts: Sequence[Verdict]) -> bytes:
        """The table of some records."""
        return write_table(RECORD_HEADS, tabulate_records(self.list_rows(verdicts), self.frame.site_path))


class MonthTables(_RecordTables):
    """A whole month, however many leaves its page has. Orders are shelves."""

    name = "month-table"

    def plan(self) -> Iterator[Page]:
        for shelf, verdicts in self.holdings.months.items():
            yield self.table(address_of_month(*shelf), shelf, verdicts)

    def make(self, order: Shelf, _texts: Texts) -> bytes:
        return self.write(self.holdings.months[order])


class KindTables(_RecordTables):
    """The rows of a kind's list, where it has any. Orders are kinds."""

    name = "kind-table"

    def plan(self) -> Iterator[Page]:
        for kind in list_kinds():
            if shown := choose_shown(self.portal, kind):
                yield self.table(f"{kind.plural}/", kind.name, shown)

    def make(self, order: KindName, _texts: Texts) -> bytes:
        return self.write(choose_shown(self.portal, KINDS[order]))


class CatalogueTables(Maker):
    """The rows of a catalogue that has them here, not behind a link. Orders are positions among the catalogues."""

    name = "catalogue-table"

    def plan(self) -> Iterator[Page]:
        for position, verdict in enumerate(self.holdings.by_kind["catalogue"]):
            facts = json.loads(verdict.summary.facts)
            if facts["items"] and not facts["has_link"]:
                key = digest(self.name, verdict.summary.id, verdict.summary.shown)
                yield Page(table_of(record_address(verdict.summary)), key, (self.name, position))

    def rows(self, order: int) -> Sequence[int]:
        return (self.holdings.by_kind["catalogue"][order].summary.row,)

    def make(self, order: int, texts: Texts) -> bytes:
        text = texts[self.holdings.by_kind["catalogue"][order].summary.row]
        return write_table(*tabulate_catalogue(text["catalogue"], text["items"]))
