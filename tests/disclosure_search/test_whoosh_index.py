"""The Whoosh index follows the records, costs what changed, and never shows half an update."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure_search.made_documents import make_documents

from disclosure_search.index import has_index, open_snapshot, search_index, update_index

DOCUMENTS = make_documents(40)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    update_index(tmp_path / "index", DOCUMENTS)
    return tmp_path / "index"


def found(folder: Path, query: str) -> list[str]:
    return [hit.id for hit in search_index(folder, query)]


def test_a_changed_record_is_found_by_its_new_text_only(folder: Path) -> None:
    changed = replace(
        DOCUMENTS[3],
        text="崭新的独特事实",
        title="改题",
        party="甲诊所",
        number="改卫罚〔2026〕1号",
        codes=(),
    )
    update_index(folder, [changed])
    assert found(folder, "独特事实") == [changed.id]
    assert found(folder, "改卫罚(2026)1") == [changed.id]
    assert changed.id not in found(folder, DOCUMENTS[3].numbers[1])
    assert len(found(folder, "")) == len(DOCUMENTS)


def test_a_deleted_record_is_gone(folder: Path) -> None:
    update_index(folder, [], [DOCUMENTS[5].id, "never-was-there"])
    assert DOCUMENTS[5].id not in found(folder, "")
    assert len(found(folder, "")) == len(DOCUMENTS) - 1


def test_a_new_record_joins(folder: Path) -> None:
    update_index(folder, [replace(DOCUMENTS[0], id="cf-new", text="鸩毒")])
    assert found(folder, "鸩毒") == ["cf-new"]


def test_a_failed_update_leaves_the_old_index(folder: Path) -> None:
    class Boom(Exception):
        pass

    def documents() -> object:
        yield replace(DOCUMENTS[0], text="半途")
        raise Boom

    before = found(folder, "")
    with pytest.raises(Boom):
        update_index(folder, documents(), [DOCUMENTS[1].id])  # type: ignore[arg-type]
    assert found(folder, "半途") == []
    assert found(folder, "") == before
    update_index(folder, [replace(DOCUMENTS[0], text="再来")])  # the lock is free again
    assert found(folder, "再来") == [DOCUMENTS[0].id]


def test_the_folder_may_vanish(folder: Path) -> None:
    shutil.rmtree(folder)
    assert not has_index(folder)
    assert search_index(folder, "仁和") == []
    update_index(folder, DOCUMENTS)
    assert has_index(folder)
    assert len(found(folder, "")) == len(DOCUMENTS)


def test_an_update_writes_what_changed(folder: Path) -> None:
    before = {path.name: path.stat().st_size for path in folder.iterdir()}
    update_index(folder, [DOCUMENTS[0]])
    written = sum(path.stat().st_size for path in folder.iterdir() if path.name not in before)
    assert written < sum(before.values()) / 2


def test_hits_come_best_first_then_newest(folder: Path) -> None:
    hits = search_index(folder, "仁和")
    assert [(-hit.score, hit.date) for hit in hits] == sorted(
        [(-hit.score, hit.date) for hit in hits], key=lambda pair: (pair[0], -int(pair[1].replace("-", "")))
    )
    assert search_index(folder, "仁和", limit=2) == hits[:2]


def test_an_index_made_anew_is_told_from_the_one_before(folder: Path) -> None:
    before = open_snapshot(folder)
    assert before
    assert before.is_current()
    for file in folder.iterdir():
        file.unlink()
    update_index(folder, DOCUMENTS[:3])
    assert not before.is_current(), "though both count their commits from the same number"


def test_what_is_deleted_is_in_no_file(folder: Path) -> None:
    update_index(folder, [replace(DOCUMENTS[0], id="cf-canary", text="鹮鸩", party="鹮鸟诊所")])
    assert any("鹮".encode() in file.read_bytes() for file in folder.iterdir())
    update_index(folder, [], ["cf-canary"])
    assert not any("鹮".encode() in file.read_bytes() for file in folder.iterdir())


def test_a_damaged_index_is_none(folder: Path) -> None:
    for file in folder.glob("*.toc"):
        file.write_bytes(file.read_bytes()[:9])
    assert open_snapshot(folder) is None
    assert search_index(folder, "仁和") == []
