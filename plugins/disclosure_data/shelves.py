"""The published records on shelves: a kind's month, or its year where the kind has few records."""

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from disclosure.records.kinds import KINDS, KindName
from disclosure.verdict import Verdict
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
    outliner = Outliner(site)
    groups: dict[Place, list[tuple[str, str, Outline]]] = defaultdict(list)
    for verdict in site.published:
        summary = verdict.summary
        groups[_place(verdict)].append((summary.day, summary.id, outliner.outline(verdict)))
    names = {organ.id: organ.name for organ in site.organs}
    order = {kind: number for number, kind in enumerate(KINDS)}
    shelves = []
    for place in sorted(groups, key=lambda place: (order[place.kind], place.period)):
        outlines = [entry[2] for entry in sorted(groups[place], key=itemgetter(0, 1))]
        shelves.append(Shelf(place, outlines, key_of(outlines, names, code)))
    return shelves


def _place(verdict: Verdict) -> Place:
    summary = verdict.summary
    length = _MONTH if KINDS[summary.kind].monthly else _YEAR
    return Place(summary.kind, summary.day[:length] or UNDATED)
