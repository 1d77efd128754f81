"""Where a page may stand, what may be in its way, and who writes it."""

import os
import pickle
from hashlib import sha256
from multiprocessing import get_context

import pytest

from disclosure_store.trees import SiteTree, Writer, Written, die_with_parent

ONE = {"index.html": b"home", "penalties/a/index.html": b"a", "data/penalties.csv": b"id"}


def test_a_file_becomes_a_folder_and_a_folder_a_file(portal):
    first = {"a": b"file", "b/c/d": b"deep", "b/e": b"e"}
    second = {"a/x/y": b"deep", "b": b"file"}
    for pages in (first, second, first, second):
        portal.build(pages)
        assert portal.site() == pages


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("paths", [("a", "a/b"), ("a/b", "a")])
def test_two_pages_at_one_place_are_a_mistake(portal, known, paths):
    if known:
        portal.build(ONE)
    pages = (ONE if known else {}) | dict.fromkeys(paths, b"text")
    with pytest.raises(ValueError, match="same place"):
        portal.build(pages)
    assert portal.site() == (ONE if known else {})


def test_a_file_may_be_joined_from_others_that_stay_or_are_new(portal):
    portal.build({"m/1": b"head 1", "m/2": b"head 2", "whole/x": b"in the way"})
    with portal.open() as tree:
        tree.keep("m/1")
        tree.stage("m/2", "new", b"head two")
        written = tree.writer().join("whole", b"head ", [("m/1", 5), ("m/2", 5)])
        tree.record("k", written)
        tree.publish(lambda: None)
    assert portal.site() == {"m/1": b"head 1", "m/2": b"head two", "whole": b"head 1two"}
    assert (written.size, written.digest) == (9, sha256(b"head 1two").hexdigest())


def test_what_is_joined_has_a_file_of_its_own(portal):
    """Somebody may still be reading the last one."""
    portal.build({"m/1": b"a" * 99, "whole": b"a" * 99})
    with portal.open() as tree:
        tree.stage("m/1", "new", b"b")
        tree.keep("whole")
        tree.publish(lambda: None)
    with (portal.output / "whole").open("rb") as reader, portal.open() as tree:
        tree.keep("m/1")
        tree.record("k", tree.writer().join("whole", b"", [("m/1", 0)]))
        tree.publish(lambda: None)
        assert reader.read() == b"a" * 99


def test_a_path_recorded_twice_is_a_mistake(portal):
    portal.build(ONE)
    with portal.open() as tree:
        tree.stage("new", "k", b"1")
        with pytest.raises(ValueError, match="same place"):
            tree.stage("new", "k", b"2")
        tree.keep("index.html")
        with pytest.raises(ValueError, match="same place"):
            tree.stage("index.html", "k", b"2")
        with pytest.raises(KeyError):
            tree.keep("unknown")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a//b",
        "a/./b",
        "a/",
        "nul\0",
        "字" * 86,
        "x" * 256,
        ".seal",
        "\ud800",
    ],
)
def test_a_path_outside_the_site_is_refused(folder_portal, path):
    with folder_portal.open() as tree:
        with pytest.raises(ValueError, match=r"not a path inside the site|surrogates"):
            tree.stage(path, "k", b"")
        with pytest.raises(ValueError, match=r"not a path inside the site|surrogates"):
            tree.record("k", Written(path, "00" * 32, 0))


def test_a_long_chinese_name_and_odd_letters_are_fine(portal):
    pages = {"字" * 85 + "/" + "x" * 255: b"1", "new\nline": b"2", "..hidden": b"3", "back\\slash": b"4"}
    portal.build(pages)
    portal.build(pages | {"more": b"5"})
    assert portal.site() == pages | {"more": b"5"}


def test_a_large_file_is_written_and_levelled(portal):
    big = os.urandom(3 << 20)
    portal.build({"data.csv": big})
    portal.build({"data.csv": big[::-1], "x": b"1"})
    portal.build({"data.csv": big[::-1], "x": b"2"})
    assert portal.site() == {"data.csv": big[::-1], "x": b"2"}


def test_a_large_file_that_is_being_downloaded_is_read_to_its_end(folder_portal):
    old = b"old" * (1 << 20)
    folder_portal.build({"data.csv": old})
    with open(folder_portal.output / "data.csv", "rb") as download:
        head = download.read(10)
        folder_portal.build({"data.csv": b"new"})
        folder_portal.build({"data.csv": b"newer"})
        assert head + download.read() == old


_writer: Writer | None = None


def _write(numbers: range) -> list[Written]:
    assert _writer is not None
    return [_writer.write(f"pages/{i % 10}/{i}/index.html", b"%d" % i * 100) for i in numbers]


def _write_pickled(job: tuple[bytes, range]) -> list[Written]:
    global _writer
    _writer = pickle.loads(job[0])
    return _write(job[1])


@pytest.mark.parametrize("standing", [False, True])
@pytest.mark.parametrize("pickled", [False, True])
def test_workers_write_and_the_main_process_records(portal, standing, pickled):
    global _writer
    if standing:
        portal.build(ONE | {"pages/3": b"in the way"})
    tree: SiteTree
    with portal.open() as tree:
        _writer = tree.writer()
        spans = [range(i, i + 20) for i in range(0, 200, 20)]
        with get_context("fork").Pool(2, die_with_parent, (os.getpid(),)) as pool:
            answers = (
                pool.imap_unordered(_write_pickled, [(pickle.dumps(_writer), span) for span in spans])
                if pickled
                else pool.imap_unordered(_write, spans)
            )
            for written in answers:
                for each in written:
                    tree.record("k", each)
        tree.publish(lambda: None)
    assert portal.site() == {f"pages/{i % 10}/{i}/index.html": b"%d" % i * 100 for i in range(200)}
