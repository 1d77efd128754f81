"""The list of each kind: its newest records, and the way to all others by month (reports: by year)."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from disclosure.discretion.totals import Total, add_totals, count_totals
from disclosure.records.kinds import KINDS, Kind, KindName
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_month
from disclosure_site.columns import COLUMNS
from disclosure_site.holdings import Shelf
from disclosure_site.keys import digest
from disclosure_site.pages.authorities import order_organ
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.portal import Portal
from disclosure_site.rendering import Head
from disclosure_site.views.domains import Domain, list_domains
from disclosure_store.judged_site import Page

NEWEST = 50
LISTED_ELSEWHERE = frozenset({"catalogue"})
"""Kinds whose list is a page of its own."""
_BAR = 100
_YEAR = len("2026")


class MonthBar(NamedTuple):
    """A month of the strip: how many, and how long its bar is (the longest has 100)."""

    month: str
    address: str
    total: int
    length: int


def list_kinds() -> list[Kind]:
    """The kinds that have such a list."""
    return [kind for kind in KINDS.values() if kind.name not in LISTED_ELSEWHERE]


def choose_shown(portal: Portal, kind: Kind) -> list[Verdict]:
    """What the list shows: the newest; of reports all, a year's in region order."""
    verdicts = portal.holdings.by_kind[kind.name]
    if kind.name == "report":
        organs = sorted(portal.site.organs, key=order_organ)
        places = {organ.id: place for place, organ in enumerate(organs)}
        by_region = sorted(verdicts, key=lambda verdict: places[verdict.summary.authority])
        return sorted(by_region, key=lambda verdict: verdict.summary.day, reverse=True)
    return verdicts[:NEWEST] if kind.monthly else verdicts


class KindPages(Maker):
    """Orders are kinds. Baselines and reports are few: all of them stand on the list."""

    name = "kind"

    def plan(self) -> Iterator[Page]:
        for kind in list_kinds():
            verdicts = self.holdings.by_kind[kind.name]
            shown = choose_shown(self.portal, kind)
            bars = digest(*(f"{bar.month} {bar.total}" for bar in self._list_bars(kind.name)))
            totals = str(self._count_totals(kind.name))
            domains = digest(*map(str, self._list_domains(kind.name)))
            parts = (
                kind.name,
                str(len(verdicts)),
                bars,
                totals,
                domains,
                self.portal.names_digest,
                self.key_rows(shown),
            )
            yield self.page(f"{kind.plural}/index.html", kind.name, *parts)

    def _count_totals(self, kind: KindName) -> list[tuple[str, Total]]:
        """Of baselines: what each organ's come to, in region order, one version an item, and the sum of all."""
        if kind != "baseline" or not self.holdings.by_kind[kind]:
            return []
        totals = count_totals(self.portal.versions.latest)
        organs = [organ for organ in sorted(self.site.organs, key=order_organ) if organ.id in totals]
        lines = [(organ.name, totals[organ.id]) for organ in organs]
        return [*lines, ("合计", add_totals(totals.values()))]

    def _list_bars(self, kind: KindName) -> list[MonthBar]:
        months = self.holdings.months_of[kind]
        counts = [len(self.holdings.months[Shelf(kind, month)]) for month in months]
        longest = max(counts, default=1)
        return [
            MonthBar(month, address_of_month(kind, month), count, max(1, count * _BAR // longest))
            for month, count in zip(months, counts, strict=True)
        ]

    def _list_domains(self, kind: KindName) -> list[Domain]:
        return list_domains(self.holdings.by_kind[kind]) if kind == "case" else []

    def make(self, order: KindName, _texts: Texts) -> bytes:
        kind = KINDS[order]
        verdicts = self.holdings.by_kind[order]
        shown = choose_shown(self.portal, kind)
        bars = self._list_bars(order)
        head = Head(kind.label, COLUMNS[order], description=COLUMNS[order].description, is_column=True)
        return self.frame.render(
            "kind.html",
            1,
            head,
            kind=kind,
            total=len(verdicts),
            totals=self._count_totals(order),
            rows=self.list_rows(shown),
            domains=self._list_domains(order),
            years=[(year, list(group)) for year, group in groupby(bars, key=lambda bar: bar.month[:_YEAR])],
        )
