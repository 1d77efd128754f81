"""/data/: what machines can read, explained to people. The files themselves are made by the plugin disclosure_data."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from disclosure.records.kinds import KINDS, Kind
from disclosure_site.columns import COLUMNS
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.linked_data import SCHEMA, embed
from disclosure_store.judged_site import Page

_YEAR = len("2026")


class Holding(NamedTuple):
    """What there is of a kind: how many records, and the years that are over, newest first, with how many each."""

    kind: Kind
    total: int
    years: list[tuple[str, int]]


class OpenDataPage(Maker):
    """One page."""

    name = "open-data"

    def plan(self) -> Iterator[Page]:
        facts = (f"{holding.kind.name} {holding.total} {holding.years}" for holding in self._list_holdings())
        yield self.page("data/index.html", None, *facts)

    def make(self, _order: None, _texts: Texts) -> bytes:
        column = COLUMNS["data"]
        head = Head(
            column.label,
            column,
            column.description,
            is_column=True,
            address=column.address,
            linked_data=self._describe(),
        )
        return self.frame.render("data.html", 1, head, holdings=self._list_holdings())

    def _describe(self) -> Markup:
        """A Dataset of schema.org."""
        base, column = self.frame.base, COLUMNS["data"]
        imprint = self.frame.shared["imprint"]
        facts = {
            "@context": SCHEMA, "@type": "Dataset", "@id": f"{base}{column.address}",
            "name": f"{imprint.name}{column.label}", "description": imprint.description, "inLanguage": "zh-CN",
            "publisher": {"@type": "GovernmentOrganization", "name": imprint.operator or imprint.name},
            "distribution": [
                {
                    "@type": "DataDownload", "name": kind.label, "encodingFormat": "text/csv",
                    "contentUrl": f"{base}{column.address}{kind.plural}.csv",
                }
                for kind in KINDS.values()
            ],
        }  # fmt: skip
        return embed(facts)

    def _list_holdings(self) -> list[Holding]:
        this_year = str(self.site.judgement.as_of.year)
        found = []
        for kind in KINDS.values():
            verdicts = self.holdings.by_kind[kind.name]
            years = Counter(day[:_YEAR] for verdict in verdicts if (day := verdict.summary.day))
            over = [(year, years[year]) for year in sorted(years, reverse=True) if year < this_year]
            found.append(Holding(kind, len(verdicts), over))
        return found
