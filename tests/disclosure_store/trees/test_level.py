"""The spare tree after a build: level with the site, in a process of its own."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from disclosure_store.trees import hold, level, spawn_level
from disclosure_store.trees.seal import read_seal

ONE = {"index.html": b"home", "a/index.html": b"a"}
TWO = {"index.html": b"home!", "b/index.html": b"b"}


def read_tree(tree: Path) -> dict[str, bytes]:
    return {str(path.relative_to(tree)): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def wait_for(condition) -> None:
    for _ in range(500):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come about in ten seconds")


def test_level_after_a_first_build_and_after_a_change(portal):
    for pages in (ONE, TWO, ONE):
        portal.build(pages)
        assert level(portal.output)
        assert read_tree(portal.spare) == read_tree(portal.output)


def test_only_what_differs_is_touched(portal):
    portal.build(ONE)
    level(portal.output)
    untouched = (portal.spare / "a/index.html").stat()
    portal.build(ONE | {"index.html": b"changed"})
    level(portal.output)
    later = [tree / "a/index.html" for tree in (portal.output, portal.spare)]
    assert untouched.st_ino in [path.stat().st_ino for path in later]
    assert {path.stat().st_mtime_ns for path in later} == {untouched.st_mtime_ns}


def test_a_copy_bears_the_time_of_the_original(portal):
    portal.build(ONE)
    os.utime(portal.output / "index.html", ns=(1, 1_700_000_000_123_456_789))
    level(portal.output)
    assert (portal.spare / "index.html").stat().st_mtime_ns == 1_700_000_000_123_456_789


def test_strangers_in_a_spare_tree_that_is_made_anew_go(portal):
    portal.build(ONE)
    portal.build(TWO)
    (portal.root / ".output.debt").unlink()
    (portal.spare / "stranger").symlink_to("/etc/passwd")
    (portal.spare / "index.html").write_bytes(b"homo")
    (portal.spare / "empty/deep").mkdir(parents=True)
    level(portal.output)
    assert read_tree(portal.spare) == read_tree(portal.output)
    assert not (portal.spare / "empty").exists()
    assert not (portal.spare / "stranger").is_symlink()


def test_a_list_that_speaks_of_other_trees_is_not_believed(portal):
    portal.build(ONE)
    portal.build(TWO)
    (portal.root / ".output.debt").write_bytes(b"\0b" + b"0" * 64 + b"\0\0pindex.html\0")
    level(portal.output)
    assert read_tree(portal.spare) == read_tree(portal.output)


def test_nothing_is_done_to_a_folder_that_is_not_ours(folder_portal):
    folder_portal.output.mkdir()
    (folder_portal.output / "thesis.doc").write_bytes(b"mine")
    assert level(folder_portal.output) is False
    assert [path.name for path in folder_portal.root.iterdir()] == ["output"]


def test_nothing_is_made_where_there_is_no_site(folder_portal):
    assert level(folder_portal.root / "deep" / "output") is False
    assert list(folder_portal.root.iterdir()) == []


def test_in_a_process_of_its_own(portal):
    portal.build(ONE)
    log = portal.root / "level.log"
    spawn_level(portal.output, log)
    wait_for(lambda: read_seal(portal.spare) == read_seal(portal.output))
    assert read_tree(portal.spare) == read_tree(portal.output)
    assert log.read_text() == ""


def test_the_process_holds_no_pipe_of_the_caller(folder_portal):
    folder_portal.build(ONE)
    code = (
        "import sys, pathlib; from disclosure_store.trees import *; output = pathlib.Path(sys.argv[1])\n"
        "with hold([lock_file(output), output.parent], 0): spawn_level(output, output.parent / 'log')"
    )
    with hold([folder_portal.root / ".output.spare.lock"], 0):
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder_portal.output)],
            capture_output=True,
            env=os.environ | {"PYTHONPATH": "plugins"},
            timeout=20,
        )
    assert (done.returncode, done.stderr) == (0, b"")
    with hold([folder_portal.root, folder_portal.root / ".output.lock"], 0):
        pass


def test_a_build_waits_for_the_leveller_and_then_goes_on(folder_portal):
    folder_portal.build(ONE)
    ready, go = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        with hold([folder_portal.root / ".output.spare.lock"], 0):
            os.write(ready[1], b".")
            os.read(go[0], 1)
            time.sleep(0.2)
        os._exit(0)
    os.read(ready[0], 1)
    assert level(folder_portal.output) is False
    os.write(go[1], b".")
    folder_portal.build(TWO)
    assert folder_portal.waits == [folder_portal.output]
    assert os.waitpid(pid, 0)[1] == 0
    assert folder_portal.site() == TWO


def test_a_build_that_changes_nothing_does_not_wait(folder_portal):
    folder_portal.build(ONE)
    with hold([folder_portal.root / ".output.spare.lock"], 0):
        assert folder_portal.build(ONE) is False
    assert folder_portal.waits == []


def test_a_leveller_that_is_killed_leaves_its_lock(folder_portal):
    folder_portal.build(ONE)
    lock = folder_portal.root / ".output.spare.lock"
    pid = os.fork()
    if pid == 0:
        with hold([lock], 0):
            (folder_portal.root / "held").touch()
            signal.pause()
    wait_for((folder_portal.root / "held").exists)
    with open(lock) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            raise AssertionError("the lock was not held")
        except BlockingIOError:
            pass
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    folder_portal.build(TWO)
    assert folder_portal.site() == TWO
