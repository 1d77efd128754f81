"""One sitting: ours and Pagefind measured one after the other on the same records, and the table of it."""

import random
import statistics
from pathlib import Path

from rich.console import Console
from tests.bench.measuring import clear_aside
from tests.bench.peers import Peers, prepare_peers
from tests.bench.searching.chromium import ask_peer, launch, watch_ours, watch_peer, weigh_peer
from tests.bench.searching.disk import measure_folder
from tests.bench.searching.engine import ask
from tests.bench.searching.host import serve
from tests.bench.searching.peer import read_pages, read_results
from tests.bench.searching.public_records import PublicRecord, load_records
from tests.bench.searching.queries import Query, make_queries
from tests.bench.searching.rows import Engine, report
from tests.bench.searching.step_timing import Steps
from tests.bench.searching.steps import RECORDS
from tests.bench.searching.truth import find_expected


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
        clear_aside(self.steps.aside)
        clear_aside(self.work / "peers/aside")
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
            peers = prepare_peers(self.content, self.work / "peers", self.work.parent / "peers/tools")
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
            weighed, watched = weigh_peer(browser, host, queries), watch_peer(browser, host, typed)
        return Engine(
            answers, expected, [s.hits for s in weighed], [s.snippets for s in weighed], watched,
            measure_folder(peers.output / "pagefind"), wall, mib,
        )  # fmt: skip
