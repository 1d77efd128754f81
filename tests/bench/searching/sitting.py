"""One sitting: ours and Pagefind measured one after the other on the same records, and the table of it."""

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from tests.bench.peers import Peers, prepare_peers
from tests.bench.searching.chromium import Sight, ask_peer, launch, watch_ours, watch_peer
from tests.bench.searching.disk import Size, measure_folder
from tests.bench.searching.engine import ask
from tests.bench.searching.host import serve
from tests.bench.searching.peer import read_pages, read_results
from tests.bench.searching.public_records import PublicRecord, load_records
from tests.bench.searching.queries import Query, make_queries
from tests.bench.searching.scoring import Answer, compare_totals, median_and_95, score, score_by_kind
from tests.bench.searching.step_timing import Step, Steps
from tests.bench.searching.steps import RECORDS
from tests.bench.searching.table import Report, add_scores
from tests.bench.searching.truth import find_expected

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


class Sitting:
    """All measurements on one content folder."""

    def __init__(
        self,
        console: Console,
        content: Path,
        site: Path,
        state: Path | None,
        work: Path,
        runs: int,
        *,
        with_peers: bool,
    ) -> None:
        self.console, self.content, self.site, self.work = console, content, site, work
        self.runs, self.with_peers = runs, with_peers
        self.steps = Steps(content, work / "steps", state)

    def run(self, count: int, watched: int) -> None:
        """Measure everything and print the table."""
        with self.console.status("shards and index, cold"):
            cold = self.steps.cold(self.runs)
        with self.console.status("shards and index, one record changed"):
            again = self.steps.again(self.runs)
        records = load_records(self.work / "steps" / RECORDS)
        queries = make_queries(records, count)
        typed = random.Random(7).sample(queries, min(watched, len(queries)))
        ours = self._measure_ours(records, queries, typed)
        peer = self._measure_peer(records, queries, typed) if self.with_peers else None
        self.console.print(report(self.content.name, queries, ours, peer, cold, again).table)
        held, top = cold["holding"].mib, cold["shards"].mib
        self.console.print(f"Of the {top:.0f} MiB, the judged site itself holds {held:.0f}.", highlight=False)

    def _measure_ours(self, records: list[PublicRecord], queries: list[Query], typed: list[Query]) -> Engine:
        with self.console.status("what ours finds"):
            answers, first = ask(self.site, queries)
            expected = find_expected(queries, records, {record.id: record.fields for record in records})
        with self.console.status("ours in Chromium"), launch() as browser, serve(self.site) as host:
            watched = watch_ours(browser, host, typed)
        return Engine(
            answers, expected, [f.hits for f in first], [f.snippets for f in first], watched,
            measure_folder(self.site / "search"),
        )  # fmt: skip

    def _measure_peer(self, records: list[PublicRecord], queries: list[Query], typed: list[Query]) -> Engine:
        with self.console.status("Hugo's pages"):
            peers = prepare_peers(self.content, self.work / "peers")
            peers.build_pages()
        with self.console.status("Pagefind's index"):
            runs = [peers.index_pages() for _ in range(self.runs)]
        wall, mib = statistics.median(run.wall_s for run in runs), max(run.peak_mib for run in runs)
        with self.console.status("what Pagefind finds"):
            return self._ask_peer(peers, records, queries, typed, wall, mib)

    def _ask_peer(
        self,
        peers: Peers,
        records: list[PublicRecord],
        queries: list[Query],
        typed: list[Query],
        wall: float,
        mib: float,
    ) -> Engine:
        texts, results = read_pages(peers.output, records), read_results(peers.output, records)
        expected = find_expected(queries, records, texts)
        with launch() as browser, serve(peers.output) as host:
            answers = ask_peer(browser, host, queries, results)
            sights = watch_peer(browser, host, queries)
        times = [sights[queries.index(query)] for query in typed]
        return Engine(
            answers, expected, [s.hits for s in sights], [s.snippets for s in sights], times,
            measure_folder(peers.output / "pagefind"), wall, mib,
        )  # fmt: skip


def report(
    title: str,
    queries: Sequence[Query],
    ours: Engine,
    peer: Engine | None,
    cold: dict[str, Step],
    again: dict[str, Step],
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
    rows.add("on disk: MB", ours.size.apparent / MB, peer and peer.size.apparent / MB, form="{:.1f}")
    rows.add(
        "on disk, in blocks: MB",
        ours.size.blocks / MB,
        peer and peer.size.blocks / MB,
        "≤ 0.25",
        form="{:.1f}",
    )
    return rows


def _scores(queries: Sequence[Query], engine: Engine):
    found, wanted = engine.answers, engine.expected
    return score(found, wanted), score_by_kind(queries, found, wanted), compare_totals(found, wanted)


def _add_bytes(rows: Report, queries: Sequence[Query], ours: Engine, peer: Engine | None) -> None:
    for work, carried, target in (("text", False, "≤ 30 / ≤ 100"), ("number or USCC", True, "≤ 15")):
        places = [n for n, query in enumerate(queries) if bool(query.carried) is carried]
        for name, goal in (("bytes_to_hits", target), ("bytes_to_snippets", "")):
            mine, theirs = (
                median_and_95([getattr(engine, name)[n] for n in places]) if engine else None
                for engine in (ours, peer)
            )
            what = "with 20 snippets" if name == "bytes_to_snippets" else f"first query, {work}"
            rows.add_spread(
                f"{'  ' if not goal else ''}{what}: KB, median / 95 %", mine, theirs, goal, unit=KB
            )


def _add_times(rows: Report, ours: Engine, peer: Engine | None) -> None:
    for name, work, target, unit in (
        ("snippets", "  the same in Chromium, all kinds: KB", "", KB),
        ("ms", "first results in Chromium: ms, median / 95 %", "≤ 60 / ≤ 200", 1),
    ):
        mine, theirs = (
            median_and_95([getattr(sight, name) for sight in engine.watched]) if engine else None
            for engine in (ours, peer)
        )
        rows.add_spread(work, mine, theirs, target, unit=unit)
    rows.end_part()
