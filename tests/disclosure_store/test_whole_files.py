"""A file that is being written is waited for, and never taken in part."""

import os
import threading
import time
from pathlib import Path

import pytest

from disclosure_store import whole_files
from disclosure_store.whole_files import StillWritten, read_whole


def test_a_file_that_stands_is_read_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"whole")
    os.utime(file, (1, 1))
    assert read_whole(file, 100) == b"whole"


def test_no_more_is_read_than_asked_for_and_one(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"0123456789")
    os.utime(file, (1, 1))
    assert read_whole(file, 4) == b"01234"


def test_a_time_to_come_is_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"whole")
    later = time.time() + 3600
    os.utime(file, (later, later))
    assert read_whole(file, 100) == b"whole"


def test_a_file_that_is_written_in_pieces_is_taken_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "_SETTLED_NS", 200_000_000)  # a busy machine may rest between two pieces
    file = tmp_path / "a"
    started = threading.Event()

    def write() -> None:
        with file.open("wb", buffering=0) as out:
            for number in range(20):
                out.write(b"%02d" % number)
                started.set()
                time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    started.wait()
    data = read_whole(file, 100)
    writer.join()
    assert data == b"".join(b"%02d" % number for number in range(20))


def test_one_that_is_written_for_ever_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_files, "_LONGEST_S", 0.05)
    monkeypatch.setattr(whole_files, "_SETTLED_NS", 3_600_000_000_000)
    file = tmp_path / "a"
    file.write_bytes(b"x")
    with pytest.raises(StillWritten):
        read_whole(file, 100)


def test_one_that_is_not_there_is_told_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_whole(tmp_path / "a", 100)
