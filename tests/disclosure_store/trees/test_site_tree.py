"""What a build leaves at OUTPUT, and beside it."""

import os
from pathlib import Path

import pytest
from tests.disclosure_store.trees.conftest import read_tree

from disclosure_store.trees import level

ONE = {"index.html": b"home", "penalties/a/index.html": b"a", "data/penalties.csv": b"id"}
TWO = {"index.html": b"home", "penalties/a/index.html": b"A!", "penalties/b/index.html": b"b"}


def facts(tree: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of every file."""
    return {
        str(p.relative_to(tree)): (p.stat().st_ino, p.stat().st_mtime_ns)
        for p in tree.rglob("*")
        if p.is_file()
    }


def test_a_first_site_stands_whole(portal):
    assert portal.build(ONE) is True
    assert portal.site() == ONE


def test_the_next_site_replaces_changes_adds_and_deletes(portal):
    portal.build(ONE)
    with portal.open() as tree:
        portal.fill(tree, TWO)
        changes = tree.changes()
        assert portal.site() == ONE
        tree.publish(lambda: None)
    assert (changes.added, changes.changed) == (["penalties/b/index.html"], ["penalties/a/index.html"])
    assert (changes.deleted, changes.unchanged) == (["data/penalties.csv"], 1)
    assert portal.site() == TWO
    assert not (portal.output / "data").exists()


def test_on_a_disk(disk_portal):
    for pages in (ONE, TWO, ONE):
        disk_portal.build(pages)
        assert disk_portal.site() == pages


def test_a_long_row_of_builds_with_and_without_a_leveller(portal):
    for number in range(12):
        pages = {f"p/{i % 5}/{i}.html": b"%d" % (number // (i + 1)) for i in range(number % 7 + 1)}
        portal.build(pages)
        assert portal.site() == pages
        if number % 3 == 0:
            assert level(portal.output)
            assert facts(portal.output).keys() == facts(portal.spare).keys()


def test_nothing_changed_is_no_swap(portal):
    portal.build(ONE)
    before, folder = facts(portal.output), portal.output.stat().st_ino
    called = []
    assert portal.build(ONE, lambda: called.append(1)) is False
    assert called == [1]
    assert (facts(portal.output), portal.output.stat().st_ino) == (before, folder)


def test_the_same_bytes_from_another_source_are_no_change(portal):
    portal.build(ONE)
    before = facts(portal.output)
    with portal.open() as tree:
        for path, data in ONE.items():
            tree.stage(path, "other key", data)
        assert not tree.changes()
        assert tree.publish(lambda: None) is False
    assert facts(portal.output) == before
    with portal.open() as tree:
        assert tree.is_current("index.html", "other key")
        assert not tree.is_current("index.html", ONE["index.html"].hex())


def test_an_unchanged_file_keeps_its_time_over_many_swaps(portal):
    portal.build(ONE)
    time = (portal.output / "index.html").stat().st_mtime_ns
    for number in range(4):
        portal.build(ONE | {"new": b"%d" % number})
        assert (portal.output / "index.html").stat().st_mtime_ns == time


def test_the_trees_share_no_inode(portal):
    portal.build(ONE)
    portal.build(TWO)
    level(portal.output)
    live = {inode for inode, _ in facts(portal.output).values()}
    assert live.isdisjoint({inode for inode, _ in facts(portal.spare).values()})


def test_a_second_name_that_somebody_gave_a_file_keeps_the_old_text(portal):
    portal.build(ONE)
    portal.build(TWO)
    backup = portal.root / "backup"
    os.link(portal.spare / "penalties/a/index.html", backup)
    portal.build(TWO | {"penalties/a/index.html": b"third"})
    assert backup.read_bytes() == b"a"


def test_without_state_the_same_site_comes_again(portal):
    portal.build(ONE)
    portal.build(TWO)
    seal = (portal.output / ".seal").read_bytes()
    portal.database.unlink()
    with portal.open() as tree:
        assert not tree.is_current("index.html", b"home".hex())
        portal.fill(tree, TWO)
        assert tree.publish(lambda: None) is True
    assert portal.site() == TWO
    assert (portal.output / ".seal").read_bytes() == seal


def test_what_the_state_does_not_know_goes_when_it_was_deleted(portal):
    portal.build(ONE)
    portal.build(TWO)
    portal.database.unlink()
    portal.build({"index.html": b"only"})
    portal.build({"index.html": b"last"})
    assert portal.site() == {"index.html": b"last"}


def test_another_site_put_in_place_by_hand_is_replaced_whole(folder_portal):
    other = type(folder_portal)(folder_portal.root / "other")
    other.root.mkdir()
    other.build({"strange": b"!"})
    folder_portal.build(ONE)
    folder_portal.output.rename(folder_portal.root / "gone")
    other.output.rename(folder_portal.output)
    assert folder_portal.build(ONE) is True
    assert folder_portal.site() == ONE


def test_a_deleted_output_is_built_again(folder_portal):
    folder_portal.build(ONE)
    folder_portal.output.rename(folder_portal.root / "gone")
    assert folder_portal.build(ONE) is True
    assert folder_portal.site() == ONE


def test_a_deleted_or_foreign_spare_is_made_anew(portal):
    portal.build(ONE)
    portal.build(TWO)
    portal.spare.rename(portal.root / "gone")
    portal.spare.mkdir()
    portal.build(ONE)
    assert portal.site() == ONE


def test_discard_leaves_the_site_and_the_next_build_works(portal):
    portal.build(ONE)
    with portal.open() as tree:
        tree.stage("index.html", "k", b"half")
        tree.stage("stray/page.html", "k", b"stray")
        tree.discard()
    assert portal.site() == ONE
    with portal.open() as tree:
        assert tree.is_current("index.html", b"home".hex())
    portal.build(ONE | {"more": b"1"})
    assert portal.site() == ONE | {"more": b"1"}


def test_a_ledger_that_refuses_stops_the_swap(portal):
    portal.build(ONE)

    def refuse() -> None:
        raise OSError("the ledger's disk, not ours")

    with pytest.raises(OSError, match="ledger"):
        portal.build(TWO, refuse)
    assert portal.site() == ONE
    portal.build(TWO)
    assert portal.site() == TWO


def test_the_ledger_is_told_while_the_last_site_stands_and_the_next_is_whole(portal):
    portal.build(ONE)
    seen = []
    portal.build(TWO, lambda: seen.append(portal.site()))
    assert seen == [ONE]


def test_the_seal_depends_on_content_alone(folder_portal, tmp_path):
    folder_portal.build(ONE)
    folder_portal.build(TWO)
    other = type(folder_portal)(tmp_path / "other", by_link=True)
    other.root.mkdir()
    other.build(dict(reversed(TWO.items())))
    assert (other.output / ".seal").read_text() == (folder_portal.output / ".seal").read_text()
    other.build(ONE)
    assert (other.output / ".seal").read_text() != (folder_portal.output / ".seal").read_text()


def test_an_empty_site_can_stand(portal):
    assert portal.build({}) is True
    assert portal.output.is_dir()
    portal.build(ONE)
    portal.build({})
    assert portal.site() == {}


def test_a_caller_with_its_own_transactions(folder_portal):
    folder_portal.build(ONE)
    with folder_portal.open() as tree:
        db = tree._manifest._db
        db.execute("CREATE TABLE mine (x)")
        db.execute("INSERT INTO mine VALUES (1)")
        folder_portal.fill(tree, TWO)
        tree.publish(lambda: None)
    with folder_portal.open() as tree:
        assert tree.is_current("penalties/b/index.html", b"b".hex())


@pytest.mark.parametrize("data", [b"a", b"changed"])
def test_a_new_file_may_take_the_place_of_one_that_leaves(portal, data):
    portal.build(ONE)
    level(portal.output)
    old = (portal.spare / "penalties/a/index.html").stat().st_ino
    with portal.open() as tree:
        tree.keep("index.html")
        tree.record("k", tree.writer().write("penalties/b/index.html", data, "penalties/a/index.html"))
        tree.record("k", tree.writer().write("new", b"n", "was/never/there"))
        tree.publish(lambda: None)
    assert portal.site() == {"index.html": b"home", "penalties/b/index.html": data, "new": b"n"}
    assert (portal.output / "penalties/b/index.html").stat().st_ino == old
    portal.build(ONE)
    assert portal.site() == ONE


def test_a_file_whose_place_was_taken_in_vain_is_back_for_the_next_build(portal):
    portal.build(ONE)
    with portal.open() as tree:
        tree.writer().write("penalties/b/index.html", b"b", "penalties/a/index.html")
    assert portal.site() == ONE
    portal.build(TWO)
    assert portal.site() == TWO
    assert level(portal.output)
    assert read_tree(portal.spare) == TWO
