"""Stretches of a month's records: what a worker is given of one, and how it brings files and analysis up to date."""

import hashlib
import pickle
from collections.abc import Sequence
from typing import NamedTuple

from disclosure_search.analysis_record import Analysis
from disclosure_search.collection import Outline
from disclosure_search.parts import File, analyse, build_files, list_paths
from disclosure_search.reading import Reading
from disclosure_search.shelf import Shelf
from disclosure_store.trees import SiteTree, Written


class Stretch(NamedTuple):
    """Some records of a month: all that a worker needs, so that it leaves the judged site's memory alone."""

    month: str
    number: int
    """Which stretch of the month."""
    key: str
    first: int
    """The number of its first record in the month."""
    documents: int
    outlines: bytes
    """Its records, pickled before workers are forked: looking at them later would copy the memory they lie in."""
    folder: str
    """Where its files go."""
    before: str
    """Where the standing site has the month's files, as they were; "" where it has none."""

    def tell(self) -> str:
        """For a person."""
        return f"{self.month} 的检索数据"


class Analysed(NamedTuple):
    """What a worker gives back of a stretch; the analysis lies in STATE."""

    month: str
    common: dict[str, int]
    written: list[Written]


def pack_outlines(records: Sequence[Outline]) -> bytes:
    """For a stretch."""
    return pickle.dumps([tuple(record) for record in records])


class StretchMaker:
    """Goes to workers by fork."""

    def __init__(self, reading: Reading, shelf: Shelf, tree: SiteTree) -> None:
        self._reading = reading
        self._shelf = shelf
        self._writer = tree.writer()
        self._spare = tree.spare

    def make(self, stretches: Sequence[Stretch]) -> list[Analysed]:
        """Write the files of some stretches and keep their analyses."""
        return [self._make_one(stretch) for stretch in stretches]

    def _make_one(self, stretch: Stretch) -> Analysed:
        files, analysis = self._carry_over(stretch) or self._analyse(stretch)
        before = stretch.before and f"{stretch.before}/"
        written = [
            self._writer.write(f"{stretch.folder}/{path}", data, before and f"{before}{path}")
            for path, data in files
        ]
        return Analysed(stretch.month, analysis.count_characters(), written)

    def _carry_over(self, stretch: Stretch) -> tuple[list[File], Analysis] | None:
        """What the build before has made of the same records, where all of it is there and undamaged."""
        if not stretch.before:
            return None
        analysis = self._shelf.read_analysis(stretch.month, stretch.number, stretch.key)
        if analysis is None:
            return None
        folder = self._spare / stretch.before
        try:
            files = [
                (path, (folder / path).read_bytes()) for path in list_paths(stretch.first, stretch.documents)
            ]
        except OSError:
            return None
        return (files, analysis) if _digest(files) == analysis.files else None

    def _analyse(self, stretch: Stretch) -> tuple[list[File], Analysis]:
        documents = self._reading.read(list(map(Outline._make, pickle.loads(stretch.outlines))))  # noqa: S301  # ours
        files = build_files(documents, stretch.first)
        analysis = analyse(documents)._replace(files=_digest(files))
        self._shelf.put_analysis(stretch.month, stretch.number, stretch.key, analysis)
        return files, analysis


def _digest(files: Sequence[File]) -> str:
    digest = hashlib.sha256()
    for path, data in files:
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
