"""Paths that may not be told: a private name is replaced by its place, and found again by it."""

from pathlib import Path

import pytest
from tests.disclosure_store.made_content import PUBLIC, permit, read, write

from disclosure_store.disguise import disguise, reveal
from disclosure_store.loading import load_faults, load_summaries
from disclosure_store.state import open_state

PERSON = "{type: 自然人, name: 欧阳小明}"


def test_only_the_private_part_is_replaced(tmp_path: Path) -> None:
    for name in ("a.yaml", "secret.yaml"):
        (tmp_path / "records").mkdir(exist_ok=True)
        (tmp_path / "records" / name).touch()
    shown = disguise(tmp_path, "records/secret.yaml", lambda _, part: part == "secret.yaml")
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


@pytest.mark.parametrize("record", ["xk-qq85992748181", "qq-85992748181", "tel-0990-55501234"])
def test_an_id_with_somebodys_account_or_telephone_is_none(record: str, tmp_path: Path) -> None:
    write(tmp_path / "content", f"permits/{record}.yaml", permit(record, 1))
    state = open_state(tmp_path / "state", "test")
    read(tmp_path / "content", state)
    (summary,) = load_summaries(state)
    assert (summary.id, summary.path) == ("", "records/permits/（第1项）")
    faults = [placed.fault for placed in load_faults(state)[summary.row]]
    assert {fault.rule for fault in faults} == {"Y6", "M7"}
    assert not any(record in fault.message for fault in faults)


@pytest.mark.parametrize("record", ["cf-990100-20260301-0012", "jc-0990-2026-00001", "qq-2026-000123"])
def test_an_id_of_region_day_and_serial_names_its_file(record: str, tmp_path: Path) -> None:
    write(tmp_path / "content", f"permits/{record}.yaml", permit(record, 1))
    state = open_state(tmp_path / "state", "test")
    read(tmp_path / "content", state)
    (summary,) = load_summaries(state)
    assert (summary.id, summary.path) == (record, f"records/permits/{record}.yaml")
    assert not load_faults(state)


@pytest.mark.parametrize(
    ("folder", "file", "party"),
    [
        ("病历号", "A1234567", PERSON),
        ("护照", "E12345678", PERSON),
        ("王", "小明", "{type: 自然人, name: 王小明}"),
    ],
)
def test_a_value_parted_over_folder_and_file_is_not_told(
    folder: str, file: str, party: str, tmp_path: Path
) -> None:
    write(
        tmp_path / "content",
        f"permits/{folder}/{file}.yaml",
        permit("xk-1", 1, party=party, disclosure=PUBLIC),
    )
    state = open_state(tmp_path / "state", "test")
    read(tmp_path / "content", state)
    (summary,) = load_summaries(state)
    assert summary.path == f"records/permits/{folder}/（第1项）"
    assert [placed.fault.rule for placed in load_faults(state)[summary.row]] == ["M7"]
