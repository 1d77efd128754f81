"""Takes out of a tree what does not belong there: files that have gone, and the folders they leave empty."""

# A hundred thousand files: paths stay text.
# ruff: noqa: PTH106, PTH108

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from disclosure_store.trees.address import SEAL, from_disk, on_disk


def remove(tree: Path, path: str) -> None:
    """Remove a file, if it is there, and the folders it leaves empty."""
    with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):  # a new page may be in its place
        os.unlink(on_disk(tree, path))
    folder = path.rpartition("/")[0]
    while folder:
        try:
            os.rmdir(on_disk(tree, folder))
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:
            return  # not empty
        folder = folder.rpartition("/")[0]


def sweep(tree: Path, wanted: Callable[[str], bool]) -> int:
    """Remove every file that is not wanted, and folders without files. How many are left, but for `.seal`."""
    return _sweep(str(tree), "", wanted)


def list_files(tree: Path) -> set[str]:
    """Every file of the tree but `.seal`, by its address."""
    found: set[str] = set()
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(on_disk(tree, folder)) as entries:
            for entry in entries:
                path = f"{folder}{from_disk(entry.name)}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                elif path != SEAL and entry.is_file(follow_symlinks=False):
                    found.add(path)
    return found


def _sweep(tree: str, folder: str, wanted: Callable[[str], bool]) -> int:
    left = 0
    with os.scandir(on_disk(tree, folder)) as entries:
        for entry in list(entries):
            path = f"{folder}{from_disk(entry.name)}"
            if entry.is_dir(follow_symlinks=False):
                inside = _sweep(tree, f"{path}/", wanted)
                if not inside:
                    os.rmdir(entry.path)
                left += inside
            elif wanted(path) and not entry.is_symlink():
                left += 1
            elif path != SEAL:
                os.unlink(entry.path)
    return left
