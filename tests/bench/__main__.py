"""`make bench`: this project and its peers on the same records in the same sitting, as ratios with memory beside them.

usage: PYTHONPATH=plugins python -m tests.bench [--records 10000] [--runs 3] [--work .bench] [--no-peers]
                                                [--content FOLDER] [--larger 1000000]
"""

import argparse
import datetime as dt
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.bench.builds import DAY, NEXT_DAY, ROOT, Bench
from tests.bench.edits import change_record, issue_baseline, rename_organ
from tests.bench.judging import measure_judge
from tests.bench.make_records import make_all
from tests.bench.measuring import Figures, clear_aside
from tests.bench.peers import build_with_peers

COLD, ONE_CHANGE = "cold", "one record changed"


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of work: median seconds, highest peak, and what the build says of its pages and steps."""

    name: str
    seconds: float
    peak_mib: float
    made: int
    steps: dict[str, float]


def list_work(bench: Bench) -> list[tuple[str, Callable[[], Figures]]]:
    """What is timed; each leaves the content as it was."""
    return [
        (COLD, bench.cold),
        ("one record changed right after", lambda: bench.changed(change_record, at_once=True)),
        ("nothing changed", bench.quiet),
        (ONE_CHANGE, lambda: bench.changed(change_record)),
        ("nothing changed, next day", lambda: bench.quiet(NEXT_DAY)),
        ("one template changed", bench.retouched),
        ("a new baseline version", lambda: bench.changed(issue_baseline)),
        ("an organ renamed", lambda: bench.changed(rename_organ)),
    ]


def time_work(bench: Bench, name: str, work: Callable[[], Figures], runs: int) -> Row:
    """The work done so many times, each time from the same state of things."""
    figures = []
    for _ in range(runs):
        if name == "one record changed right after":
            bench.cold()
        elif name != COLD:
            bench.quiet()
        figures.append(work())
    report = bench.report()
    steps = {**report["seconds"], "published after": report["published_after_s"]}
    seconds = statistics.median(each.wall_s for each in figures)
    return Row(name, seconds, max(each.peak_mib for each in figures), report["pages"]["made"], steps)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=ROOT / ".bench")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument(
        "--content", type=Path, help="a content folder of that many records instead of one made here"
    )
    parser.add_argument("--larger", type=int, help="so many records besides, once, for the cost of each")
    asked = parser.parse_args()
    work, console = asked.work.resolve(), Console()
    bench = Bench(asked.content or make_content(console, work, asked.records), work)
    peers = time_peers(console, bench, asked.runs, work) if not asked.no_peers else None
    rows = []
    for name, run in list_work(bench):
        with console.status(name):
            rows.append(time_work(bench, name, run, asked.runs))
    print_table(console, bench.content.name, rows, peers)
    if asked.larger:
        compare(console, work, rows, asked.records, asked.larger)
    with console.status("the judge alone"):
        alone = measure_judge(bench.content, dt.date.fromisoformat(DAY), asked.runs)
    clear_aside(work / "aside")
    clear_aside(work / "peers/aside")
    console.print(f"the judge alone: {alone.records:,} records in {alone.seconds:.3f} s, {alone.mib:.0f} MiB")


def make_content(console: Console, work: Path, records: int) -> Path:
    """A folder of so many records, made once."""
    content = work / f"content-{records}"
    if not content.exists():
        with console.status("making records"):
            for _ in make_all(records, content, seed=1, as_of=dt.date.fromisoformat(DAY)):
                pass
    return content


def time_peers(console: Console, bench: Bench, runs: int, work: Path) -> tuple[float, float]:
    """Median seconds and highest peak of Hugo and Pagefind, one after the other."""
    with console.status("Hugo and Pagefind"):
        pairs = [build_with_peers(bench.content, work / "peers") for _ in range(runs)]
    seconds = statistics.median(hugo.wall_s + pagefind.wall_s for hugo, pagefind in pairs)
    return seconds, max(max(hugo.peak_mib, pagefind.peak_mib) for hugo, pagefind in pairs)


def print_table(console: Console, title: str, rows: list[Row], peers: tuple[float, float] | None) -> None:
    """Seconds as ratios to the peers, memory and pages beside them; then where a cold build's time goes."""
    table = Table(
        "work", "seconds (median)", "ratio to Hugo + Pagefind", "peak MiB", "pages made", title=title
    )
    if peers:
        table.add_row("Hugo + Pagefind, cold", f"{peers[0]:.2f}", "1", f"{peers[1]:.0f}", "")
    for row in rows:
        ratio = f"{row.seconds / peers[0]:.3f}" if peers else "—"
        table.add_row(row.name, f"{row.seconds:.2f}", ratio, f"{row.peak_mib:.0f}", f"{row.made:,}")
    console.print(table)
    for row in rows:
        if row.name in (COLD, "nothing changed"):
            spent = "  ".join(f"{step} {seconds:.2f}" for step, seconds in row.steps.items())
            console.print(f"where the time goes, {row.name}: {spent}")


def compare(console: Console, work: Path, rows: list[Row], records: int, larger: int) -> None:
    """What a record costs among many, over what it costs among fewer."""
    few = {row.name: row.seconds / records for row in rows}
    bench = Bench(make_content(console, work, larger), work / "larger")
    for name, run in list_work(bench):
        if name in (COLD, ONE_CHANGE):
            with console.status(f"{larger:,} records, {name}"):
                row = time_work(bench, name, run, 1)
            ratio = row.seconds / larger / few[name]
            console.print(
                f"{larger:,} records, {name}: {row.seconds:.1f} s, {row.peak_mib:.0f} MiB; "
                f"a record costs {ratio:.2f} of what it costs among {records:,}"
            )


if __name__ == "__main__":
    main()
