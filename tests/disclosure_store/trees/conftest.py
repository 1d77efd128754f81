"""A site in a folder of its own, built the way a build does it."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from disclosure_store.trees import SiteTree

Pages = Mapping[str, bytes]


def read_tree(tree: Path) -> dict[str, bytes]:
    """Every file below `tree` but its seal."""
    files = (path for path in tree.rglob("*") if path.is_file())
    return {str(path.relative_to(tree)): path.read_bytes() for path in files if path.name != ".seal"}


def do_nothing() -> None:
    """Stands for the ledger."""


@dataclass
class Portal:
    """OUTPUT, the build database and what stands between them."""

    root: Path
    by_link: bool = False
    waits: list[Path] = field(default_factory=list)

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def spare(self) -> Path:
        if self.output.is_symlink():
            names = {".output.a", ".output.b"} - {str(self.output.readlink())}
            return self.root / names.pop()
        return self.root / ".output.spare"

    @property
    def database(self) -> Path:
        return self.root / "state.db"

    def open(self) -> SiteTree:
        db = sqlite3.connect(self.database)
        db.execute("PRAGMA synchronous = OFF")
        return SiteTree.open(self.output, db, by_link=self.by_link, on_wait=self.waits.append)

    def fill(self, tree: SiteTree, pages: Pages) -> None:
        """Keep what is current, stage the rest. The key of a page is its text."""
        for path, data in pages.items():
            if tree.is_current(path, data.hex()):
                tree.keep(path)
            else:
                tree.stage(path, data.hex(), data)

    def build(self, pages: Pages, before_swap: Callable[[], None] = do_nothing) -> bool:
        with self.open() as tree:
            self.fill(tree, pages)
            return tree.publish(before_swap)

    def site(self) -> dict[str, bytes]:
        return read_tree(self.output)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory where there is one: these tests make thousands of trees."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="trees-", dir=memory) as folder:
        (Path(folder) / "portal").mkdir()
        yield Path(folder) / "portal"


@pytest.fixture(params=[False, True], ids=["exchange", "link"])
def portal(place: Path, request: pytest.FixtureRequest) -> Portal:
    return Portal(place, by_link=request.param)


@pytest.fixture
def folder_portal(place: Path) -> Portal:
    """The one whose OUTPUT is a folder that is exchanged."""
    return Portal(place)


@pytest.fixture
def disk_portal(tmp_path: Path) -> Portal:
    """On a disk."""
    return Portal(tmp_path)
