"""The browser's index in the next site: months are analysed, and segments joined, only where a record changed."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from disclosure_search.analysis_record import Analysis, dump, load
from disclosure_search.browser_code import put_code
from disclosure_search.config import ADDRESS
from disclosure_search.joining import join
from disclosure_search.manifest import PartEntry, SegmentEntry, build_manifest
from disclosure_search.parts import MOST_RECORDS, STRETCH, analyse, build_days, build_files
from disclosure_search.reading import Reading
from disclosure_search.shards import build_shards
from disclosure_search.shelf import Made, Shelf
from disclosure_search.spans import group_months
from disclosure_store.judged_site import JudgedSite
from disclosure_store.trees import Written
from disclosure_store.workers import map_batches

_MARK = 10
_MONTHS_FOR_WORKER = 4


class _Stretch(NamedTuple):
    """Some records of a month: from which number to which."""

    month: str
    first: int
    last: int

    def tell(self) -> str:
        """For a person."""
        return f"{self.month} 的检索数据"


class _Analysed(NamedTuple):
    """What a worker gives back of a stretch; of a whole month, the month."""

    stretch: _Stretch
    analysis: bytes
    written: list[Written]
    month: Made | None = None


def make_segments(site: JudgedSite) -> list[SegmentEntry]:
    """Bring the search folder of the next site up to date; what its manifest says of the segments."""
    making = _Making(site)
    making.make_parts()
    making.make_segments()
    entries = making.list_entries()
    _put_shared(site, entries)
    making.shelf.save(parts=making.parts, segments=making.segments)
    return entries


class _Making:
    """One build's work on the index."""

    def __init__(self, site: JudgedSite) -> None:
        self.site = site
        self.shelf = Shelf(site.state_path.parent)
        as_of = site.judgement.as_of.isoformat()
        self.reading = Reading(site)
        self.months, self.keys = self.reading.months, self.reading.keys
        self.spans = group_months({month: len(members) for month, members in self.months.items()}, as_of)
        self.segment_keys = {
            name: hashlib.sha256("\n".join(self.keys[month] for month in months).encode()).hexdigest()
            for name, months in self.spans.items()
        }
        self.segments = self.shelf.find_standing("segments", self.segment_keys, site.tree)
        self.parts = self.shelf.find_standing("parts", self.keys, site.tree)
        for month in self._list_lost():
            del self.parts[month]
        for made in (*self.parts.values(), *self.segments.values()):
            for path in made.paths:
                site.tree.keep(path)
        self.writer = site.tree.writer()

    def _list_lost(self) -> list[str]:
        """Months that stand but whose analysis, which a segment needs that does not, is gone."""
        needed = (m for name, months in self.spans.items() if name not in self.segments for m in months)
        return [m for m in needed if m in self.parts and not self.shelf.has_analysis(m, self.keys[m])]

    def make_parts(self) -> None:
        """The months that do not stand."""
        stale = [month for month in self.months if month not in self.parts]
        analysed: dict[str, list[_Analysed]] = {month: [] for month in stale}
        # enough months for all cores are analysed whole, so that no process has to put them together
        size = MOST_RECORDS if len(stale) >= _MONTHS_FOR_WORKER * self.site.workers else STRETCH
        stretches = [stretch for month in stale for stretch in self._cut(month, size)]
        for done in map_batches(
            self._analyse, stretches, self.site.workers, _Stretch.tell, worth_forking=2, largest_batch=1
        ):
            for one in done:
                month = one.stretch.month
                analysed[month].append(one)
                if one.stretch.last == len(self.months[month]):
                    self._record_part(month, one.month or self._finish_part(month, analysed.pop(month)))

    def make_segments(self) -> None:
        """The segments, of months that are made; the largest first, so that no core is left alone with it."""
        stale = [name for name in self.spans if name not in self.segments]
        stale.sort(key=self._count, reverse=True)
        for made in map_batches(self._make_some, stale, self.site.workers, worth_forking=2, largest_batch=1):
            for name, segment in made.items():
                self.segments[name] = segment
                self._record(segment)

    def list_entries(self) -> list[SegmentEntry]:
        """What the manifest says of the segments, newest first."""
        return [
            SegmentEntry(
                name, self.segment_keys[name][:_MARK], **self.segments[name].entry,
                parts=[PartEntry(month, self.keys[month][:_MARK], **self.parts[month].entry) for month in months],
            )
            for name, months in self.spans.items()
        ]  # fmt: skip

    def _count(self, name: str) -> int:
        return sum(len(self.months[month]) for month in self.spans[name])

    def _cut(self, month: str, size: int) -> list[_Stretch]:
        total = len(self.months[month])
        return [_Stretch(month, first, min(first + size, total)) for first in range(0, total, size)]

    def _analyse(self, stretches: Sequence[_Stretch]) -> list[_Analysed]:
        return [self._analyse_one(stretch) for stretch in stretches]

    def _analyse_one(self, stretch: _Stretch) -> _Analysed:
        documents = self.reading.read(self.months[stretch.month][stretch.first : stretch.last])
        folder = self._folder_of(stretch.month)
        written = [
            self.writer.write(f"{folder}/{path}", data)
            for path, data in build_files(documents, stretch.first)
        ]
        part = analyse(documents)
        if len(documents) == len(self.months[stretch.month]):
            return _Analysed(stretch, b"", [], self._put_part(stretch.month, part, written))
        return _Analysed(stretch, dump(part), written)

    def _finish_part(self, month: str, analysed: Sequence[_Analysed]) -> Made:
        part = join([analysis for one in analysed if (analysis := load(one.analysis))])
        return self._put_part(month, part, [w for one in analysed for w in one.written])

    def _put_part(self, month: str, part: Analysis, written: list[Written]) -> Made:
        self.shelf.put_analysis(month, self.keys[month], part)
        path, data = build_days([verdict.summary.day for verdict in self.months[month]])
        written.append(self.writer.write(f"{self._folder_of(month)}/{path}", data))
        entry = {"documents": part.documents, "common": part.count_characters()}
        return Made(self.keys[month], entry, tuple(w.path for w in written), written)

    def _record_part(self, month: str, made: Made) -> None:
        self.parts[month] = made
        self._record(made)

    def _make_some(self, names: Sequence[str]) -> dict[str, Made]:
        return {name: self._make_segment(name) for name in names}

    def _make_segment(self, name: str) -> Made:
        found = (self.shelf.read_analysis(month, self.keys[month]) for month in self.spans[name])
        shards = build_shards(join([analysis for analysis in found if analysis]))
        folder = f"{ADDRESS}/s/{name}-{self.segment_keys[name][:_MARK]}"
        written = [self.writer.write(f"{folder}/{path}", data) for path, data in shards.files]
        entry: dict[str, Any] = shards._asdict()
        del entry["files"]
        return Made(self.segment_keys[name], entry, tuple(w.path for w in written), written)

    def _folder_of(self, month: str) -> str:
        return f"{ADDRESS}/m/{month}-{self.keys[month][:_MARK]}"

    def _record(self, made: Made) -> None:
        for written in made.written:
            self.site.tree.record(made.key, written)


def _put_shared(site: JudgedSite, entries: Sequence[SegmentEntry]) -> None:
    """The manifest and the code that the browser runs."""
    organs = {verdict.summary.authority for verdict in site.published}
    data = build_manifest(entries, {organ: site.organs_by_id[organ].name for organ in organs})
    path, key = f"{ADDRESS}/index.json", hashlib.sha256(data).hexdigest()
    if site.tree.is_current(path, key):
        site.tree.keep(path)
    else:
        site.tree.stage(path, key, data)
    put_code(site)
