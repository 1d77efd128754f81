"""What was measured of each engine, and the rows of the table that tell it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.bench.searching.chromium import Sight
from tests.bench.searching.disk import Size
from tests.bench.searching.queries import Query
from tests.bench.searching.scoring import Answer, compare_totals, median_and_95, score, score_by_kind
from tests.bench.searching.step_timing import Step
from tests.bench.searching.table import Report, Scores, add_scores

KB, MB = 1000, 1_000_000


@dataclass
class Engine:
    """What was measured of one engine."""

    answers: Sequence[Answer] = ()
    expected: Sequence[set[str]] = ()
    bytes_to_hits: Sequence[int] = ()
    bytes_to_snippets: Sequence[int] = ()
    watched: Sequence[Sight] = ()
    size: Size = field(default_factory=lambda: Size(0, 0))
    wall_s: float = 0.0
    mib: float = 0.0


def report(
    title: str,
    queries: Sequence[Query],
    ours: Engine,
    peer: Engine | None,
    cold: Mapping[str, Step],
    again: Mapping[str, Step],
) -> Report:
    """The table of a sitting."""
    rows = Report(title)
    add_scores(rows, _scores(queries, ours), _scores(queries, peer) if peer else None)
    _add_bytes(rows, queries, ours, peer)
    _add_times(rows, ours, peer)
    wall, mib = (peer.wall_s, peer.mib) if peer else (None, None)
    rows.add("shards, cold: seconds", cold["shards"].seconds, wall, "≤ 0.15")
    rows.add("shards, cold: MiB", cold["shards"].mib, mib, "≤ 0.1", form="{:.0f}")
    rows.add("Whoosh index, cold: seconds", cold["index"].seconds, wall, "≤ 0.5")
    rows.add("Whoosh index, cold: MiB", cold["index"].mib, mib, form="{:.0f}")
    rows.add("one record changed, shards: seconds", again["shards"].seconds, wall, "≤ 1 s")
    rows.add("one record changed, index: seconds", again["index"].seconds, wall, "≤ 1 s")
    rows.end_part()
    rows.add("on disk: MB", ours.size.apparent / MB, peer.size.apparent / MB if peer else None, form="{:.1f}")
    rows.add(
        "on disk, in blocks: MB",
        ours.size.blocks / MB,
        peer.size.blocks / MB if peer else None,
        "≤ 0.25",
        form="{:.1f}",
    )
    return rows


def _scores(queries: Sequence[Query], engine: Engine) -> Scores:
    found, wanted = engine.answers, engine.expected
    return score(found, wanted), score_by_kind(queries, found, wanted), compare_totals(found, wanted)


def _add_bytes(rows: Report, queries: Sequence[Query], ours: Engine, peer: Engine | None) -> None:
    for work, carried, target in (("text", False, "≤ 30 / ≤ 100"), ("number or USCC", True, "≤ 15")):
        places = [n for n, query in enumerate(queries) if bool(query.carried) is carried]
        first = f"first query, {work}: KB, median / 95 %"
        _add_spread(rows, first, ours, peer, target, KB, _list_at("bytes_to_hits", places))
        _add_spread(rows, "  with 10 snippets: KB", ours, peer, "", KB, _list_at("bytes_to_snippets", places))


def _list_at(name: str, places: Sequence[int]) -> Callable[[Engine], Sequence[float]]:
    return lambda engine: [getattr(engine, name)[place] for place in places]


def _add_times(rows: Report, ours: Engine, peer: Engine | None) -> None:
    work = "  with 10 snippets, all kinds, in Chromium: KB"
    _add_spread(rows, work, ours, peer, "", KB, lambda engine: [sight.snippets for sight in engine.watched])
    work = "first results in Chromium: ms, median / 95 %"
    _add_spread(
        rows, work, ours, peer, "≤ 60 / ≤ 200", 1, lambda engine: [sight.ms for sight in engine.watched]
    )
    rows.end_part()


def _add_spread(
    rows: Report, work: str, ours: Engine, peer: Engine | None, target: str, unit: float,
    list_values: Callable[[Engine], Sequence[float]],
) -> None:  # fmt: skip
    theirs = median_and_95(list_values(peer)) if peer else None
    rows.add_spread(work, median_and_95(list_values(ours)), theirs, target, unit=unit)
