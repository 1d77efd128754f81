"""The files of the site that stands, and what the build has said of each so far."""

from array import array
from collections.abc import Iterable
from enum import IntEnum


class Mark(IntEnum):
    """What a build says of a file that stands. A file it says nothing of goes."""

    UNSEEN = 0
    KEPT = 1
    REMADE = 2
    """Made again, and the bytes are the same."""
    CHANGED = 3


class Standing:
    """The manifest in memory: some 200 bytes a file, so that a site of a million is read whole."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._places: dict[str, int] = {}
        self._keys = array("q")
        self._digests = bytearray()
        for path, key, digest in rows:
            self._places[path] = len(self._keys)
            self._keys.append(hash(key))  # 64 bits, salted for this process: a chance hit is 1 in 10^19
            self._digests += bytes.fromhex(digest)
        self._marks = bytearray(len(self._keys))

    def __contains__(self, path: str) -> bool:
        return path in self._places

    def __len__(self) -> int:
        return len(self._keys)

    def has_key(self, path: str, key: str) -> bool:
        """Whether the file stands and was made from the same."""
        place = self._places.get(path)
        return place is not None and self._keys[place] == hash(key)

    def digest(self, path: str) -> str:
        """Of a file that stands; KeyError for another."""
        place = self._places[path]
        return self._digests[32 * place : 32 * place + 32].hex()

    def mark_of(self, path: str) -> Mark:
        """KeyError for a file that does not stand."""
        return Mark(self._marks[self._places[path]])

    def keep(self, path: str) -> bool:
        """Mark it as kept, unless it was made again; KeyError for a file that does not stand."""
        place = self._places[path]
        if self._marks[place] <= Mark.KEPT:
            self._marks[place] = Mark.KEPT
            return True
        return False

    def mark(self, path: str, mark: Mark) -> None:
        """Set it; KeyError for a file that does not stand."""
        self._marks[self._places[path]] = mark

    def marked(self, mark: Mark) -> list[str]:
        """The paths with that mark."""
        if mark not in self._marks:
            return []
        return [path for path, place in self._places.items() if self._marks[place] == mark]

    def count(self, mark: Mark) -> int:
        """How many have it."""
        return self._marks.count(mark)
