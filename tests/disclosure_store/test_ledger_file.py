"""The ledger on disk: what a kill, a full disk, a link or another writer can and cannot do to it."""

import errno
import fcntl
import os
import shutil
from contextlib import suppress

import pytest
from tests.disclosure.ledger.ledger_samples import draft

from disclosure.ledger import ZERO_HASH, Broken, Chain, chain_drafts
from disclosure_store import ledger_file
from disclosure_store.ledger_file import append, main, read, year_files
from disclosure_store.ledger_folder import LedgerFileError


def write(folder, *drafts):
    """Read, append, read again."""
    ledger = read(folder)
    head = append(ledger, chain_drafts(ledger.chain, drafts))
    again = read(folder)
    assert again.chain.head == head
    return again


@pytest.fixture
def folder(tmp_path):
    """A ledger of three entries over a year's end."""
    write(
        tmp_path / "ledger",
        draft("p-1", "2026-12-30"),
        draft("p-2", "2026-12-31"),
        draft("p-3", "2027-01-04"),
    )
    return tmp_path / "ledger"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_missing_folder_is_an_empty_ledger_and_reading_makes_none(tmp_path):
    assert read(tmp_path / "ledger").chain == Chain()
    assert append(read(tmp_path / "ledger"), []) == ZERO_HASH
    assert list(tmp_path.iterdir()) == []


def test_entries_go_into_the_file_of_their_year(folder):
    assert {name: content.count(b"\n") for name, content in contents(folder).items()} == {
        "2026.jsonl": 2, "2027.jsonl": 1,
    }  # fmt: skip
    before = contents(folder)
    after = write(folder, draft("p-4", "2027-01-05"))
    assert [entry.record for entry in after.chain.entries] == ["p-1", "p-2", "p-3", "p-4"]
    assert contents(folder)["2027.jsonl"].startswith(before["2027.jsonl"])


def test_a_changed_line_is_told_and_nothing_is_written(folder):
    path = folder / "2026.jsonl"
    path.write_bytes(path.read_bytes().replace(b"p-2", b"p-9"))
    result = read(folder)
    assert isinstance(result, Broken)
    assert [problem[:3] for problem in result.problems] == [("changed", "2026.jsonl", 2)]


def test_an_append_torn_at_any_byte_loses_nothing_and_breaks_nothing(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # hundreds of appends
    before = contents(folder)
    ledger = read(folder)
    drafts = [draft("p-4", "2027-01-05"), draft("甲-5", "2027-01-06")]
    block = year_files(chain_drafts(ledger.chain, drafts))["2027.jsonl"]
    torn = tmp_path / "torn"
    shutil.copytree(folder, torn)
    for cut in range(len(block) + 1):
        (torn / "2027.jsonl").write_bytes(before["2027.jsonl"] + block[:cut])
        found = read(torn)
        records = [entry.record for entry in found.chain.entries]
        whole = sum(cut >= len(b"\n".join(block.split(b"\n")[:count])) for count in (1, 2))
        assert records == ["p-1", "p-2", "p-3", "p-4", "甲-5"][: 3 + whole]
        again = write(torn, *drafts[whole:], draft("p-6", "2028-02-01"))
        assert [entry.record for entry in again.chain.entries] == ["p-1", "p-2", "p-3", "p-4", "甲-5", "p-6"]
        assert again.chain.notes == ()
        assert (torn / "2027.jsonl").read_bytes() == before["2027.jsonl"] + block
        (torn / "2028.jsonl").unlink()


def test_an_append_over_a_years_end_torn_between_the_files_is_whole(folder):
    ledger = read(folder)
    files = year_files(chain_drafts(ledger.chain, [draft("p-4", "2027-02-01"), draft("p-5", "2028-01-04")]))
    with (folder / "2027.jsonl").open("ab") as file:
        file.write(files["2027.jsonl"])
    (folder / "2028.jsonl").touch()
    assert write(folder, draft("p-5", "2028-01-04")).chain.entries[-1].record == "p-5"


def test_a_ledger_changed_since_it_was_read_is_not_written(folder):
    stale = read(folder)
    write(folder, draft("p-4", "2027-01-05"))
    before = contents(folder)
    with pytest.raises(LedgerFileError, match="改动"):
        append(stale, chain_drafts(stale.chain, [draft("p-5", "2027-01-05")]))
    assert contents(folder) == before


def test_a_file_put_in_its_place_with_the_same_size_is_noticed(folder):
    ledger = read(folder)
    copy = folder / "copy"
    shutil.copy(folder / "2027.jsonl", copy)
    copy.replace(folder / "2027.jsonl")
    with pytest.raises(LedgerFileError, match="改动"):
        append(ledger, chain_drafts(ledger.chain, [draft("p-5", "2027-01-05")]))


def test_a_second_writer_is_refused(folder):
    ledger = read(folder)
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(LedgerFileError, match="另一个程序"):
        append(ledger, chain_drafts(ledger.chain, [draft("p-5", "2027-01-05")]))
    os.close(descriptor)


def test_entries_of_another_chain_are_a_mistake_of_the_caller(folder):
    with pytest.raises(ValueError, match="do not go on"):
        append(read(folder), chain_drafts(Chain(), [draft("p-5", "2027-01-05")]))


@pytest.mark.parametrize("written", [0, 1, 500])
def test_a_full_disk_leaves_the_ledger_as_it_was(folder, monkeypatch, written):
    ledger, before = read(folder), contents(folder)

    def fill_disk(descriptor, content):
        if content:
            os.write(descriptor, content[:written])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ledger_file, "write_all", fill_disk)
    with pytest.raises(LedgerFileError, match="写不进去"):
        append(ledger, chain_drafts(ledger.chain, [draft("p-4", "2027-01-05"), draft("p-5", "2028-01-05")]))
    assert contents(folder) == before


def test_links_and_other_things_are_not_followed(folder, tmp_path):
    outside = tmp_path / "outside.jsonl"
    outside.write_bytes((folder / "2027.jsonl").read_bytes())
    (folder / "2027.jsonl").unlink()
    (folder / "2027.jsonl").symlink_to(outside)
    with pytest.raises(LedgerFileError, match="链接"):
        read(folder)
    (folder / "2027.jsonl").unlink()
    os.mkfifo(folder / "2027.jsonl")
    with pytest.raises(LedgerFileError, match="普通文件"):
        read(folder)
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(LedgerFileError, match="链接"):
        read(tmp_path / "link")


def test_a_link_for_the_new_year_is_not_written_through(folder, tmp_path):
    ledger = read(folder)
    (folder / "2028.jsonl").symlink_to(tmp_path / "outside.jsonl")
    with pytest.raises(LedgerFileError):
        append(ledger, chain_drafts(ledger.chain, [draft("p-5", "2028-01-05")]))
    assert not (tmp_path / "outside.jsonl").exists()


@pytest.fixture
def sides(folder, tmp_path):
    """Two ledgers that have gone apart, each over another year's end."""
    theirs = tmp_path / "theirs"
    shutil.copytree(folder, theirs)
    write(folder, draft("a", "2027-06-01"), draft("b", "2028-01-05"))
    write(theirs, draft("c", "2027-05-01"), draft("d", "2028-02-05"))
    return folder, theirs


def test_the_command_merges_into_our_folder(sides, capsys):
    ours, theirs = sides
    heads = [read(side).chain.head for side in sides]
    assert main(["merge", str(ours), str(theirs)]) == 0
    assert "已合并：新增 3 行" in capsys.readouterr().out
    chain = read(ours).chain
    assert [entry.record for entry in chain.entries[3:]] == ["c", "a", "b", "d", ""]
    assert [main(["verify", str(ours), head]) for head in heads] == [0, 0]
    assert main(["merge", str(theirs), str(ours)]) == 0
    assert contents(theirs) == contents(ours)
    capsys.readouterr()
    assert main(["merge", str(ours), str(theirs)]) == 0
    assert "无需合并" in capsys.readouterr().out


def test_a_rewrite_broken_off_anywhere_is_the_old_ledger_or_the_new_one(sides, monkeypatch, tmp_path):
    ours, theirs = sides
    shutil.copytree(ours, tmp_path / "whole")
    assert main(["merge", str(tmp_path / "whole"), str(theirs)]) == 0
    heads = {read(ours).chain.head, read(tmp_path / "whole").chain.head}
    seen = set()
    for step in range(24):
        broken = tmp_path / f"broken-{step}"
        shutil.copytree(ours, broken)
        with monkeypatch.context() as patch:
            steps = iter(range(step))
            for name in ("mkdir", "fsync", "write", "rename", "replace", "rmdir"):
                patch.setattr(os, name, count_down(getattr(os, name), steps))
            with suppress(KilledError):
                main(["merge", str(broken), str(theirs)])
        seen.add(read(broken).chain.head)
        assert main(["merge", str(broken), str(theirs)]) == 0
        write(broken, draft("later", "2028-03-01"))
        assert sorted(contents(broken))[-3:] == ["2026.jsonl", "2027.jsonl", "2028.jsonl"]
    assert seen == heads


class KilledError(BaseException):
    """Stands for a kill: nothing in the code under test may catch it."""


def count_down(function, steps):
    def call(*arguments, **keywords):
        if next(steps, None) is None:
            raise KilledError
        return function(*arguments, **keywords)

    return call


def test_the_command_tells_what_is_wrong_and_touches_nothing(sides, capsys, tmp_path):
    ours, theirs = sides
    before = contents(ours)
    (theirs / "2026.jsonl").write_bytes(b"{}\n")
    assert main(["merge", str(ours), str(theirs)]) == 5
    assert "2026.jsonl 第 1 行" in capsys.readouterr().err
    assert main(["merge", str(ours), str(tmp_path / "typo")]) == 5
    assert "找不到" in capsys.readouterr().err
    assert main(["verify", str(ours), "f" * 64]) == 5
    assert main(["merge"]) == 2
    assert "用法" in capsys.readouterr().err
    assert contents(ours) == before
