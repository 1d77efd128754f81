"""Content as the judge sees it: read again only where it changed, and the same from a warm state as from none."""

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.disclosure_store.made_content import permit, read, rows_of, write
from tests.terms import TERMS

from disclosure_store.docket import scan, take_in
from disclosure_store.loading import LineIndex, load_faults, load_public, load_summaries
from disclosure_store.state import open_state

LONG_AGO = 1_700_000_000


@pytest.fixture
def state(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_state(tmp_path / "state", "test")
    yield connection
    connection.close()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three files, the second with a mistake, all written long ago."""
    folder = tmp_path / "content"
    settle(write(folder, "permits/a.yaml", permit("xk-1")))
    settle(write(folder, "permits/b.yaml", permit("xk-2", 2).replace("普通", "备案")))
    settle(write(folder, "permits/2026/c.yaml", f"{permit('xk-3', 3)}---\n{permit('xk-4', 4)}"))
    return folder


def settle(file: Path, seconds: int = LONG_AGO) -> Path:
    """Date the file back, so that it counts as written for good."""
    os.utime(file, (seconds, seconds))
    return file


def ids(state: sqlite3.Connection) -> list[str]:
    return [summary.id for summary in load_summaries(state)]


def cold_rows(content: Path, folder: Path, workers: int = 1) -> list[tuple[object, ...]]:
    connection = open_state(folder, "test")
    read(content, connection, workers)
    rows = rows_of(connection)
    connection.close()
    return rows


def test_unchanged_files_are_not_read_again(content: Path, state: sqlite3.Connection) -> None:
    assert read(content, state) == 3
    before = rows_of(state)
    changes = scan(content, state)
    assert (changes.read, changes.gone, changes.oddities) == ((), (), ())
    assert read(content, state) == 0
    assert rows_of(state) == before


def test_a_touched_file_is_read_and_not_parsed(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    settle(content / "records/permits/a.yaml", LONG_AGO + 60)
    assert [path for path, _ in scan(content, state).read] == ["records/permits/a.yaml"]
    assert read(content, state) == 0
    assert scan(content, state).read == ()


def test_a_changed_file_replaces_its_rows_and_its_faults(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    assert len(load_faults(state)) == 1
    settle(write(content, "permits/b.yaml", permit("xk-9", 9)))
    assert read(content, state) == 1
    assert ids(state) == ["xk-1", "xk-3", "xk-4", "xk-9"]
    assert load_faults(state) == {}


def test_the_same_size_and_time_with_other_bytes_is_noticed(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    settle(write(content, "permits/a.yaml", permit("xk-8")))
    assert read(content, state) == 1
    assert "xk-8" in ids(state)
    assert "xk-1" not in ids(state)


def test_a_file_put_in_anothers_place_is_noticed(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    settle(write(content, "permits/new", permit("xk-8"))).replace(content / "records/permits/a.yaml")
    assert read(content, state) == 1
    assert "xk-8" in ids(state)


def test_a_file_just_written_is_looked_at_once_more(content: Path, state: sqlite3.Connection) -> None:
    write(content, "permits/d.yaml", permit("xk-5", 5))
    read(content, state)
    assert [path for path, _ in scan(content, state).read] == ["records/permits/d.yaml"]
    assert read(content, state) == 0


def test_a_renamed_file_keeps_its_records(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    (content / "records/permits/a.yaml").rename(content / "records/permits/z.yaml")
    changes = scan(content, state)
    assert ([path for path, _ in changes.read], changes.gone) == (
        ["records/permits/z.yaml"],
        ("records/permits/a.yaml",),
    )
    read(content, state)
    assert {summary.id: summary.path for summary in load_summaries(state)}["xk-1"] == "records/permits/z.yaml"
    assert len(ids(state)) == 4


def test_a_deleted_file_takes_its_records_and_faults_along(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    (content / "records/permits/b.yaml").unlink()
    read(content, state)
    assert ids(state) == ["xk-1", "xk-3", "xk-4"]
    assert load_faults(state) == {}
    assert scan(content, state).gone == ()


def test_a_folder_of_no_kind_is_told_and_not_read(content: Path, state: sqlite3.Connection) -> None:
    write(content, "licences/a.yaml", permit("xk-7", 7))
    write(content, "loose.yaml", permit("xk-8", 8))
    oddities = scan(content, state).oddities
    assert {oddity.path for oddity in oddities} == {"records/licences/a.yaml", "records/loose.yaml"}
    assert all(oddity.lost for oddity in oddities)
    read(content, state)
    assert len(ids(state)) == 4


def test_a_file_that_goes_away_between_scan_and_reading_counts_as_one(
    content: Path, state: sqlite3.Connection
) -> None:
    changes = scan(content, state)
    (content / "records/permits/a.yaml").unlink()
    take_in(content, state, changes, TERMS, workers=1)
    gone = [summary for summary in load_summaries(state) if summary.path == "records/permits/a.yaml"]
    assert [summary.broken for summary in gone] == [True]
    read(content, state)
    assert "records/permits/a.yaml" not in {summary.path for summary in load_summaries(state)}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_counts_as_one_until_it_can_be_read(
    content: Path, state: sqlite3.Connection
) -> None:
    file = content / "records/permits/a.yaml"
    file.chmod(0)
    read(content, state)
    assert [item.fault.message for faults in load_faults(state).values() for item in faults].count(
        "文件无法读取"
    )
    file.chmod(0o600)
    read(content, state)
    assert "xk-1" in ids(state)


def test_a_warm_state_holds_what_a_cold_one_does(
    content: Path, state: sqlite3.Connection, tmp_path: Path
) -> None:
    read(content, state)
    settle(write(content, "permits/b.yaml", permit("xk-2", 2)))
    (content / "records/permits/a.yaml").unlink()
    read(content, state)
    settle(write(content, "permits/e.yaml", permit("xk-5", 5).replace("2026-03-02", "昨天")))
    (content / "records/permits/2026/c.yaml").rename(content / "records/permits/c.yaml")
    read(content, state)
    assert rows_of(state) == cold_rows(content, tmp_path / "cold")
    cold = open_state(tmp_path / "cold", "test")
    assert [s._replace(row=0) for s in load_summaries(cold)] == [
        s._replace(row=0) for s in load_summaries(state)
    ]


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for number in range(230):
        text = permit(f"xk-{number:03}", number) if number % 7 else "id：坏\n"
        write(content, f"permits/{number:03}.yaml", text)
    assert cold_rows(content, tmp_path / "one", 1) == cold_rows(content, tmp_path / "three", 3)


def test_progress_is_told(content: Path, state: sqlite3.Connection) -> None:
    told: list[int] = []
    take_in(content, state, scan(content, state), TERMS, 1, told.append)
    assert told == [3]


def test_the_line_of_a_field_or_of_what_holds_it(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    rows = {summary.id: summary.row for summary in load_summaries(state)}
    find = LineIndex(state).find
    assert find(rows["xk-1"], "decided_on") == 8
    assert find(rows["xk-1"], "party.nowhere.deeper") == 5
    assert find(rows["xk-4"], "id") == 13
    assert find(rows["xk-2"], "id") == 1
    assert find(10**9, "id") == 1


def test_lines_are_the_same_once_all_are_loaded(content: Path, state: sqlite3.Connection) -> None:
    read(content, state)
    row = next(summary.row for summary in load_summaries(state) if summary.id == "xk-4")
    index = LineIndex(state)
    assert {index.find(row, "decided_on") for _ in range(250)} == {20}


def test_public_text_is_loaded_in_the_order_asked_for(tmp_path: Path, state: sqlite3.Connection) -> None:
    for number in range(3):
        write(tmp_path, f"permits/{number}.yaml", permit(f"xk-{number}", number))
    read(tmp_path, state)
    rows = [summary.row for summary in reversed(load_summaries(state))]
    wanted = rows * 300
    found = list(load_public(state, wanted))
    assert [row for row, _ in found] == wanted
    assert [text["id"] for _, text in found[:3]] == ["xk-2", "xk-1", "xk-0"]


def test_summaries_have_an_order_of_their_own(content: Path, state: sqlite3.Connection) -> None:
    changes = scan(content, state)
    take_in(content, state, replace(changes, read=changes.read[::-1]), TERMS, workers=1)
    assert ids(state) == ["xk-1", "xk-2", "xk-3", "xk-4"]
