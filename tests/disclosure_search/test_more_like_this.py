"""More like this: the matter counts, not the name; records of one kind come first."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure_search.made_documents import make_documents

from disclosure_search.index import Snapshot, find_similar, update_index

FILLING = make_documents(60)
WASTE = "将医疗废物混入生活垃圾，未分类收集暂存"
ORIGIN = replace(FILLING[0], id="origin", kind="penalty", party="南浦泰和诊所", title="南浦泰和诊所", text=WASTE,
                 facets=(("kind", "penalty"),))  # fmt: skip
ALIKE = replace(ORIGIN, id="alike", party="云岗青松医院", title="云岗青松医院", text=f"经查，{WASTE}。")
SAME_NAME = replace(ORIGIN, id="same-name", text="南浦泰和诊所超出登记范围开展诊疗活动")
PERMIT = replace(ALIKE, id="permit", kind="permit", facets=(("kind", "permit"),))


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    update_index(tmp_path, [*FILLING, ORIGIN, ALIKE, SAME_NAME, PERMIT])
    return Snapshot(tmp_path)


def find(snapshot: Snapshot, id_: str, limit: int = 100) -> list[str]:
    hits = find_similar(snapshot, id_, limit)
    assert hits is not None
    return [hit.id for hit in hits]


def test_the_same_matter_comes_first(snapshot: Snapshot) -> None:
    assert find(snapshot, "origin", 1) == ["alike"]


def test_the_same_name_is_not_alike(snapshot: Snapshot) -> None:
    assert "same-name" not in find(snapshot, "origin", 5)


def test_another_kind_comes_after_all_of_its_own(snapshot: Snapshot) -> None:
    found = find(snapshot, "origin")
    kinds = [snapshot.document(number).kind for id_ in found if (number := snapshot.find(id_)) is not None]
    assert "permit" in found
    assert kinds == sorted(kinds, key=lambda kind: kind != "penalty")


def test_a_record_is_not_like_itself(snapshot: Snapshot) -> None:
    assert "origin" not in find(snapshot, "origin")


def test_there_is_no_such_record(snapshot: Snapshot) -> None:
    assert find_similar(snapshot, "nobody", 5) is None
