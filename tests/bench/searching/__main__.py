"""`make bench-search`: the search against Pagefind on the same records in the same sitting, as one table.

usage: PYTHONPATH=plugins python -m tests.bench.searching [--records 100000] [--content DIR] [--site DIR] [--state DIR]
       [--queries 600] [--watched 60] [--runs 3] [--no-peers] [--work .bench]

Without --content, records are made; without --site, the site is built from them. A content folder and a site that are
given are only read. --state: the STATE of the build of that site, so that content need not be parsed again.
"""

import argparse
import datetime as dt
from pathlib import Path

from rich.console import Console
from tests.bench.__main__ import Bench
from tests.bench.make_records import make_all
from tests.bench.searching.sitting import Sitting
from tests.bench.searching.step_timing import DAY
from tests.bench.searching.steps import ROOT

_WIDTH = 120
"""Of what is written to a file: the table does not fit into 80 columns."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--content", type=Path)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--queries", type=int, default=600)
    parser.add_argument("--watched", type=int, default=60, help="queries that are typed in Chromium")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=ROOT / ".bench")
    parser.add_argument("--no-peers", action="store_true")
    asked = parser.parse_args()
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    work = asked.work.resolve()
    content = (asked.content or make_content(console, asked.records, work)).resolve()
    work /= f"search-{content.name}"
    site, state = asked.site, asked.state
    if site is None:
        bench = Bench(content, work / "whole")
        with console.status("building the site"):
            bench.build()
        site, state = bench.output, bench.state
    sitting = Sitting(
        console, content, site.resolve(), state, work, asked.runs, with_peers=not asked.no_peers
    )
    sitting.run(asked.queries, asked.watched)


def make_content(console: Console, records: int, work: Path) -> Path:
    """The made-up records, unless they are there from an earlier sitting."""
    content = work / f"content-{records}"
    if not content.exists():
        with console.status("making records"):
            for _ in make_all(records, content, seed=1, as_of=dt.date.fromisoformat(DAY)):
                pass
    return content


if __name__ == "__main__":
    main()
