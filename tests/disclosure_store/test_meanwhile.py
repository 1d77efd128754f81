"""What changed while a build was at work is counted: what was read exactly, what came or went by its folder's time."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.disclosure_store.made_content import permit, read, write

from disclosure_store.docket import scan
from disclosure_store.meanwhile import count_changed
from disclosure_store.state import open_state

OLD_S = 10.0


def put(content: Path, path: str, text: str = "") -> Path:
    return write(
        content, f"permits/{path}", text or permit(f"permit-{path.rpartition('/')[2].removesuffix('.yaml')}")
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Four files in two folders, all known to the state, and long since written."""
    folder = tmp_path / "content"
    for path in ("a/11.yaml", "a/12.yaml", "b/13.yaml", "b/14.yaml"):
        file = put(folder, path)
        os.utime(file, (time.time() - OLD_S,) * 2)
    state = open_state(tmp_path / "state", "one")
    read(folder, state)
    state.close()
    for here, _, _ in os.walk(folder):
        os.utime(here, (time.time() - OLD_S,) * 2)
    return folder


def rename(content: Path) -> None:
    (content / "records/permits/a/11.yaml").rename(content / "records/permits/a/19.yaml")


def move(content: Path) -> None:
    (content / "records/permits/a/11.yaml").rename(content / "records/permits/b/11.yaml")


EDITS: list[tuple[str, Callable[[Path], object], int]] = [
    ("nothing", lambda content: None, 0),
    ("added", lambda content: put(content, "a/15.yaml"), 1),
    ("added in a new folder", lambda content: put(content, "c/d/15.yaml"), 1),
    ("deleted", lambda content: (content / "records/permits/a/11.yaml").unlink(), 1),
    ("renamed", rename, 1),
    ("moved", move, 2),
    ("left by an editor", lambda content: write(content, "permits/a/.11.yaml.swp", "x"), 0),
]


@pytest.mark.parametrize(("name", "edit", "count"), EDITS, ids=[name for name, _, _ in EDITS])
@pytest.mark.parametrize("known", [True, False], ids=["not read by this build", "read by this build"])
def test_changes_are_counted(
    content: Path, tmp_path: Path, name: str, edit: Callable[[Path], object], count: int, known: bool
) -> None:
    state = open_state(tmp_path / "state", "one" if known else "two")
    changes = scan(content, state)
    assert len(changes.read) == (0 if known else 4)
    time.sleep(0.02)
    edit(content)
    # of a file that this build read both names are known to have changed
    assert count_changed(content, changes) == count + (name == "renamed" and not known)
    state.close()


def test_a_file_that_was_read_and_is_written_again_in_place_is_counted(content: Path, tmp_path: Path) -> None:
    state = open_state(tmp_path / "state", "two")
    changes = scan(content, state)
    put(content, "a/11.yaml", "id: other\n")
    assert count_changed(content, changes) == 1
    state.close()
