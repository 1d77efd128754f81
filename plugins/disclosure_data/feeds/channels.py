"""Which feeds there are: one for each kind, each organ, and each kind of an organ that has ever shown one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure.records.authority import Authority
from disclosure.records.kinds import KINDS, KindName
from disclosure_data.feeds.items import Item

FOLDER = "feeds/"


class Channel(NamedTuple):
    """A feed: its name in addresses, its title, the page it belongs to, and its items, the oldest first."""

    name: str
    title: str
    page: str
    """Below the root."""
    items: Sequence[Item]
    has_archives: bool
    """See docs/decisions/0016-feeds.md."""

    @property
    def stem(self) -> str:
        """Of the paths of its current documents, without the ending."""
        return f"{FOLDER}{self.name}"

    @property
    def address(self) -> str:
        """Where it is subscribed to."""
        return f"{self.stem}.atom"

    def address_of_archive(self, archive: str) -> str:
        """Where an archive stands."""
        return f"{self.stem}/{archive}.atom"


def list_channels(items: Sequence[Item], organs: Sequence[Authority]) -> Iterator[Channel]:
    """Every feed. A kind and an organ have one even while it is empty: its address can be subscribed to."""
    pairs: dict[tuple[KindName, str], list[Item]] = defaultdict(list)
    kinds: dict[KindName, list[Item]] = {name: [] for name in KINDS}
    by_organ: dict[str, list[Item]] = {organ.id: [] for organ in organs}
    for item in items:
        summary = item.verdict.summary
        pairs[summary.kind, summary.authority].append(item)
        kinds[summary.kind].append(item)
        by_organ[summary.authority].append(item)
    for name, found in kinds.items():
        kind = KINDS[name]
        yield Channel(kind.plural, kind.label, f"{kind.plural}/", found, has_archives=True)
    for organ in organs:
        page = f"authorities/{organ.id}/"
        yield Channel(f"authority-{organ.id}", organ.name, page, by_organ[organ.id], has_archives=True)
        for name, kind in KINDS.items():
            if found := pairs.get((name, organ.id), []):
                title = f"{organ.name}{kind.label}"
                yield Channel(f"{kind.plural}-{organ.id}", title, page, found, has_archives=False)
