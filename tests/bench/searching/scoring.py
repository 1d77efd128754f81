"""How well answers agree with what should have been found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import mean, quantiles

from tests.bench.searching.queries import Query


@dataclass(frozen=True)
class Answer:
    """What one engine said to one query."""

    ids: Collection[str]
    """All records found, however many."""
    total: int
    """How many the reader is told of beside the first 10."""


@dataclass(frozen=True)
class Score:
    """Means over queries. Precision is that of the queries which found anything."""

    queries: int
    recall: float
    precision: float


def score(answers: Sequence[Answer], expected: Sequence[set[str]]) -> Score:
    """Hold answers against what was expected, query by query; every query must expect something."""
    pairs = [(set(answer.ids), wanted) for answer, wanted in zip(answers, expected, strict=True) if wanted]
    recalls = [len(found & wanted) / len(wanted) for found, wanted in pairs]
    precisions = [len(found & wanted) / len(found) for found, wanted in pairs if found]
    return Score(len(pairs), mean(recalls or [0]), mean(precisions or [0]))


def score_by_kind(
    queries: Sequence[Query], answers: Sequence[Answer], expected: Sequence[set[str]]
) -> dict[str, Score]:
    """The same for each kind of query."""
    kinds = dict.fromkeys(query.kind for query in queries)
    places = {kind: [n for n, query in enumerate(queries) if query.kind == kind] for kind in kinds}
    return {
        kind: score([answers[n] for n in some], [expected[n] for n in some]) for kind, some in places.items()
    }


@dataclass(frozen=True)
class Totals:
    """How the totals that readers are told compare with the truth."""

    right: float
    """Share of queries whose total is the true one."""
    off_95: float
    most: float
    """How far off they are, as a factor of the truth upwards or downwards: what 95 % do not exceed, and the most."""


def compare_totals(answers: Sequence[Answer], expected: Sequence[set[str]]) -> Totals:
    """Compare the totals told with the true ones."""
    pairs = [(answer.total, len(wanted)) for answer, wanted in zip(answers, expected, strict=True) if wanted]
    factors = [max(told / true, true / told) if told else float("inf") for told, true in pairs]
    return Totals(mean(told == true for told, true in pairs), median_and_95(factors)[1], max(factors))


def median_and_95(values: Sequence[float]) -> tuple[float, float]:
    """The median and the value that 95 % do not exceed."""
    if len(values) < 2:
        return (values[0], values[0]) if values else (float("nan"), float("nan"))
    cuts = quantiles(values, n=20, method="inclusive")
    return cuts[9], cuts[18]
