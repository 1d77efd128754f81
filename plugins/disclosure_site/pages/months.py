"""Month archives by decision date: a record that comes changes its own month and the shared lists."""

from collections.abc import Iterator

from disclosure.records.kinds import KINDS
from disclosure_site.addresses import address_of_month, depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_month
from disclosure_site.holdings import Shelf
from disclosure_site.pages.leaves import PAGE_ROWS, cut, leaf_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_store.judged_site import Page

_Order = tuple[Shelf, int]


class MonthPages(Maker):
    """Orders are a shelf and the number of its leaf."""

    name = "month"

    def plan(self) -> Iterator[Page]:
        for shelf, verdicts in self.holdings.months.items():
            beside = " ".join(self._neighbours(shelf))
            for leaf in cut(verdicts, PAGE_ROWS):
                address = leaf_address(address_of_month(*shelf), leaf.number)
                parts = (
                    *shelf,
                    str(leaf),
                    beside,
                    self.portal.names_digest,
                    self.key_rows(leaf.of(verdicts)),
                )
                yield self.page(file_of(address), (shelf, leaf.number), *parts)

    def _neighbours(self, shelf: Shelf) -> tuple[str, str]:
        """The months that have something before and after, "" where there is none."""
        months = self.holdings.months_of[shelf.kind]
        place = months.index(shelf.month)
        later = months[place - 1] if place else ""
        earlier = months[place + 1] if place + 1 < len(months) else ""
        return earlier, later

    def make(self, order: _Order, _texts: Texts) -> bytes:
        shelf, number = order
        kind = KINDS[shelf.kind]
        verdicts = self.holdings.months[shelf]
        leaf = cut(verdicts, PAGE_ROWS)[number - 1]
        base = address_of_month(*shelf)
        earlier, later = self._neighbours(shelf)
        words = f"{spell_month(shelf.month)}{kind.label}"
        head = Head(leaf.title(words), COLUMNS[shelf.kind], description=f"{words}，共 {leaf.total} 件")
        return self.frame.render(
            "month.html",
            depth_of(leaf_address(base, number)),
            head,
            words=words,
            kind=kind,
            base=base,
            leaf=leaf,
            rows=self.list_rows(leaf.of(verdicts)),
            earlier=_link(shelf, earlier),
            later=_link(shelf, later),
        )


def _link(shelf: Shelf, month: str) -> Link | None:
    return Link(address_of_month(shelf.kind, month), spell_month(month)) if month else None
