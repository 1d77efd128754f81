"""What a search hands out, and in which order."""

from dataclasses import dataclass

from disclosure_search.documents import SearchDocument
from disclosure_search.index.snapshot import Snapshot
from disclosure_search.ranking import Sort

_Key = tuple[int, int, str]


@dataclass(frozen=True)
class Hit:
    """One record found."""

    document: SearchDocument
    score: int
    carries_number: bool
    """Found by its number."""

    @property
    def id(self) -> str:
        """The record's."""
        return self.document.id

    @property
    def date(self) -> str:
        """The record's."""
        return self.document.date


@dataclass(frozen=True)
class Found:
    """A page of hits. Where `exact` is false, `total` counts records whose text was not read: it is at most so many."""

    total: int
    exact: bool
    hits: tuple[Hit, ...]
    near: bool = False
    """Nothing carries the number that was typed, and these have numbers near it."""


class Order:
    """What a hit is sorted by, least first: score, amount or nothing, then the newest day, then the id."""

    def __init__(self, snapshot: Snapshot, sort: Sort) -> None:
        self._days, self._ids, self._amounts = snapshot.days, snapshot.ids, snapshot.amounts
        self._sort = sort

    def __call__(self, scored: tuple[int, int]) -> _Key:
        number, score = scored
        first = {"relevance": score, "amount": self._amounts[number], "date": 0}[self._sort]
        return -first, -self._days[number], self._ids[number]
