"""Paths that may not be told: a private name is replaced by its place, and found again by it."""

from pathlib import Path

import pytest
from tests.disclosure_store.made_content import PUBLIC, permit, read, write

from disclosure_store.disguise import disguise, reveal
from disclosure_store.docket import load_faults, load_summaries
from disclosure_store.state import open_state

PERSON = "{type: 自然人, name: 欧阳小明}"


def test_only_the_private_part_is_replaced(tmp_path: Path) -> None:
    for name in ("a.yaml", "secret.yaml"):
        (tmp_path / "records").mkdir(exist_ok=True)
        (tmp_path / "records" / name).touch()
    shown = disguise(tmp_path, "records/secret.yaml", lambda part: part == "secret.yaml")
    assert shown == "records/（第2项）"
    assert reveal(tmp_path, shown) == tmp_path / "records/secret.yaml"


def test_a_place_that_is_no_more_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        reveal(tmp_path, "（第3项）")


def test_a_file_named_after_its_party_is_read_and_its_name_not_kept(tmp_path: Path) -> None:
    content = tmp_path / "content"
    file = write(content, "permits/欧阳小明.yaml", permit("xk-1", 1, party=PERSON, disclosure=PUBLIC))
    state = open_state(tmp_path / "state", "test")
    for _ in range(2):  # the second time nothing is known of it, and nothing is doubled
        read(content, state)
        (summary,) = load_summaries(state)
        assert summary.path == "records/permits/（第1项）"
        assert [placed.fault.rule for placed in load_faults(state)[summary.row]] == ["M7"]
    file.rename(file.with_name("xk-1.yaml"))
    read(content, state)
    assert [summary.path for summary in load_summaries(state)] == ["records/permits/xk-1.yaml"]
    assert not load_faults(state)


def test_a_file_named_by_an_id_with_somebodys_account_is_told_by_its_place(tmp_path: Path) -> None:
    write(tmp_path / "content", "permits/xk-qq85992748181.yaml", permit("xk-qq85992748181", 1))
    state = open_state(tmp_path / "state", "test")
    read(tmp_path / "content", state)
    (summary,) = load_summaries(state)
    assert summary.path == "records/permits/（第1项）"
    assert [placed.fault.rule for placed in load_faults(state)[summary.row]] == ["M7"]
