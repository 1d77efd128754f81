"""Answers: the best hits first, and no more texts read than these need."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush, nsmallest
from pathlib import Path
from typing import Any, Final

from disclosure_search.index.filters import Allowed, Filters
from disclosure_search.index.hits import Found, Hit, Order
from disclosure_search.index.matching import Matches
from disclosure_search.index.snapshot import Snapshot, open_snapshot
from disclosure_search.query import parse_query, relax_query
from disclosure_search.ranking import Sort
from disclosure_search.suggestions import MOST, Answer, Suggestion, suggest

MOST_READ: Final = 1000
"""Texts that a search reads so that its total is exact; beyond, only the hits it returns are read."""


class Search:
    """One query over one snapshot with its filters: its hits and its facets."""

    def __init__(self, snapshot: Snapshot, text: str, filters: Filters | None = None) -> None:
        self.snapshot = snapshot
        self._text, self._filters = text, filters or {}
        self._allowed = Allowed(snapshot, self._filters)
        self._matches = Matches(snapshot, query := parse_query(text))
        if self._matches.carriers:
            return
        relaxed = relax_query(query)
        if relaxed.wanted != query.wanted and not self.page(1).total:
            self._matches = Matches(snapshot, relaxed)
        if query.number and not self.page(1).total:
            self._matches = Matches(snapshot, query, near=True)

    def page(self, limit: int | None, offset: int = 0, sort: Sort = "relevance") -> Found:
        """Some of the hits; all where `limit` is None, and then `total` is exact."""
        numbers = self._allowed.keep(self._matches.candidates())
        sort = "relevance" if self._matches.near else sort
        need = None if limit is None else offset + limit
        unread = sum(map(self._matches.is_open, numbers))
        if need is None or unread <= MOST_READ:
            scored = self._matches.read_all(numbers)
            order = Order(self.snapshot, sort)
            best = sorted(scored, key=order) if need is None else nsmallest(need, scored, key=order)
            return self._make_found(len(scored), True, best[offset:])
        return self._settle(numbers, need, offset, Order(self.snapshot, sort))

    def suggest(self) -> list[Suggestion]:
        """What finds something, with the same filters, where this query finds nothing."""

        def ask(text: str) -> Answer:
            found = Search(self.snapshot, text, self._filters).page(MOST)
            names = [name for hit in found.hits for name in (hit.document.title, *hit.document.names)]
            return Answer(found.total, found.exact, names)

        return suggest(self._text, ask)

    def count_facets(self) -> tuple[Mapping[str, Sequence[tuple[str, int]]], bool]:
        """Values of each facet with their records, most first, each facet without its own filter; whether exact.

        Where very many texts would have to be read, records count that may not be found after all.
        """
        numbers = self._matches.candidates()
        exact = sum(map(self._matches.is_open, numbers)) <= MOST_READ
        if exact:
            numbers = [number for number, _ in self._matches.read_all(numbers)]
        counted = {facet: self._count(facet, numbers) for facet in self.snapshot.facets}
        return {facet: values for facet, values in counted.items() if values}, exact

    def _count(self, facet: str, numbers: Sequence[int]) -> list[tuple[str, int]]:
        flags = bytearray(self.snapshot.size)
        for number in self._allowed.keep(numbers, but=facet):
            flags[number] = 1
        counts = ((v, sum(map(flags.__getitem__, n))) for v, n in self.snapshot.facets[facet].items())
        return sorted((pair for pair in counts if pair[1]), key=lambda pair: (-pair[1], pair[0]))

    def _settle(self, numbers: Iterable[int], need: int, offset: int, order: "Order") -> Found:
        """Read from the top: reading can only lower a score or drop a record."""
        matches = self._matches
        heap = [(order((n, score)), n, score) for n in numbers for score in (matches.best_score(n),)]
        heapify(heap)
        settled: list[tuple[int, int]] = []
        while heap and len(settled) < need:
            _, number, hoped = heappop(heap)
            score = matches.score(number)
            if score == hoped:
                settled.append((number, score))
            elif score is not None:
                heappush(heap, (order((number, score)), number, score))
        unread = any(matches.is_open(number) for _, number, _ in heap)
        return self._make_found(len(settled) + len(heap), not unread, settled[offset:])

    def _make_found(self, total: int, exact: bool, scored: Iterable[tuple[int, int]]) -> Found:
        near = bool(self._matches.near) and total > 0
        carries = bool(self._matches.carriers) and not self._matches.near
        hits = tuple(Hit(self.snapshot.document(number), score, carries) for number, score in scored)
        return Found(total, exact, hits, near)


def search_index(
    folder: Path, text: str, limit: int | None = None, filters: Filters | None = None, **page: Any
) -> list[Hit]:
    """Return the records a query finds, best first; without an index, none."""
    snapshot = open_snapshot(folder)
    return list(Search(snapshot, text, filters).page(limit, **page).hits) if snapshot else []
