"""The build database is a cache: whenever it cannot be trusted it is made anew, and nothing is asked."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_store.state import close_state, get_fact, open_readonly, open_state, set_fact

Damage = Callable[[Path], object]


def make(folder: Path, code: str = "one") -> None:
    """A state that remembers something."""
    connection = open_state(folder, code)
    set_fact(connection, "colour", "青")
    connection.executemany(
        "INSERT INTO files VALUES (?, 1, 1, 1, 1, 'x')", [(f"records/{n}.yaml",) for n in range(2000)]
    )
    connection.commit()
    connection.close()


def remembers(folder: Path, code: str = "one") -> bool:
    connection = open_state(folder, code)
    found = get_fact(connection, "colour") == "青"
    assert connection.execute("SELECT count(*) FROM files").fetchone() == ((2000,) if found else (0,))
    assert get_fact(connection, "code") == code
    connection.close()
    return found


def test_a_state_remembers(tmp_path: Path) -> None:
    make(tmp_path / "deep" / "state")
    assert remembers(tmp_path / "deep" / "state")


def close(folder: Path) -> None:
    """Open it and close it, as a build that comes to its end."""
    close_state(open_state(folder, "one"), folder)


def test_a_state_that_was_closed_remembers(tmp_path: Path) -> None:
    make(tmp_path)
    close(tmp_path)
    assert (tmp_path / "state.db.sum").exists()
    assert remembers(tmp_path)


def test_a_changed_letter_that_sqlite_does_not_notice_starts_anew(tmp_path: Path) -> None:
    make(tmp_path)
    close(tmp_path)
    file = tmp_path / "state.db"
    file.write_bytes(file.read_bytes().replace(b"records/777.yaml", b"records/778.yamI"))
    assert not remembers(tmp_path)


def test_a_state_that_is_open_has_no_sum_so_a_kill_forgets_nothing(tmp_path: Path) -> None:
    make(tmp_path)
    close(tmp_path)
    opened = open_state(tmp_path, "one")
    assert not (tmp_path / "state.db.sum").exists()
    opened.close()
    assert remembers(tmp_path)


def test_what_somebody_else_still_reads_is_not_summed_up(tmp_path: Path) -> None:
    make(tmp_path)
    reader = open_readonly(tmp_path / "state.db")
    state = open_state(tmp_path, "one")
    assert get_fact(reader, "colour") == "青"
    set_fact(state, "colour", "青")
    state.commit()
    close_state(state, tmp_path)
    assert not (tmp_path / "state.db.sum").exists()
    reader.close()
    assert remembers(tmp_path)


def test_other_code_starts_anew(tmp_path: Path) -> None:
    make(tmp_path)
    assert not remembers(tmp_path, "two")
    assert not remembers(tmp_path, "one")


def overwrite(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("不是数据库" * 1000, "utf-8"),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: overwrite(path, 0, b"\0" * 100),
        lambda path: overwrite(path, 4096 * 3, b"\xff" * 8192),
        lambda path: path.unlink(),
    ],
    ids=["empty", "text", "cut-early", "cut-in-half", "head-zeroed", "pages-overwritten", "gone"],
)
def test_a_damaged_state_is_made_anew(tmp_path: Path, damage: Damage) -> None:
    make(tmp_path)
    damage(tmp_path / "state.db")
    assert not remembers(tmp_path)
    make_again = open_state(tmp_path, "one")
    assert make_again.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_leftover_log_of_another_database_does_no_harm(tmp_path: Path) -> None:
    make(tmp_path / "a")
    other = open_state(tmp_path / "b", "one")
    set_fact(other, "colour", "赤")
    other.commit()
    shutil.copy(tmp_path / "b/state.db-wal", tmp_path / "a/state.db-wal")
    other.close()
    connection = open_state(tmp_path / "a", "one")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_table_that_is_missing_starts_anew(tmp_path: Path) -> None:
    make(tmp_path)
    connection = sqlite3.connect(tmp_path / "state.db")
    connection.execute("DROP TABLE faults")
    connection.commit()
    connection.close()
    assert not remembers(tmp_path)


def test_an_uncommitted_change_is_forgotten(tmp_path: Path) -> None:
    make(tmp_path)
    connection = open_state(tmp_path, "one")
    set_fact(connection, "colour", "赤")
    connection.close()
    assert remembers(tmp_path)


def test_facts_can_be_changed_and_forgotten(tmp_path: Path) -> None:
    connection = open_state(tmp_path, "one")
    for value in ("甲", "乙", None):
        set_fact(connection, "word", value)
        assert get_fact(connection, "word") == value


@pytest.mark.parametrize("name", ["state", "状态 夹", "a#1?mode=rw", "100%41"])
def test_a_worker_reads_and_cannot_write(tmp_path: Path, name: str) -> None:
    make(tmp_path / name)
    reader = open_readonly(tmp_path / name / "state.db")
    assert get_fact(reader, "colour") == "青"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        set_fact(reader, "colour", "赤")
    reader.close()


def test_what_somebody_keeps_beside_it_stays(tmp_path: Path) -> None:
    for name in ("report.2025", "state.db-backup"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.json").write_text("{}")
    (tmp_path / "report.json").mkdir()
    open_state(tmp_path, "one").close()
    open_state(tmp_path, "another").close()
    assert (tmp_path / "report.2025/report.json").is_file()
    assert (tmp_path / "state.db-backup/report.json").is_file()
    assert not (tmp_path / "report.json").exists()
