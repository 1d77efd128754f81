"""The judge alone, from summaries: seconds and memory, without reading and without pages.

usage: PYTHONPATH=plugins python -m tests.bench.judging CONTENT [--runs 5] [--as-of 2026-11-20]
"""

import argparse
import datetime as dt
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from disclosure.docket import Docket
from disclosure.judge import judge
from disclosure.ledger import Chain, Draft, Publications, chain_drafts
from disclosure.records.summary import Summary
from disclosure.terms import Terms
from disclosure_store.docket import scan, take_in
from disclosure_store.law_files import read_law
from disclosure_store.loading import LineIndex, load_faults, load_summaries
from disclosure_store.organs import read_organs
from disclosure_store.state import open_state
from disclosure_store.workers import count_workers

_KIB = 1024


class Judging(NamedTuple):
    """Median seconds of one judgement, what it holds in MiB, and of how many records."""

    seconds: float
    mib: float
    records: int


def measure_judge(content: Path, as_of: dt.date, runs: int = 5) -> Judging:
    """Judge a content folder several times, all of it published on time by the ledger."""
    terms = Terms(read_law())
    with tempfile.TemporaryDirectory() as folder:
        state = open_state(Path(folder), "bench")
        take_in(content, state, scan(content, state), terms, count_workers())
        docket = Docket(
            load_summaries(state), read_organs(content), load_faults(state), find_line=LineIndex(state).find
        )
        ledger = Publications(_make_chain(docket.summaries))
        seconds, before = [], 0.0
        for _ in range(runs):
            judgement = None
            gc.collect()
            before = before or _resident_mib()
            start = time.perf_counter()
            judgement = judge(docket, terms.law, ledger, as_of)
            seconds.append(time.perf_counter() - start)
        assert judgement is not None
        return Judging(statistics.median(seconds), _resident_mib() - before, len(judgement.verdicts))


def _make_chain(summaries: Sequence[Summary]) -> Chain:
    drafts = [
        Draft(
            "published", s.id, s.kind, s.authority, s.number or None, s.digest,
            dt.date.fromisoformat(s.reviewed_on), f"{s.reviewed_on}T09:00:00+08:00",
        )
        for s in sorted(summaries, key=lambda s: s.reviewed_on)
        if s.state == "public" and s.reviewed_on
    ]  # fmt: skip
    chain = Chain()
    return chain.extended(chain_drafts(chain, drafts))


def _resident_mib() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / _KIB for line in lines if line.startswith("VmRSS:"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2026, 11, 20))
    asked = parser.parse_args()
    found = measure_judge(asked.content, asked.as_of, asked.runs)
    print(f"{found.records} records judged in {found.seconds:.3f} s, {found.mib:.0f} MiB")
