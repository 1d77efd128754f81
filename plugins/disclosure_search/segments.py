"""The browser's index in the next site: months are analysed, and segments joined, only where a record changed."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from disclosure_search.analysis_record import Analysis
from disclosure_search.browser_code import put_code
from disclosure_search.collection import Outline
from disclosure_search.config import ADDRESS
from disclosure_search.joining import join
from disclosure_search.manifest import PartEntry, SegmentEntry, build_manifest
from disclosure_search.parts import analyse, build_days, build_files, cut
from disclosure_search.reading import Reading
from disclosure_search.shards import build_shards
from disclosure_search.shelf import Made, Shelf
from disclosure_search.spans import group_months
from disclosure_store.judged_site import JudgedSite
from disclosure_store.trees import Written
from disclosure_store.workers import map_batches

_MARK = 10


class _Stretch(NamedTuple):
    """Some records of a month: all that a worker needs, so that it leaves the judged site's memory alone."""

    month: str
    number: int
    """Which stretch of the month."""
    first: int
    """The number of its first record in the month."""
    records: list[Outline]

    def tell(self) -> str:
        """For a person."""
        return f"{self.month} 的检索数据"


class _Analysed(NamedTuple):
    """What a worker gives back of a stretch; the analysis lies in STATE."""

    month: str
    common: dict[str, int]
    written: list[Written]


def make_segments(site: JudgedSite, reading: Reading) -> list[SegmentEntry]:
    """Bring the search folder of the next site up to date; what its manifest says of the segments."""
    making = _Making(site, reading)
    making.make_parts()
    making.make_segments()
    entries = making.list_entries()
    organs = {record.authority for records in reading.months.values() for record in records}
    _put_shared(site, entries, {organ: site.organs_by_id[organ].name for organ in organs})
    making.shelf.save(parts=making.parts, segments=making.segments)
    return entries


class _Making:
    """One build's work on the index."""

    def __init__(self, site: JudgedSite, reading: Reading) -> None:
        self.site = site
        self.reading = reading
        self.shelf = Shelf(site.state_path.parent)
        as_of = site.judgement.as_of.isoformat()
        self.months, self.keys = reading.months, reading.keys
        self.spans = group_months({month: len(records) for month, records in self.months.items()}, as_of)
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
        return [m for m in needed if m in self.parts and not self._has_analyses(m)]

    def _has_analyses(self, month: str) -> bool:
        numbers = range(len(cut(len(self.months[month]))))
        return all(self.shelf.has_analysis(month, number, self.keys[month]) for number in numbers)

    def make_parts(self) -> None:
        """The months that do not stand."""
        stale = [month for month in self.months if month not in self.parts]
        analysed: dict[str, list[_Analysed]] = {month: [] for month in stale}
        stretches = [stretch for month in stale for stretch in self._cut(month)]
        for done in map_batches(
            self._analyse, stretches, self.site.workers, _Stretch.tell, worth_forking=2, largest_batch=1
        ):
            for one in done:
                analysed[one.month].append(one)
                if len(analysed[one.month]) == len(cut(len(self.months[one.month]))):
                    self._finish_part(one.month, analysed.pop(one.month))

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

    def _cut(self, month: str) -> list[_Stretch]:
        records = self.months[month]
        return [
            _Stretch(month, number, first, records[first:last])
            for number, (first, last) in enumerate(cut(len(records)))
        ]

    def _analyse(self, stretches: Sequence[_Stretch]) -> list[_Analysed]:
        return [self._analyse_one(stretch) for stretch in stretches]

    def _analyse_one(self, stretch: _Stretch) -> _Analysed:
        documents = self.reading.read(stretch.records)
        folder = self._folder_of(stretch.month)
        written = [
            self.writer.write(f"{folder}/{path}", data)
            for path, data in build_files(documents, stretch.first)
        ]
        analysis = analyse(documents)
        self.shelf.put_analysis(stretch.month, stretch.number, self.keys[stretch.month], analysis)
        return _Analysed(stretch.month, analysis.count_characters(), written)

    def _finish_part(self, month: str, analysed: Sequence[_Analysed]) -> None:
        records = self.months[month]
        path, data = build_days([record.day for record in records])
        written = [w for one in analysed for w in one.written]
        written.append(self.writer.write(f"{self._folder_of(month)}/{path}", data))
        common: Counter[str] = Counter()
        for one in analysed:
            common.update(one.common)
        entry = {"documents": len(records), "common": common}
        made = Made(self.keys[month], entry, tuple(w.path for w in written), written)
        self.parts[month] = made
        self._record(made)

    def _make_some(self, names: Sequence[str]) -> dict[str, Made]:
        return {name: self._make_segment(name) for name in names}

    def _make_segment(self, name: str) -> Made:
        shards = build_shards(join(list(self._read_analyses(name))))
        folder = f"{ADDRESS}/s/{name}-{self.segment_keys[name][:_MARK]}"
        written = [self.writer.write(f"{folder}/{path}", data) for path, data in shards.files]
        entry: dict[str, Any] = shards._asdict()
        del entry["files"]
        return Made(self.segment_keys[name], entry, tuple(w.path for w in written), written)

    def _read_analyses(self, name: str) -> Iterator[Analysis]:
        for month in self.spans[name]:
            for number, _ in enumerate(cut(len(self.months[month]))):
                analysis = self.shelf.read_analysis(month, number, self.keys[month])
                assert analysis is not None, f"{month}: looked at before it was counted on"
                yield analysis

    def _folder_of(self, month: str) -> str:
        return f"{ADDRESS}/m/{month}-{self.keys[month][:_MARK]}"

    def _record(self, made: Made) -> None:
        for written in made.written:
            self.site.tree.record(made.key, written)


def _put_shared(site: JudgedSite, entries: Sequence[SegmentEntry], organs: Mapping[str, str]) -> None:
    """The manifest and the code that the browser runs."""
    data = build_manifest(entries, organs)
    path, key = f"{ADDRESS}/index.json", hashlib.sha256(data).hexdigest()
    if site.tree.is_current(path, key):
        site.tree.keep(path)
    else:
        site.tree.stage(path, key, data)
    put_code(site)
