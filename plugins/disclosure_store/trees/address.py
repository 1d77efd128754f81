"""The address of a file inside the site, below its root: `penalties/2026-17/index.html`.

>>> check("data/penalties.csv")
>>> check("../secrets")
Traceback (most recent call last):
ValueError: not a path inside the site: '../secrets'
"""

import os
import re
from pathlib import Path

SEAL = ".seal"
"""The one address that is the tree's own: see `seal`."""

_LONGEST_NAME_BYTES = 255
_PLAIN = re.compile(r"(?:[0-9A-Za-z_-][0-9A-Za-z_.-]{0,199}(?:/(?!\Z)|\Z))+")
"""Surely an address; what does not match is looked at name by name."""
_NOT_NAMES = frozenset(("", ".", ".."))


def check(path: str) -> None:
    """Raise ValueError unless `path` is relative, stays inside the site and can be stored under its name.

    Refused: absolute paths, empty, `.` and `..` components, NUL, text that is not UTF-8, a component of more
    than 255 bytes, and `.seal`.
    """
    if _PLAIN.fullmatch(path):
        return
    if "\0" in path or path == SEAL or not all(map(_is_name, path.split("/"))):
        raise ValueError(f"not a path inside the site: {path!r}")


def _is_name(name: str) -> bool:
    if name in _NOT_NAMES:
        return False
    if len(name) * 4 <= _LONGEST_NAME_BYTES and name.isascii():
        return True
    return len(name.encode("utf-8")) <= _LONGEST_NAME_BYTES


def on_disk(tree: Path | str, path: str) -> bytes:
    """Where a file of a tree stands: under its name in UTF-8, whatever the machine's own character set is.

    A host serves names by their bytes: a Chinese folder written under GBK would be at another address.
    """
    return os.fsencode(tree) + b"/" + path.encode("utf-8", "surrogateescape")


def from_disk(name: bytes) -> str:
    """The name of a file in a tree as its address has it."""
    return name.decode("utf-8", "surrogateescape")


def is_file(tree: Path | str, path: str) -> bool:
    """Whether a file stands at an address of a tree."""
    return os.path.isfile(on_disk(tree, path))  # noqa: PTH113 (a Path cannot be made of bytes)
