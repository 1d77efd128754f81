"""The browser's index in the next site: months are analysed, and segments joined, only where a record changed."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any

from disclosure_search.analysis_record import Analysis
from disclosure_search.browser_code import put_code
from disclosure_search.config import ADDRESS
from disclosure_search.joining import join
from disclosure_search.manifest import PartEntry, SegmentEntry, build_manifest
from disclosure_search.months import MARK, make_months
from disclosure_search.reading import Reading
from disclosure_search.shards import build_shards
from disclosure_search.shelf import Made, Shelf
from disclosure_search.spans import group_months
from disclosure_store.judged_site import JudgedSite
from disclosure_store.trees import Written
from disclosure_store.workers import map_batches

_WRITERS = 2


def make_segments(site: JudgedSite, reading: Reading) -> list[SegmentEntry]:
    """Bring the search folder of the next site up to date; what its manifest says of the segments."""
    shelf = Shelf(site.state_path.parent)
    segments = _Segments(site, reading, shelf)
    segments.keep_standing()
    months = make_months(site, reading, shelf, segments.list_needed())
    segments.make_others()
    entries = segments.list_entries(months)
    organs = {record.authority for records in reading.months.values() for record in records}
    _put_shared(site, entries, {organ: site.organs_by_id[organ].name for organ in organs})
    shelf.save(parts=months, segments=segments.made)
    return entries


class _Segments:
    """One build's work on the segments."""

    def __init__(self, site: JudgedSite, reading: Reading, shelf: Shelf) -> None:
        self.site = site
        self.reading = reading
        self.shelf = shelf
        self.made: dict[str, Made] = {}
        sizes = {month: len(records) for month, records in reading.months.items()}
        self.spans = group_months(sizes, site.judgement.as_of.isoformat())
        self.keys = {
            name: hashlib.sha256("\n".join(reading.keys[month] for month in months).encode()).hexdigest()
            for name, months in self.spans.items()
        }

    def keep_standing(self) -> None:
        """Segments whose months are as they were."""
        self.made = self.shelf.find_standing("segments", self.keys, self.site.tree)
        for made in self.made.values():
            for path in made.paths:
                self.site.tree.keep(path)

    def list_needed(self) -> list[str]:
        """The months of the other segments."""
        return [month for name, months in self.spans.items() if name not in self.made for month in months]

    def make_others(self) -> None:
        """The other segments, of months that are made; the largest first, so that no core is left alone with it."""
        stale = [name for name in self.spans if name not in self.made]
        stale.sort(key=self._count, reverse=True)
        if stale:
            self.site.tree.prepare()
        for made in map_batches(self._make_some, stale, self.site.workers, worth_forking=2, largest_batch=1):
            for name, (segment, written) in made.items():
                self.made[name] = segment
                for each in written:
                    self.site.tree.record(segment.key, each)

    def list_entries(self, made_months: Mapping[str, Made]) -> list[SegmentEntry]:
        """What the manifest says of the segments, newest first."""
        return [
            SegmentEntry(
                name, self.keys[name][:MARK], **self.made[name].entry,
                parts=[
                    PartEntry(month, self.reading.keys[month][:MARK], **made_months[month].entry)
                    for month in months
                ],
            )
            for name, months in self.spans.items()
        ]  # fmt: skip

    def _count(self, name: str) -> int:
        return sum(len(self.reading.months[month]) for month in self.spans[name])

    def _make_some(self, names: Sequence[str]) -> dict[str, tuple[Made, list[Written]]]:
        return {name: self._make(name) for name in names}

    def _make(self, name: str) -> tuple[Made, list[Written]]:
        shards = build_shards(join(list(self._read_analyses(name))))
        folder, key = (
            _name_folder(name, self.keys[name]),
            self.shelf.find_key("segments", name, self.site.tree),
        )
        before = f"{_name_folder(name, key)}/" if key else ""
        files = [(f"{folder}/{path}", data, before and f"{before}{path}") for path, data in shards.files]
        written = self._write(files)
        entry: dict[str, Any] = shards._asdict()
        del entry["files"]
        return Made(self.keys[name], entry, tuple(w.path for w in written)), written

    def _write(self, files: Sequence[tuple[str, bytes, str]]) -> list[Written]:
        """On two threads: to make thousands of files is the kernel's work, and most records are in one segment."""

        def write(some: Sequence[tuple[str, bytes, str]]) -> list[Written]:
            writer = self.site.tree.writer()
            return [writer.write(*file) for file in some]

        with ThreadPoolExecutor(_WRITERS) as pool:
            return [*chain.from_iterable(pool.map(write, (files[n::_WRITERS] for n in range(_WRITERS))))]

    def _read_analyses(self, name: str) -> Iterator[Analysis]:
        for month in self.spans[name]:
            for number, key in enumerate(self.reading.stretch_keys[month]):
                analysis = self.shelf.read_analysis(month, number, key)
                assert analysis is not None, f"{month}: looked at before it was counted on"
                yield analysis


def _name_folder(name: str, key: str) -> str:
    return f"{ADDRESS}/s/{name}-{key[:MARK]}"


def _put_shared(site: JudgedSite, entries: Sequence[SegmentEntry], organs: Mapping[str, str]) -> None:
    """The manifest, and the code that the browser runs."""
    name, data = build_manifest(entries, organs)
    path, key = f"{ADDRESS}/{name}", hashlib.sha256(data).hexdigest()
    if site.tree.is_current(path, key):
        site.tree.keep(path)
    else:
        site.tree.stage(path, key, data)
    put_code(site)
