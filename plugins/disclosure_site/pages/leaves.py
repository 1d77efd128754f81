"""Long lists in leaves: the first at the list's own address, the others numbered below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

PAGE_ROWS = 100


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf: its number from 1, how many there are, and which items stand on it."""

    number: int
    count: int
    start: int
    stop: int
    total: int

    def of(self, items: Sequence[Item]) -> Sequence[Item]:
        """The items of this leaf."""
        return items[self.start : self.stop]

    def title(self, words: str) -> str:
        """A title of its own for each leaf."""
        return words if self.number == 1 else f"{words}（第{self.number}页）"


def cut(items: Sequence[object], size: int) -> list[Leaf]:
    """At least one leaf, the empty one."""
    total = len(items)
    count = max(1, -(-total // size))
    return [Leaf(n + 1, count, n * size, min(total, (n + 1) * size), total) for n in range(count)]


def leaf_address(base: str, number: int) -> str:
    """Where a leaf stands."""
    return base if number == 1 else f"{base}{number}/"
