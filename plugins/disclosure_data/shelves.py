"""The published records on shelves: a kind's month, or its year where the kind has few records."""

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from disclosure.records.kinds import KINDS, KindName
from disclosure_data.config import FOLDER
from disclosure_data.outlines import Outline, Outliner, key_of
from disclosure_store.judged_site import JudgedSite

_MONTH, _YEAR = len("2026-03"), len("2026")
UNDATED = "undated"


class Place(NamedTuple):
    """Where a shelf stands: its kind, and its month or year, ISO."""

    kind: KindName
    period: str

    @property
    def year(self) -> str:
        """Of its records; `undated` for those without a day."""
        return self.period if self.period == UNDATED else self.period[:_YEAR]

    def file(self, suffix: str) -> str:
        """The shelf as a file of the site."""
        return f"{FOLDER}/{KINDS[self.kind].plural}/{self.period}.{suffix}"


class Shelf(NamedTuple):
    """A shelf: its records by day and id, and the key of what its files are made of."""

    place: Place
    outlines: Sequence[Outline]
    key: str


def fill_shelves(site: JudgedSite, code: str) -> list[Shelf]:
    """Every shelf that holds something, by kind and period."""
    outline = Outliner(site).outline
    lengths = {kind.name: _MONTH if kind.monthly else _YEAR for kind in KINDS.values()}
    groups: dict[tuple[KindName, str], list[tuple[str, str, Outline]]] = defaultdict(list)
    for verdict in site.published:
        summary = verdict.summary
        kind, day = summary.kind, summary.day
        groups[kind, day[: lengths[kind]] or UNDATED].append((day, summary.id, outline(verdict)))
    names = {organ.id: organ.name for organ in site.organs}
    order = {kind: number for number, kind in enumerate(KINDS)}
    shelves = []
    for kind, period in sorted(groups, key=lambda place: (order[place[0]], place[1])):
        outlines = [entry[2] for entry in sorted(groups[kind, period], key=itemgetter(0, 1))]
        shelves.append(Shelf(Place(kind, period), outlines, key_of(outlines, names, code)))
    return shelves
