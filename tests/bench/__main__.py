"""`make bench`: this project and its peers on the same records in the same sitting, as ratios with memory beside them.

usage: PYTHONPATH=plugins python -m tests.bench [--records 10000] [--runs 3] [--work .bench] [--no-peers]
"""

import argparse
import datetime as dt
import json
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.bench.judging import measure_judge
from tests.bench.make_records import make_all
from tests.bench.measuring import Figures, measure
from tests.bench.peers import build_with_peers

ROOT = Path(__file__).resolve().parents[2]
DAY, NEXT_DAY = "2026-11-20", "2026-11-21"


class Bench:
    """One content folder and the builds that are timed on it."""

    def __init__(self, content: Path, work: Path) -> None:
        self.content, self.output, self.state = content, work / "output", work / "state"

    def build(self, day: str = DAY) -> Figures:
        command = [sys.executable, "-m", "pelican", str(self.content), "-s", str(ROOT / "pelicanconf.py")]
        command += ["-o", str(self.output), "--fatal", "errors"]
        figures = measure(
            command, cwd=ROOT, env={"DISCLOSURE_STATE": str(self.state), "DISCLOSURE_AS_OF": day}
        )
        if figures.exit_code:
            sys.exit(f"the build ended with exit code {figures.exit_code}: see {self.state}/report.txt")
        return figures

    def wipe(self) -> None:
        for folder in (self.state, self.output, *self.output.parent.glob(f".{self.output.name}.*")):
            shutil.rmtree(folder, ignore_errors=True)

    def cold(self) -> Figures:
        self.wipe()
        return self.build()

    def one_change(self) -> Figures:
        path = max((self.content / "records/penalties").rglob("*.yaml"))
        with self._changed(path):
            return self.build()

    @contextmanager
    def _changed(self, path: Path) -> Iterator[None]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("经查，", "经复查，", 1), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(text, encoding="utf-8")
            self.build()

    def steps(self) -> dict[str, float]:
        report = json.loads((self.state / "report.json").read_text(encoding="utf-8"))
        return {**report["seconds"], "published after": report["published_after_s"]}


def repeat(runs: int, work: Callable[[], Figures]) -> tuple[float, float]:
    """Median wall seconds and the highest peak."""
    all_figures = [work() for _ in range(runs)]
    return statistics.median(f.wall_s for f in all_figures), max(f.peak_mib for f in all_figures)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=ROOT / ".bench")
    parser.add_argument("--no-peers", action="store_true")
    asked = parser.parse_args()
    work = asked.work.resolve()
    content = work / f"content-{asked.records}"
    console = Console()
    if not content.exists():
        with console.status("making records"):
            for _ in make_all(asked.records, content, seed=1, as_of=dt.date.fromisoformat(DAY)):
                pass
    run(console, Bench(content, work), asked.runs, work, with_peers=not asked.no_peers)


def run(console: Console, bench: Bench, runs: int, work: Path, *, with_peers: bool) -> None:
    """Time everything and print the tables."""
    peers_s, peers_mib = 0.0, 0.0
    if with_peers:
        with console.status("Hugo and Pagefind"):
            pairs = [build_with_peers(bench.content, work / "peers") for _ in range(runs)]
        peers_s = statistics.median(hugo.wall_s + pagefind.wall_s for hugo, pagefind in pairs)
        peers_mib = max(max(hugo.peak_mib, pagefind.peak_mib) for hugo, pagefind in pairs)
    table = Table(
        "work", "seconds (median)", "ratio to Hugo + Pagefind", "peak MiB", title=bench.content.name
    )
    if with_peers:
        table.add_row("Hugo + Pagefind, cold", f"{peers_s:.2f}", "1", f"{peers_mib:.0f}")
    cases: list[tuple[str, Callable[[], Figures]]] = [
        ("cold", bench.cold),
        ("nothing changed", bench.build),
        ("one record changed", bench.one_change),
        ("next day", lambda: bench.build(NEXT_DAY)),
    ]
    steps: dict[str, float] = {}
    for name, work_once in cases:
        with console.status(name):
            seconds, mib = repeat(runs if name != "next day" else 1, work_once)
        ratio = f"{seconds / peers_s:.3f}" if peers_s else "—"
        table.add_row(name, f"{seconds:.2f}", ratio, f"{mib:.0f}")
        steps = steps or bench.steps()
    console.print(table)
    with console.status("the judge alone"):
        alone = measure_judge(bench.content, dt.date.fromisoformat(DAY), runs)
    console.print(f"the judge alone: {alone.records:,} records in {alone.seconds:.3f} s, {alone.mib:.0f} MiB")
    console.print("where a cold build's time goes:", "  ".join(f"{k} {v:.2f}" for k, v in steps.items()))


if __name__ == "__main__":
    main()
