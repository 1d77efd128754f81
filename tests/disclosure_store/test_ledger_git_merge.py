"""The procedure of docs/ledger.md, run: two clones, a conflict, and a ledger that proves both sides."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.disclosure.ledger.ledger_samples import draft

from disclosure.ledger import Broken, chain_drafts
from disclosure_store.ledger_file import append, read

ROOT = Path(__file__).parents[2]
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "甲",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "甲",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "PYTHONPATH": str(ROOT / "plugins"),
}


def run(folder, *command, expect=0):
    done = subprocess.run(
        command,
        cwd=folder,
        env=GIT | {"TMPDIR": str(folder.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout


def git(folder, *arguments, expect=0):
    return run(folder, "git", "-c", "core.autocrlf=true", *arguments, expect=expect)


def publish(clone, *drafts):
    """Append to the clone's ledger and commit; the new head."""
    ledger = read(clone / "content/ledger")
    head = append(ledger, chain_drafts(ledger.chain, drafts))
    git(clone, "add", ".")
    git(clone, "commit", "-m", "publish")
    return head


@pytest.fixture
def clones(tmp_path):
    """Two clones of one repository that has the project's .gitattributes and one entry."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    git(ours, "init", "-b", "main")
    (ours / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    publish(ours, draft("base", "2026-12-01"))
    git(tmp_path, "clone", str(ours), str(theirs))
    return ours, theirs


def procedure(name):
    """The commands of one `sh` block of the document, found by the heading above it."""
    text = (ROOT / "docs/ledger.md").read_text(encoding="utf-8")
    block = re.search(rf"### {name}\n.*?```sh\n(.*?)```", text, re.S)
    assert block is not None
    return block[1]


def follow(clone, name):
    run(clone, "sh", "-euc", procedure(name))


def test_line_ends_survive_a_checkout(clones):
    ours, theirs = clones
    assert (theirs / "content/ledger/2026.jsonl").read_bytes() == (
        ours / "content/ledger/2026.jsonl"
    ).read_bytes()


def test_a_conflict_is_joined_by_the_written_procedure(clones):
    ours, theirs = clones
    their_head = publish(theirs, draft("b", "2026-12-02"), draft("d", "2026-12-04"))
    our_head = publish(ours, draft("a", "2026-12-02", "09:00:00"), draft("c", "2026-12-03"))
    git(ours, "fetch", str(theirs), "main")
    assert "CONFLICT" in git(ours, "merge", "FETCH_HEAD", expect=1)
    follow(ours, "After a conflict")
    chain = read(ours / "content/ledger").chain
    assert [entry.record for entry in chain.entries] == ["base", "a", "b", "c", "d", ""]
    assert chain.contains_head(our_head)
    assert chain.contains_head(their_head)
    assert git(ours, "status", "--porcelain") == ""
    git(theirs, "pull", str(ours), "main")
    assert read(theirs / "content/ledger").chain.head == chain.head


def test_a_merge_that_git_thought_clean_is_found_and_joined(clones):
    ours, theirs = clones
    publish(theirs, draft("b", "2027-01-04"))
    publish(ours, draft("a", "2026-12-31"))
    git(ours, "fetch", str(theirs), "main")
    git(ours, "merge", "--no-edit", "FETCH_HEAD")
    result = read(ours / "content/ledger")
    assert isinstance(result, Broken)
    assert [problem[:3] for problem in result.problems] == [("reordered", "2027.jsonl", 1)]
    assert "docs/ledger.md" in result.problems[0].remedy
    follow(ours, "After a merge without a conflict")
    chain = read(ours / "content/ledger").chain
    assert [entry.record for entry in chain.entries] == ["base", "a", "b", ""]


def test_our_own_commits_are_joined_while_they_are_rebased(clones):
    ours, theirs = clones
    publish(theirs, draft("b", "2026-12-02"))
    publish(ours, draft("a", "2026-12-03"))
    assert "CONFLICT" in git(ours, "pull", "--rebase", str(theirs), "main", expect=1)
    follow(ours, "While rebasing")
    chain = read(ours / "content/ledger").chain
    assert [entry.record for entry in chain.entries] == ["base", "b", "a", ""]
    assert git(ours, "status", "--porcelain") == ""
