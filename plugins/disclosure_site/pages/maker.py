"""The shape of a page maker: which pages there are, what each needs, and its bytes."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from disclosure.verdict import Verdict
from disclosure_site.keys import digest
from disclosure_site.portal import Portal
from disclosure_site.views.rows import ListRow, list_rows
from disclosure_store.judged_site import Page

Texts = Mapping[int, dict[str, Any]]
"""Public text by row."""
Order = Any
"""Which page of a maker's: small and picklable, because it travels to a worker."""


class Maker(ABC):
    """Makes one kind of page. Planned in the main process, made in a forked one that has the same portal."""

    name: ClassVar[str]

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.site = portal.site
        self.frame = portal.frame
        self.holdings = portal.holdings

    @abstractmethod
    def plan(self) -> Iterator[Page]:
        """Every page of this kind, with its key."""

    def rows(self, _order: Order, /) -> Sequence[int]:
        """The records whose public text the page needs, by row."""
        return ()

    @abstractmethod
    def make(self, order: Order, texts: Texts, /) -> bytes:
        """The page."""

    def page(self, path: str, order: Order, *parts: str) -> Page:
        """A page that depends on the frame and on `parts`."""
        return Page(path, digest(self.frame.digest, self.name, *parts), (self.name, order))

    def list_rows(self, verdicts: Iterable[Verdict]) -> list[ListRow]:
        """Records as rows, permits with their states."""
        return list_rows(verdicts, self.portal.short_names, self.portal.permit_states)

    def key_rows(self, verdicts: Iterable[Verdict]) -> str:
        """What such rows depend on, the organs' names apart."""
        return self.portal.key_rows(verdicts)
