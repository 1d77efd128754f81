"""The months of the browser's index in the next site: only stretches in which a record changed are analysed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from disclosure_search.config import ADDRESS
from disclosure_search.parts import File, build_days, cut
from disclosure_search.reading import Reading
from disclosure_search.shelf import Made, Shelf
from disclosure_search.stretches import Analysed, Stretch, StretchMaker, pack_outlines
from disclosure_store.judged_site import JudgedSite
from disclosure_store.workers import map_batches

MARK = 10
"""So much of a key is in the name of a folder."""


def make_months(site: JudgedSite, reading: Reading, shelf: Shelf, needed: Iterable[str]) -> dict[str, Made]:
    """Bring all months up to date; the analyses of the `needed` ones are in STATE afterwards."""
    months = _Months(site, reading, shelf)
    months.keep_standing(needed)
    months.make_others()
    return months.made


class _Months:
    """One build's work on the months."""

    def __init__(self, site: JudgedSite, reading: Reading, shelf: Shelf) -> None:
        self.site = site
        self.reading = reading
        self.shelf = shelf
        self.made: dict[str, Made] = {}

    def keep_standing(self, needed: Iterable[str]) -> None:
        """Months that are as they were, but for those whose analysis is needed and gone."""
        self.made = self.shelf.find_standing("parts", self.reading.keys, self.site.tree)
        for month in needed:
            if month in self.made and not self._has_analyses(month):
                del self.made[month]
        for made in self.made.values():
            for path in made.paths:
                self.site.tree.keep(path)

    def _has_analyses(self, month: str) -> bool:
        keys = self.reading.stretch_keys[month]
        return all(self.shelf.has_analysis(month, number, key) for number, key in enumerate(keys))

    def make_others(self) -> None:
        """The months that do not stand, stretch by stretch on all cores."""
        stretches = [stretch for month in self.reading.months for stretch in self._cut(month)]
        if not stretches:
            return
        maker = StretchMaker(self.reading, self.shelf, self.site.tree)
        analysed: dict[str, list[Analysed]] = {stretch.month: [] for stretch in stretches}
        # before workers are forked, as the records are packed: see there
        days = {
            month: build_days([record.day for record in self.reading.months[month]]) for month in analysed
        }
        for done in map_batches(
            maker.make, stretches, self.site.workers, Stretch.tell, worth_forking=2, largest_batch=1
        ):
            for one in done:
                analysed[one.month].append(one)
                if len(analysed[one.month]) == len(self.reading.stretch_keys[one.month]):
                    self._finish(one.month, days[one.month], analysed.pop(one.month))

    def _cut(self, month: str) -> Iterator[Stretch]:
        if month in self.made:
            return
        records, before = self.reading.months[month], self.shelf.find_key("parts", month, self.site.tree)
        for number, (first, last) in enumerate(cut(len(records))):
            yield Stretch(
                month, number, self.reading.stretch_keys[month][number], first, last - first,
                pack_outlines(records[first:last]),
                _name_folder(month, self.reading.keys[month]), _name_folder(month, before) if before else "",
            )  # fmt: skip

    def _finish(self, month: str, days: File, analysed: Sequence[Analysed]) -> None:
        key, (path, data) = self.reading.keys[month], days
        written = [w for one in analysed for w in one.written]
        written.append(self.site.tree.writer().write(f"{_name_folder(month, key)}/{path}", data))
        common: Counter[str] = Counter()
        for one in analysed:
            common.update(one.common)
        entry = {"documents": len(self.reading.months[month]), "common": common}
        self.made[month] = Made(key, entry, tuple(w.path for w in written))
        for each in written:
            self.site.tree.record(key, each)


def _name_folder(month: str, key: str) -> str:
    return f"{ADDRESS}/m/{month}-{key[:MARK]}"
