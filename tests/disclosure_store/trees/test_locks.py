"""One build at a time, whoever comes second."""

import os
import threading
import time
from pathlib import Path

import pytest

from disclosure_store.trees import BuildInProgress, OutputProblem, hold, lock_file


def test_a_held_folder_is_named_to_whoever_comes_second(tmp_path: Path) -> None:
    with (
        hold([tmp_path], 0),
        pytest.raises(BuildInProgress, match=f"另一个构建正在使用“{tmp_path}”"),
        hold([tmp_path], 0),
    ):
        pass


def test_the_second_waits_and_is_told_once(tmp_path: Path) -> None:
    told: list[Path] = []
    held, done = threading.Event(), threading.Event()

    def first() -> None:
        with hold([tmp_path], 0):
            held.set()
            time.sleep(0.25)
            done.set()

    thread = threading.Thread(target=first)
    thread.start()
    held.wait()
    with hold([tmp_path], 10, told.append):
        assert done.is_set()
    thread.join()
    assert told == [tmp_path]


def test_the_same_folder_twice_is_held_once(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with hold([tmp_path, tmp_path, tmp_path / "link"], 0):
        pass


def test_all_are_released_when_one_cannot_be_had(tmp_path: Path) -> None:
    one, other = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    other.mkdir()
    with hold([other], 0), pytest.raises(BuildInProgress), hold([one, other], 0):
        pass
    with hold([one, other], 0):
        pass


def test_the_lock_of_an_output_names_the_output(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    assert lock_file(output) == tmp_path / "deep" / ".output.lock"
    with hold([lock_file(output)], 0):
        assert not output.exists()
        with pytest.raises(BuildInProgress, match=f"“{output}”"), hold([lock_file(output)], 0):
            pass


def test_two_addresses_of_one_site_have_one_lock(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "www").symlink_to(tmp_path / "real")
    assert lock_file(tmp_path / "www") == lock_file(tmp_path / "real")


def test_a_lock_file_that_was_deleted_is_no_lock(tmp_path: Path) -> None:
    lock = tmp_path / ".output.lock"
    with hold([lock], 0):
        lock.unlink()
        with hold([lock], 0):
            assert lock.exists()


def test_a_forked_process_does_not_keep_the_lock(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    with hold([tmp_path], 0):
        pid = os.fork()
        if pid == 0:
            os.close(writer)
            os.read(reader, 1)  # lives until the parent is through
            os._exit(0)
        os.close(reader)
        try:
            with pytest.raises(BuildInProgress), hold([tmp_path], 0):
                pass
            taken = False
        finally:
            taken_while_alive = os.waitpid(pid, os.WNOHANG) == (0, 0)
    try:
        with hold([tmp_path], 0):
            taken = True
    finally:
        os.close(writer)
        os.waitpid(pid, 0)
    assert taken
    assert taken_while_alive


def test_a_place_for_the_lock_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(OutputProblem, match="无法写入输出文件夹"),
        hold([tmp_path / "file" / ".output.lock"], 0),
    ):
        pass
