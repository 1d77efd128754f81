"""A build killed at every step it takes, and at any moment: the last whole site or the next whole one stands."""

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from disclosure_store.trees import SiteTree, die_with_parent, hold, level, lock_file

OLD = {"index.html": b"home", "a/index.html": b"a", "b": b"a file", "gone/page": b"gone"}
NEW = {"index.html": b"home", "a/index.html": b"A!", "b/index.html": b"a folder", "new/page": b"new"}
LAST = {"index.html": b"third", "b/index.html": b"b", "z": b"z"}


def run_killed(work: Callable[[], None], step: int) -> bool:
    """Run `work` in a child that is killed at its `step`-th event: whether it came to its end.

    An event is whatever Python tells an audit hook of (opening, making, renaming, removing a file or folder),
    every SQL statement, and every write.
    """
    pid = os.fork()
    if pid == 0:
        count = 0

        def tick(*args: object) -> None:
            nonlocal count
            count += 1
            if count == step:
                os._exit(9)

        def listen(event: str, args: object) -> None:
            if event.split(".")[0] in ("os", "open", "shutil", "ctypes", "fcntl"):
                tick()

        connect, write = sqlite3.connect, os.write

        def connect_listening(name: str | Path, **rest: object) -> sqlite3.Connection:
            db = connect(name, **rest)
            db.set_trace_callback(tick)
            return db

        def write_listening(fd: int, data: bytes) -> int:
            tick()
            return write(fd, data)

        sqlite3.connect, os.write = connect_listening, write_listening
        sys.addaudithook(listen)
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, 9), "the child failed before it was killed"
    return code == 0


def clone(portal, number: int):
    root = portal.root.parent / f"{portal.root.name}-{number}"
    shutil.copytree(portal.root, root, symlinks=True)
    return type(portal)(root, portal.by_link)


def kill_at_every_step(portal, work, check) -> int:
    """How many steps there were."""
    for step in range(1, 2000):
        copy = clone(portal, step)
        ended = run_killed(lambda copy=copy: work(copy), step)
        check(copy)
        shutil.rmtree(copy.root)
        if ended:
            return step
    raise AssertionError("the build never ended")


@pytest.mark.parametrize("levelled", [False, True])
def test_killed_at_every_step(portal, levelled):
    portal.build(LAST)
    portal.build(OLD)
    if levelled:
        level(portal.output)

    def check(copy):
        assert copy.site() in (OLD, NEW)
        copy.build(LAST)
        assert copy.site() == LAST
        copy.build(NEW)
        assert copy.site() == NEW

    assert kill_at_every_step(portal, lambda copy: copy.build(NEW), check) > 30


def test_a_first_build_killed_at_every_step(portal):
    def check(copy):
        assert copy.site() in ({}, OLD)
        copy.build(NEW)
        assert copy.site() == NEW

    assert kill_at_every_step(portal, lambda copy: copy.build(OLD), check) > 20


def test_a_build_without_state_killed_at_every_step(portal):
    portal.build(LAST)
    portal.build(OLD)
    portal.database.unlink()

    def check(copy):
        assert copy.site() in (OLD, NEW)
        copy.build(OLD | {"x": b"x"})
        assert copy.site() == OLD | {"x": b"x"}
        copy.build(NEW)
        assert copy.site() == NEW

    assert kill_at_every_step(portal, lambda copy: copy.build(NEW), check) > 30


@pytest.mark.parametrize("cold", [False, True])
def test_a_leveller_killed_at_every_step(portal, cold):
    portal.build(OLD)
    if not cold:
        portal.build(NEW)
    site = OLD if cold else NEW

    def check(copy):
        assert copy.site() == site
        copy.build(LAST)
        assert copy.site() == LAST

    assert kill_at_every_step(portal, lambda copy: level(copy.output), check) > 10


def test_the_step_from_folder_to_link_killed_at_every_step(folder_portal):
    folder_portal.build(LAST)
    folder_portal.build(OLD)
    folder_portal.by_link = True

    def check(copy):
        with copy.open():
            pass  # the one step in which nothing may stand at the address: opening heals it
        assert copy.site() in (OLD, NEW)
        copy.build(LAST)
        assert copy.site() == LAST
        assert copy.output.is_symlink()

    assert kill_at_every_step(folder_portal, lambda copy: copy.build(NEW), check) > 30


def test_a_site_that_was_swapped_in_is_known_after_the_kill(portal):
    """The seal tells that the exchange took place, so nothing is made again."""
    portal.build(OLD)
    pid = os.fork()
    if pid == 0:
        from disclosure_store.trees.manifest import Manifest

        Manifest.accept = lambda self: os._exit(9)  # type: ignore[method-assign]
        portal.build(NEW)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    assert portal.site() == NEW
    assert portal.build(NEW) is False


def _build_for_ever(portal) -> None:
    number = 0
    while True:
        number += 1
        pages = {f"{i}/index.html": b"%d" % (number // (i % 3 + 1)) for i in range(number % 9)}
        portal.build(pages | {"number": b"%d" % number, "count": b"%d" % (number % 9)})
        if number % 4 == 0:
            level(portal.output)


def test_killed_at_any_moment(portal):
    generator = random.Random(20260717)
    portal.build(OLD)
    for _ in range(25):
        pid = os.fork()
        if pid == 0:
            try:
                _build_for_ever(portal)
            finally:
                os._exit(1)
        time.sleep(generator.uniform(0.0, 0.08))
        os.kill(pid, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(pid, 0)[1]), "the child failed before it was killed"
        site = portal.site()
        number = int(site.get("number", b"0"))
        pages = {f"{i}/index.html": b"%d" % (number // (i % 3 + 1)) for i in range(number % 9)}
        expected = pages | {"number": b"%d" % number, "count": b"%d" % (number % 9)}
        assert site == (expected if number else OLD)
    portal.build(LAST)
    assert portal.site() == LAST


_tree: SiteTree


def _write_for_ever(number: int) -> None:
    writer = _tree.writer()
    while True:
        writer.write(f"worker/{number}", os.urandom(100))


def test_workers_of_a_killed_build_end_with_it(folder_portal):
    global _tree
    folder_portal.build(OLD)
    pid = os.fork()
    if pid == 0:
        with hold([lock_file(folder_portal.output)], 0), folder_portal.open() as _tree:
            _tree.writer()
            with get_context("fork").Pool(2, die_with_parent, (os.getpid(),)) as pool:
                pool.map(_write_for_ever, range(2))
        os._exit(0)
    written = folder_portal.spare / "worker/1"
    while not written.exists():
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with hold([lock_file(folder_portal.output)], 5):
        folder_portal.build(NEW)
    assert folder_portal.site() == NEW
    level(folder_portal.output)
    time.sleep(0.05)
    assert not written.exists()
