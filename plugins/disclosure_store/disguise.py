"""Paths as they may be told: a name of a file or folder that holds a private value is replaced by its place.

What is told goes into reports, logs and the build database; a clerk finds the file by counting.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

_PLACE = re.compile("（第([0-9]+)项）")


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


def reveal(content: Path, shown: str) -> Path:
    """Where the file of a path that was told lies; raises OSError where that cannot be known any more."""
    here = content
    for part in shown.split("/"):
        place = _PLACE.fullmatch(part)
        names = sorted(os.listdir(here)) if place else []  # noqa: PTH208 - names alone
        if place and not 0 < int(place[1]) <= len(names):
            raise FileNotFoundError(shown)
        here /= names[int(place[1]) - 1] if place else part
    return here
