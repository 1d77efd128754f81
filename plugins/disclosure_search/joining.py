"""Analyses joined: stretches to a month, months to a segment, without looking at the records again. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate

from disclosure_search.analysis_record import Analysis, Column, Keys
from disclosure_search.postings import Run, join_runs
from disclosure_search.term_ranges import LazyRanges, Ranges, TermLists


def join(parts: Sequence[Analysis]) -> Analysis:
    """One analysis of the records of several, in their order."""
    if len(parts) == 1:
        return parts[0]
    bases = [0, *accumulate(part.documents for part in parts)][:-1]
    facets = sorted({facet for part in parts for facet in part.columns})
    return Analysis(
        sum(part.documents for part in parts),
        LazyRanges(partial(_join_range, [part.ranges for part in parts], bases)),
        _join_keys([part.numbers for part in parts], bases),
        _join_keys([part.near for part in parts], bases),
        {facet: _join_column(parts, facet) for facet in facets},
        [amount for part in parts for amount in part.amounts],
    )


def _join_range(parts: Sequence[Ranges], bases: Sequence[int], place: int) -> TermLists:
    found = [ranges[place] for ranges in parts]
    return TermLists(
        _join_lists((lists.head for lists in found), bases),
        _join_lists((lists.body for lists in found), bases),
    )


def _join_lists(fields: Iterable[dict[str, Run]], bases: Iterable[int]) -> dict[str, Run]:
    found: defaultdict[str, list[tuple[int, Run]]] = defaultdict(list)
    for field, base in zip(fields, bases, strict=True):
        for term, run in field.items():
            found[term].append((base, run))
    return {term: join_runs(runs) for term, runs in found.items()}


def _join_keys(parts: Iterable[Keys], bases: Iterable[int]) -> Keys:
    return sorted(key + base for keys, base in zip(parts, bases, strict=True) for key in keys)


def _join_column(parts: Sequence[Analysis], facet: str) -> Column:
    places: dict[tuple[str, ...], int] = {}
    records: list[int] = []
    for part in parts:
        values, own = part.columns.get(facet, ([[]], [0] * part.documents))
        moved = [places.setdefault(tuple(combination), len(places)) for combination in values]
        records += map(moved.__getitem__, own)
    return [list(combination) for combination in places], records
