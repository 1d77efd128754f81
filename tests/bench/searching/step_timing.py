"""Seconds and memory of the search's part of a build, cold and after one changed record."""

import json
import os
import sqlite3
import statistics
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measuring import Sample, measure_closely, set_aside
from tests.bench.searching.steps import MARKS, OUTPUT, ROOT, STATE

DAY = "2026-11-20"


@dataclass(frozen=True)
class Step:
    """Median seconds of a step over runs, and the highest peak of memory in MiB."""

    seconds: float
    mib: float


class Steps:
    """Runs of the search's part below WORK; `known`: a STATE in which content is parsed already (only read)."""

    def __init__(self, content: Path, work: Path, known: Path | None) -> None:
        self.content, self.work, self._known = content.resolve(), work, known
        self.aside = work / "aside"

    def cold(self, runs: int) -> dict[str, Step]:
        """Shards and index from nothing, by the names of `steps.py`."""
        return _summarise([self._run_cold() for _ in range(runs)])

    def again(self, runs: int) -> dict[str, Step]:
        """The same after one changed record; `cold` comes first."""
        return _summarise([self._run("--again", str(turn)) for turn in range(1, runs + 1)])

    def _run_cold(self) -> dict[str, Step]:
        kept = self.work / "parsed"
        set_aside(self.aside, *(self.work / folder for folder in (STATE, OUTPUT, f".{OUTPUT}.spare")))
        (self.work / STATE).mkdir(parents=True)
        source = self._known or kept
        if (source / "state.db").exists():
            copy_database(source / "state.db", self.work / STATE / "state.db")
            os.sync()  # 400 MB that the disk would be writing while the shards are timed
        steps = self._run()
        if not source.exists():
            # what was parsed now need not be parsed by the next run
            kept.mkdir()
            copy_database(self.work / STATE / "state.db", kept / "state.db")
        return steps

    def _run(self, *options: str) -> dict[str, Step]:
        command = [
            sys.executable,
            "-m",
            "tests.bench.searching.steps",
            str(self.content),
            str(self.work),
            *options,
        ]
        path = f"{ROOT}:{ROOT / 'plugins'}"
        figures, samples = measure_closely(
            command, cwd=ROOT, env={"PYTHONPATH": path, "DISCLOSURE_AS_OF": DAY}
        )
        if figures.exit_code:
            sys.exit(
                f"exit code {figures.exit_code}: DISCLOSURE_AS_OF={DAY} PYTHONPATH={path} {' '.join(command)}"
            )
        marks = json.loads((self.work / MARKS).read_text(encoding="utf-8"))
        return {name: Step(end - start, _peak(samples, start, end)) for name, (start, end) in marks.items()}


def copy_database(source: Path, target: Path) -> None:
    """A copy of a database with what its log still holds; the source is only read."""
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as one,
        closing(sqlite3.connect(target)) as other,
    ):
        one.backup(other)


def _peak(samples: Sequence[Sample], start: float, end: float) -> float:
    """The highest of the samples within a step; of the next one where a step is shorter than a sample."""
    within = [mib for second, mib in samples if start <= second <= end]
    return max(within or [mib for second, mib in samples if second >= end][:1], default=0.0)


def _summarise(runs: Sequence[Mapping[str, Step]]) -> dict[str, Step]:
    return {
        name: Step(statistics.median(run[name].seconds for run in runs), max(run[name].mib for run in runs))
        for name in runs[0]
    }
