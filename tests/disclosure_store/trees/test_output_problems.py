"""What stands in the way of a new site, what the reader is told, and that the standing site is not harmed."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from disclosure_store.trees import OutputProblem, SiteTree, exchange, page_file, places, site_tree
from disclosure_store.trees.exchange import is_mount_point

ONE = {"index.html": b"home", "a/index.html": b"a"}
TWO = {"index.html": b"other", "b/index.html": b"b"}


@contextmanager
def refused(words: str) -> Iterator[None]:
    with pytest.raises(OutputProblem) as caught:
        yield
    assert words in caught.value.message
    assert caught.value.remedy.endswith("。")
    assert str(caught.value) == caught.value.message + caught.value.remedy


def test_output_is_a_file(folder_portal):
    folder_portal.output.write_bytes(b"mine")
    with refused("是一个文件"):
        folder_portal.build(ONE)
    assert folder_portal.output.read_bytes() == b"mine"


def test_output_is_somebody_elses_folder(portal):
    portal.output.mkdir()
    (portal.output / "thesis.doc").write_bytes(b"mine")
    with refused("不是本程序生成的文件"):
        portal.build(ONE)
    assert portal.site() == {"thesis.doc": b"mine"}


def test_the_spare_trees_place_is_somebody_elses_folder(folder_portal):
    folder_portal.spare.mkdir()
    (folder_portal.spare / "thesis.doc").write_bytes(b"mine")
    with refused("不是本程序生成的文件"):
        folder_portal.build(ONE)
    assert (folder_portal.spare / "thesis.doc").read_bytes() == b"mine"


@pytest.mark.parametrize("names", [[], [".gitkeep"], [".DS_Store", ".gitkeep"]])
def test_an_empty_folder_is_taken(portal, names):
    portal.output.mkdir()
    for name in names:
        (portal.output / name).touch()
    portal.build(ONE)
    portal.build(TWO)
    assert portal.site() == TWO


def test_a_link_of_somebody_elses_is_followed(folder_portal):
    folder_portal.output.symlink_to(folder_portal.root / "www" / "site")
    folder_portal.build(ONE)
    folder_portal.build(TWO)
    assert folder_portal.output.is_symlink()
    assert (folder_portal.root / "www" / ".site.spare").is_dir()
    assert folder_portal.site() == TWO


def test_missing_folders_above_output_are_made(tmp_path):
    with SiteTree.open(tmp_path / "deep/er/site", sqlite3.connect(":memory:")) as tree:
        tree.stage("index.html", "k", b"home")
        tree.publish(lambda: None)
    assert (tmp_path / "deep/er/site/index.html").read_bytes() == b"home"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EROFS, "只读"),
        (errno.EACCES, "没有写入权限"),
        (errno.EIO, "操作系统报告"),
    ],
)
def test_a_write_that_fails(portal, monkeypatch, code, words):
    portal.build(ONE)
    write = os.write

    def fail(fd: int, data: bytes) -> int:
        if data == b"other":
            raise OSError(code, os.strerror(code))
        return write(fd, data)

    monkeypatch.setattr(page_file.os, "write", fail)
    with refused(words):
        portal.build(TWO)
    assert portal.site() == ONE
    monkeypatch.undo()
    portal.build(TWO)
    assert portal.site() == TWO


def test_a_full_disk_in_the_middle_of_a_file_leaves_no_half_page(portal, monkeypatch):
    portal.build(ONE)
    write = os.write

    def half(fd: int, data: bytes) -> int:
        if data == b"other":
            return write(fd, data[:2])
        if data == b"her":
            raise OSError(errno.ENOSPC, "full")
        return write(fd, data)

    monkeypatch.setattr(page_file.os, "write", half)
    with refused("磁盘空间不足"):
        portal.build(TWO)
    monkeypatch.undo()
    portal.build(ONE | {"x": b"x"})
    assert portal.site() == ONE | {"x": b"x"}


def test_a_parent_that_may_not_be_written(folder_portal):
    """In a child, which is nobody in particular where the tests run as root: root may write everywhere."""
    folder_portal.build(ONE)
    folder_portal.database.chmod(0o666)
    folder_portal.root.parent.chmod(0o755)
    folder_portal.root.chmod(0o555)
    pid = os.fork()
    if pid == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            with refused("没有写入权限"):
                folder_portal.build(TWO)
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    folder_portal.root.chmod(0o755)
    assert code == 0
    assert folder_portal.site() == ONE


def test_a_mount_point_is_known_before_anything_is_written(folder_portal, monkeypatch):
    folder_portal.build(ONE)
    monkeypatch.setattr(site_tree, "is_mount_point", lambda folder: folder == folder_portal.output)
    with refused("挂载点"):
        folder_portal.build(TWO)
    assert folder_portal.site() == ONE


def test_mount_points():
    assert is_mount_point(Path("/proc"))
    assert not is_mount_point(Path("/proc/self"))


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV])
def test_a_mount_point_that_shows_only_at_the_exchange(folder_portal, monkeypatch, code):
    folder_portal.build(ONE)

    def refuse(one: Path, other: Path) -> bool:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(places, "exchange", refuse)
    with refused("不能整体替换"):
        folder_portal.build(TWO)
    assert folder_portal.site() == ONE
    monkeypatch.undo()
    folder_portal.build(TWO)
    assert folder_portal.site() == TWO


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS])
def test_a_file_system_without_exchange_gets_a_link(folder_portal, monkeypatch, code):
    class NoExchange:
        def renameat2(self, *names: object) -> int:
            exchange.ctypes.set_errno(code)
            return -1

        def syncfs(self, fd: int) -> int:
            return 0

    folder_portal.build(ONE)
    monkeypatch.setattr(exchange, "_libc", NoExchange())
    for pages in (TWO, ONE, TWO):
        folder_portal.build(pages)
        assert folder_portal.site() == pages
        assert folder_portal.output.is_symlink()
    assert sorted(path.name for path in folder_portal.root.glob(".output*")) == [
        ".output.a", ".output.b", ".output.debt", ".output.spare.lock"
    ]  # fmt: skip


def test_a_first_site_where_folders_cannot_be_exchanged(folder_portal, monkeypatch):
    monkeypatch.setattr(places, "can_exchange", lambda place: False)
    folder_portal.build(ONE)
    assert folder_portal.output.is_symlink()
    assert folder_portal.site() == ONE


def test_a_link_stays_a_link_where_folders_can_be_exchanged(folder_portal):
    folder_portal.by_link = True
    folder_portal.build(ONE)
    folder_portal.by_link = False
    folder_portal.build(TWO)
    assert folder_portal.output.is_symlink()
    assert folder_portal.site() == TWO
