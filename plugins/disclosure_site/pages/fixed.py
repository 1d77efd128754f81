"""Pages and files that no record changes: search, 404, the theme's static files."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from disclosure.records.kinds import KINDS
from disclosure_site.addresses import address_of_authority, address_of_month
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_month
from disclosure_site.pages.authorities import order_organ
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.portal import Portal
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_store.judged_site import Page

_RECENT_MONTHS = 6


class Shelves(NamedTuple):
    """A kind and its newest months, as links."""

    kind: Link
    months: list[Link]


def _link_organs(portal: Portal) -> list[Link]:
    """Every organ by its short name, in the order of regions."""
    organs = sorted(portal.site.organs, key=order_organ)
    return [Link(address_of_authority(organ.id), organ.short_name or organ.name) for organ in organs]


class SearchPage(Maker):
    """The search form; without scripts it leads to kinds, months, numbers and organs, and to the search service."""

    name = "search"

    def plan(self) -> Iterator[Page]:
        months = (month.address for shelves in self._list_shelves() for month in shelves.months)
        yield self.page(
            "search/index.html", None, self.portal.names_digest, self.site.search_service, *months
        )

    def _list_shelves(self) -> list[Shelves]:
        return [
            Shelves(
                Link(f"{kind.plural}/", kind.label),
                [
                    Link(address_of_month(kind.name, month), spell_month(month))
                    for month in self.holdings.months_of[kind.name][:_RECENT_MONTHS]
                ],
            )
            for kind in KINDS.values()
            if kind.monthly
        ]

    def make(self, _order: None, _texts: Texts) -> bytes:
        head = Head("检索", COLUMNS["search"], COLUMNS["search"].description, is_column=True, has_search=True)
        return self.frame.render(
            "search.html",
            1,
            head,
            service=self.site.search_service,
            shelves=self._list_shelves(),
            others=[Link(f"{kind.plural}/", kind.label) for kind in KINDS.values() if not kind.monthly],
            organs=_link_organs(self.portal),
        )


class SiteMapPage(Maker):
    """站点地图, for people; the one for search engines is made by the plugin disclosure_data."""

    name = "site-map"

    def plan(self) -> Iterator[Page]:
        yield self.page("sitemap/index.html", None, self.portal.names_digest)

    def make(self, _order: None, _texts: Texts) -> bytes:
        column = COLUMNS["sitemap"]
        return self.frame.render(
            "sitemap.html",
            1,
            Head(column.label, column, column.description, is_column=True),
            kinds=list(KINDS.values()),
            organs=_link_organs(self.portal),
        )


class NotFoundPage(Maker):
    """404.html: a host serves it at any address, so its links start at the host's root."""

    name = "not-found"

    def plan(self) -> Iterator[Page]:
        yield self.page("404.html", None, self.frame.site_path)

    def make(self, _order: None, _texts: Texts) -> bytes:
        head = Head("没有找到这个页面", COLUMNS["search"], noindex=True, has_search=True)
        return self.frame.render_from(self.frame.site_path, "404.html", head)


class StaticFiles(Maker):
    """`/theme/…`. A change of style changes these files and no page."""

    name = "static"

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal)
        self._files = dict(portal.frame.theme.read_static())

    def plan(self) -> Iterator[Page]:
        for path, data in self._files.items():
            yield Page(f"theme/{path}", sha256(data).hexdigest(), (self.name, path))

    def make(self, order: str, _texts: Texts) -> bytes:
        return self._files[order]
