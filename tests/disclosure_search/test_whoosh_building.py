"""An index made from parts, merged, killed half-way, read while it changes."""

import multiprocessing
import os
import random
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure_search.made_documents import make_documents
from whoosh import index as whoosh_index
from whoosh.query.compound import And
from whoosh.query.terms import Term

from disclosure_search.documents import SearchDocument
from disclosure_search.index import (
    Snapshot,
    build_index,
    forking,
    has_index,
    open_snapshot,
    search_index,
    update_index,
)
from disclosure_search.index.analysed import AnalysedPart, analyse
from disclosure_search.index.forking import SegmentNotWritten
from disclosure_search.index.schema import INDEX_NAME
from disclosure_search.index.storage import open_storage, read_segments

DOCUMENTS = make_documents(120)
QUERIES = ("", "仁和", "仁和综合门诊", "罚款 -口腔", DOCUMENTS[7].number, "执法人员", "第十二条")


def make_parts() -> Iterator[AnalysedPart]:
    for start in range(0, len(DOCUMENTS), 25):
        yield analyse(DOCUMENTS[start : start + 25])


def answers(folder: Path) -> list[list[tuple[str, int]]]:
    return [[(hit.id, hit.score) for hit in search_index(folder, query)] for query in QUERIES]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[str, int]]]:
    folder = tmp_path_factory.mktemp("whole")
    update_index(folder, DOCUMENTS)
    return answers(folder)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_parts_make_the_same_index_whoever_writes_them(
    tmp_path: Path, expected: list[list[tuple[str, int]]], workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forking, "SEGMENT_DOCUMENTS", 40)
    build_index(tmp_path, make_parts(), workers)
    assert len(read_segments(open_storage(tmp_path))[1]) == 3
    assert answers(tmp_path) == expected


def test_an_index_made_anew_takes_the_place_of_the_old(
    tmp_path: Path, expected: list[list[tuple[str, int]]]
) -> None:
    update_index(tmp_path, [replace(DOCUMENTS[0], text="陈旧"), replace(DOCUMENTS[1], id="gone")])
    build_index(tmp_path, make_parts())
    assert answers(tmp_path) == expected


def test_no_parts_make_an_empty_index(tmp_path: Path) -> None:
    build_index(tmp_path, [])
    assert has_index(tmp_path)
    assert search_index(tmp_path, "") == []


def test_many_small_updates_stay_few_segments(tmp_path: Path) -> None:
    few = DOCUMENTS[:25]
    for document in random.Random(3).sample(few, len(few)):
        update_index(
            tmp_path, [replace(document, text="先前的内容"), replace(document, id=f"{document.id}-x")]
        )
        update_index(tmp_path, [document], [f"{document.id}-x"])
    update_index(tmp_path / "whole", few)
    assert answers(tmp_path) == answers(tmp_path / "whole")
    assert len(read_segments(open_storage(tmp_path))[1]) <= 10
    snapshot = Snapshot(tmp_path)
    assert snapshot.documents == len(few)
    assert snapshot.document(snapshot.find(few[3].id) or 0) == few[3]


def test_a_worker_that_dies_leaves_the_old_index(tmp_path: Path) -> None:
    class Deadly:
        documents = DOCUMENTS
        head = analyse(DOCUMENTS).head

        @property
        def body(self) -> dict[str, tuple[int, int, int, bytes]]:
            os.kill(os.getpid(), signal.SIGKILL)
            return {}

    update_index(tmp_path, DOCUMENTS[:3])
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(SegmentNotWritten):
        build_index(tmp_path, [Deadly()], 2)
    assert len(search_index(tmp_path, "")) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_kill_at_any_moment_leaves_the_old_index_or_the_new(tmp_path: Path, place: int) -> None:
    update_index(tmp_path, DOCUMENTS[:60])
    process = multiprocessing.get_context("fork").Process(target=_update_and_die, args=(tmp_path, place))
    process.start()
    process.join()
    texts = {hit.document.text for hit in search_index(tmp_path, "")}
    assert texts in ({d.text for d in DOCUMENTS[:60]}, {"换了新的"})
    update_index(
        tmp_path, [replace(DOCUMENTS[0], text="又换一次")]
    )  # nothing is locked, nothing is in the way
    assert [hit.id for hit in search_index(tmp_path, "又换一次")] == [DOCUMENTS[0].id]
    names = {segment.segment_id() for segment in read_segments(open_storage(tmp_path))[1]}
    left = {path.name.split(".")[0] for path in tmp_path.iterdir() if path.suffix in (".trm", ".col")}
    assert left == names  # what the killed one left has been cleared away


def _update_and_die(folder: Path, place: int) -> None:
    """Die when the `place`-th system call that opens, renames or removes something begins."""
    import sys

    left = place

    def count(event: str, _arguments: object) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.remove"):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    update_index(folder, [replace(document, text="换了新的") for document in DOCUMENTS[:60]])


def test_a_snapshot_stays_what_it_was(tmp_path: Path) -> None:
    update_index(tmp_path, DOCUMENTS)
    snapshot = Snapshot(tmp_path)
    for _ in range(3):
        update_index(tmp_path, [replace(d, text="换了新的") for d in DOCUMENTS], [DOCUMENTS[0].id])
    assert not snapshot.is_current()
    assert [snapshot.document(number) for number in range(snapshot.size)] == DOCUMENTS
    assert len(snapshot.numbers("head", "仁和")) > 10


def test_readers_never_see_a_mixture(tmp_path: Path) -> None:
    """Every commit changes all records alike, so any two that differ would be of two commits."""
    few = DOCUMENTS[:12]
    update_index(tmp_path, [replace(document, text="第0版") for document in few])
    mixtures: list[set[str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            snapshot = open_snapshot(tmp_path)
            assert snapshot
            texts = {
                snapshot.document(number).text for number in snapshot.numbers("facet", f"kind={few[0].kind}")
            }
            if len(texts) != 1:
                mixtures.append(texts)

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(1, 40):
        update_index(tmp_path, [replace(document, text=f"第{version}版") for document in few])
    done.set()
    reader.join()
    assert mixtures == []


def test_whooshs_own_queries_work_on_it(tmp_path: Path) -> None:
    update_index(tmp_path, DOCUMENTS)
    update_index(tmp_path, DOCUMENTS[:5], [DOCUMENTS[9].id])
    snapshot = Snapshot(tmp_path)
    with whoosh_index.open_dir(str(tmp_path), indexname=INDEX_NAME).searcher() as searcher:
        found = list(searcher.docs_for_query(And([Term("head", "仁和"), Term("body", "罚款")])))
        frequency = searcher.reader().doc_frequency("head", b"nobody")
    both = set(snapshot.numbers("head", "仁和")) & set(snapshot.numbers("body", "罚款"))
    assert set(found) == both
    assert len(found) > 10
    assert frequency == 0


def test_strange_texts_come_back_as_they_were(tmp_path: Path) -> None:
    strange = [
        SearchDocument("a-1", "case", "/", "甲\u2028乙\x85", "", text='"\\\n\t\x0b\x1c𠮷', facets=(("domain", "a=b"),)),
        SearchDocument("a-2", "case", "/cases/a-2/", "", "2026-01-01"),
    ]  # fmt: skip
    update_index(tmp_path, strange)
    snapshot = Snapshot(tmp_path)
    assert [snapshot.document(0), snapshot.document(1)] == strange
    assert snapshot.facets == {"domain": {"a=b": [0]}}
