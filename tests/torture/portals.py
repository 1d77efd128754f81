"""A portal for torture: its builds are forked, and its site, state and ledger can be put aside and back."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.builds.conftest import PRODUCTION, Built, Portal, read_tree
from tests.builds.forking import ForkedBuild
from tests.builds.records import DAY, Content, make_content, permit

CLOCK = f"{DAY}T09:00:00+08:00"
MANY = 210
"""Files are read, and pages made, by several processes from 200 on."""
GENERATED = ("output", ".output.*", "state", "ledger")

Site = dict[str, bytes]


class ForkedPortal(Portal):
    """Content, site, state and ledger beside one another; every build is forked."""

    @property
    def ledger(self) -> Path:
        return self.root / "ledger"

    def launch(self, arguments: list[str], environ: dict[str, str], log: Path | None, *, alone: bool) -> Any:
        """Start a build in a process and group of its own."""
        environ = {"DISCLOSURE_LEDGER": str(self.ledger)} | environ
        return ForkedBuild(
            arguments, environ, self.root, log or self.root / f"said-{time.monotonic_ns()}.txt"
        )

    def site(self) -> Site:
        """Every file of OUTPUT; nothing where there is none."""
        return read_tree(self.output) if self.output.exists() else {}

    def lines(self) -> list[bytes]:
        """The ledger's lines, all years."""
        return [
            line for file in sorted(self.ledger.glob("*.jsonl")) for line in file.read_bytes().splitlines()
        ]

    def save(self, name: str) -> Path:
        """Put a copy of everything generated aside."""
        self.rest()
        folder = self.root / "saved" / name
        for path in self._generated():
            _copy(path, folder / path.name)
        return folder

    def restore(self, folder: Path | None) -> None:
        """Put it back; None: nothing was ever built."""
        self.rest()
        for path in self._generated():
            _remove(path)
        for path in folder.iterdir() if folder else ():
            _copy(path, self.root / path.name)

    def cold(self, settings: Path = PRODUCTION, **others: Any) -> Site:
        """What a build from nothing makes of the same content, ledger and day, in another folder."""
        other = ForkedPortal(
            self.root / "cold", self.content, self.env | {"DISCLOSURE_LEDGER": str(self.ledger)}
        )
        shutil.rmtree(other.root, ignore_errors=True)
        other.root.mkdir()
        built = other.build(settings, **others)
        assert built.code in (0, 3, 4), built.said
        other.rest()
        return other.site()

    def _generated(self) -> Iterator[Path]:
        for pattern in GENERATED:
            yield from self.root.glob(pattern)


def make_portal(root: Path, many: int = MANY) -> ForkedPortal:
    """A portal with so many permits that several processes work on it."""
    portal = ForkedPortal(root, make_content(root / "content"), {"DISCLOSURE_WORKERS": "2"})
    put_many(portal.content, many)
    return portal


def put_many(content: Content, many: int, **others: Any) -> None:
    """Permits 10 and following, each in a file of its own."""
    for number in range(10, 10 + many):
        content.put(f"permits/many/{number}", permit(number, **others))


def is_clean(built: Built) -> bool:
    """Whether it ended as builds are to end: with a site, or stopped with a reason, and without a traceback."""
    return built.code in (0, 3, 4, 5) and bool(built.report) and "Traceback" not in built.said


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.copytree(path, to, symlinks=True)
    else:
        shutil.copy2(path, to, follow_symlinks=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
