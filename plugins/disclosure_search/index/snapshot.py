"""The index as it was at one commit, open for reading: stays readable whatever is committed after it.

Records have one number each over all segments. Threads may share a snapshot.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from disclosure_search.documents import SearchDocument
from disclosure_search.index.leaves import open_leaves
from disclosure_search.index.lists import count_of
from disclosure_search.index.schema import BODY, FACET, HEAD
from disclosure_search.index.storage import identify
from disclosure_search.ranking import Rarity, make_rarity
from disclosure_store.files import read_json

STATISTICS: Final = "statistics.json"
"""Beside the index: `{"common": [...]}`, the levels of the manifest; without it all terms seem equally rare."""


class Snapshot:
    """What one commit holds. FileNotFoundError where there is no index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._identity = identify(folder)
        self.generation, self._leaves = open_leaves(folder)
        last = self._leaves[-1] if self._leaves else None
        self.size = last.base + last.segment.doc_count_all() if last else 0
        """Record numbers are below it; some are of deleted records."""
        self.documents: int = sum(leaf.segment.doc_count() for leaf in self._leaves)

    def is_current(self) -> bool:
        """Whether nothing has been committed since."""
        return identify(self.folder) == self._identity

    @cached_property
    def alive(self) -> bytearray:
        """For each record number 1, or 0 where it is deleted."""
        flags = bytearray(b"\1" * self.size)
        for leaf in self._leaves:
            for number in leaf.segment.deleted_docs():
                flags[leaf.base + number] = 0
        return flags

    @cached_property
    def amounts(self) -> Sequence[int]:
        """Amounts in 分, -1 for none."""
        found: list[int] = self._load("amount")
        return found

    @cached_property
    def days(self) -> Sequence[int]:
        """Days as numbers, 20260309."""
        found: list[int] = self._load("day")
        return found

    @cached_property
    def ids(self) -> Sequence[str]:
        """Ids."""
        found: list[str] = self._load("id")
        return found

    @cached_property
    def facets(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """The records of each value of each facet."""
        found: dict[str, dict[str, list[int]]] = {}
        for term in dict.fromkeys(
            term for leaf in self._leaves for term, _ in leaf.terms.values_from(FACET, b"")
        ):
            facet, _, value = term.decode().partition("=")
            if records := self.numbers(FACET, term.decode()):
                found.setdefault(facet, {})[value] = records
        return found

    @cached_property
    def rarity(self) -> Rarity:
        """How rare terms should be, as both engines see it."""
        statistics = read_json(self.folder / STATISTICS) or {}
        return make_rarity(statistics.get("common", ()))

    def numbers(self, field: str, term: str) -> list[int]:
        """The records that have a term in a field, ascending, without deleted ones."""
        found: list[int] = []
        for leaf in self._leaves:
            numbers = leaf.terms.numbers(field, term.encode(), leaf.base)
            if leaf.segment.has_deletions():
                numbers = [number for number in numbers if self.alive[number]]
            found += numbers
        return found

    def guess_count(self, term: str) -> int:
        """About how many records have a term: those deleted since are counted, but no list is read."""
        values = (leaf.terms.find(field, term.encode()) for leaf in self._leaves for field in (HEAD, BODY))
        return sum(map(count_of, values))

    def count(self, term: str) -> int:
        """How many records have a term in head or body."""
        if self.documents == self.size:
            return self.guess_count(term)
        return len(self.numbers(HEAD, term)) + len(self.numbers(BODY, term))

    def document(self, number: int) -> SearchDocument:
        """A record as it was indexed."""
        leaf = next(leaf for leaf in reversed(self._leaves) if leaf.base <= number)
        return SearchDocument(
            *(_freeze(value) for value in json.loads(leaf.columns["row"][number - leaf.base]))
        )

    def find(self, id_: str) -> int | None:
        """The number of a record, None where there is none of that id."""
        places = (number for number, known in enumerate(self.ids) if known == id_ and self.alive[number])
        return next(places, None)

    def _load(self, column: str) -> Any:
        loaded = [leaf.columns[column].load() for leaf in self._leaves]
        return [value for values in loaded for value in values]


def open_snapshot(folder: Path) -> Snapshot | None:
    """The last commit, or None where there is no index, or none that can be read: the next build makes it anew."""
    try:
        return Snapshot(folder)
    except Exception:  # whatever a damaged file may do to Whoosh: the index is a cache
        return None


def list_ids(folder: Path) -> set[str]:
    """The ids of all records in the index; fails where it cannot be read."""
    snapshot = Snapshot(folder)
    return {id_ for id_, alive in zip(snapshot.ids, snapshot.alive, strict=True) if alive}


def _freeze(value: Any) -> Any:
    return tuple(map(_freeze, value)) if isinstance(value, list) else value
