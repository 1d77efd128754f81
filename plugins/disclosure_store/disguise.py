"""Paths as they may be told: a name of a file or folder that holds a private value is replaced by its place.

What is told goes into reports, logs and the build database; a clerk finds the file by counting.
"""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from disclosure.privacy.detector import Detector

_PLACE = re.compile("（第([0-9]+)项）")


IsPrivate = Callable[[str, str], bool]
"""Asked with the name of a folder, "" for CONTENT, and of what is in it."""


def disguise(content: Path, path: str, is_private: IsPrivate) -> str:
    """The path, relative to CONTENT, with `（第3项）` for the third entry of its folder where its name is private."""
    shown = []
    here, folder = content, ""
    for name in path.split("/"):
        shown.append(f"（第{_find_place(here, name)}项）" if is_private(folder, name) else name)
        here, folder = here / name, name
    return "/".join(shown)


@lru_cache(maxsize=4096)  # many files lie in few folders
def is_private_name(detector: Detector, folder: str, name: str) -> bool:
    """Whether the name of a file or folder holds a private value, or is one by what its folder is called."""
    return bool(
        detector.find(name) or detector.find_in_id(name) or detector.find_labelled(f"{folder}/{name}")
    )


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
