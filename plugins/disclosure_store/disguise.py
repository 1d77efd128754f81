"""Paths as they may be told: a name of a file or folder that holds a private value is replaced by its place.

What is told goes into reports, logs and the build database; a clerk finds the file by counting.
"""

import os
from collections.abc import Callable
from pathlib import Path


def disguise(content: Path, path: str, is_private: Callable[[str], bool]) -> str:
    """The path, relative to CONTENT, with `（第3项）` for the third entry of its folder where its name is private."""
    shown = []
    here = content
    for name in path.split("/"):
        shown.append(f"（第{_find_place(here, name)}项）" if is_private(name) else name)
        here /= name
    return "/".join(shown)


def _find_place(folder: Path, name: str) -> int:
    """From 1, in the order of names; what is not there any more has place 0."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError:
        return 0
    return names.index(name) + 1 if name in names else 0
