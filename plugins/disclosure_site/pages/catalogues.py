"""事前公开: the organs with what each publishes beforehand, and one page for each organ."""

import json
from collections.abc import Iterator
from functools import cached_property

from disclosure.duties.shelves import Shelves
from disclosure.records.catalogues.names import CatalogueName
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_authority, address_of_catalogues, depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_day
from disclosure_site.keys import digest
from disclosure_site.pages.authorities import order_organ
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_site.views.forehand import find_newest, list_groups
from disclosure_store.judged_site import Page


class CatalogueList(Maker):
    """/catalogues/: every organ, in region order."""

    name = "catalogues"

    @cached_property
    def _rows(self) -> list[tuple[Link, int, str]]:
        rows = []
        for organ in sorted(self.site.organs, key=order_organ):
            verdicts = self.holdings.catalogues.get(organ.id, [])
            link = Link(address_of_catalogues(organ.id), organ.name)
            rows.append((link, len(verdicts), spell_day(find_newest(verdicts))))
        return rows

    def plan(self) -> Iterator[Page]:
        yield self.page("catalogues/index.html", None, *map(str, self._rows))

    def make(self, _order: None, _texts: Texts) -> bytes:
        column = COLUMNS["catalogue"]
        head = Head(column.label, column, column.description, is_column=True)
        return self.frame.render("catalogues.html", 1, head, rows=self._rows)


class CatalogueOverviews(Maker):
    """/catalogues/{authority}/; orders are organs' ids."""

    name = "overview"

    @cached_property
    def _owed(self) -> dict[str, frozenset[str]]:
        """What each organ should have published and has not, as the law stands on the build's day."""
        judgement = self.site.judgement
        shelves = Shelves(self.site.law, self.site.organs, judgement.verdicts, judgement.as_of)
        return {
            organ.id: frozenset(
                item.catalogues[0] for _, missing in shelves.list_missing(organ) for item in missing
            )
            for organ in self.site.organs
        }

    def _list_named(self, organ: str) -> list[tuple[CatalogueName, Verdict]]:
        verdicts = self.holdings.catalogues.get(organ, [])
        return [(json.loads(verdict.summary.facts)["catalogue"], verdict) for verdict in verdicts]

    def plan(self) -> Iterator[Page]:
        for organ in self.site.organs:
            rows = self.key_rows(self.holdings.catalogues.get(organ.id, []))
            parts = (self.portal.organ_digests[organ.id], rows, digest(*sorted(self._owed[organ.id])))
            yield self.page(file_of(address_of_catalogues(organ.id)), organ.id, *parts)

    def make(self, order: str, _texts: Texts) -> bytes:
        organ = self.site.organs_by_id[order]
        address = address_of_catalogues(order)
        title = f"{organ.name}的事前公开"
        head = Head(title, COLUMNS["catalogue"], f"{organ.name}执法前公开的清单", source=organ.name)
        return self.frame.render(
            "overview.html",
            depth_of(address),
            head,
            title=title,
            groups=list_groups(self._list_named(order), self._owed[order]),
            organ=Link(address_of_authority(order), organ.name),
            is_body=organ.level == "body",
        )
