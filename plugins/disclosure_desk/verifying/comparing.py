"""Two folders, file by file."""

import os
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of it; paths relative to the folders, sorted."""

    same: int
    different: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether both hold the same files with the same bytes."""
        return not (self.different or self.only_first or self.only_second)


def compare(first: Path, second: Path) -> Comparison:
    """Compare every file of two folders, byte for byte; links are not followed."""
    here, there = _list_files(first), _list_files(second)
    both = sorted(here & there)
    different = tuple(path for path in both if not cmp(first / path, second / path, shallow=False))
    return Comparison(
        same=len(both) - len(different),
        different=different,
        only_first=tuple(sorted(here - there)),
        only_second=tuple(sorted(there - here)),
    )


def _list_files(folder: Path) -> set[str]:
    return {
        os.path.relpath(Path(where) / name, folder) for where, _, names in os.walk(folder) for name in names
    }
