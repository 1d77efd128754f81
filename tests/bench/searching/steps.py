"""The search's part of a build alone, in a process of its own: python -m tests.bench.searching.steps WORK [--again N]

Reads and judges content as every build does, then makes the shards, and the index after them. When each began and
ended goes to WORK/marks.json (seconds of the monotonic clock), and the public records to WORK/records.jsonl.
With --again, one record's text is other than what is known of it, as after a change; what stands is kept.
"""

import argparse
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from pelican.settings import read_settings
from tests.bench.searching.public_records import PublicRecord, make_public_record, save_records

from disclosure_gate.account import Account
from disclosure_gate.config import read_config
from disclosure_gate.opening import Build, open_build
from disclosure_search.plugin import SearchOfRecords
from disclosure_store.judged_site import SETTING
from disclosure_store.trees import level

ROOT = Path(__file__).resolve().parents[3]
RECORDS, MARKS, OUTPUT, STATE = "records.jsonl", "marks.json", "output", "state"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("content", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--again", type=int, default=0)
    asked = parser.parse_args()
    if asked.again:
        change_one(asked.work / STATE / "state.db", asked.again)
    run(asked.content, asked.work)


def run(content: Path, work: Path) -> None:
    """Make shards and index below WORK."""
    os.environ["DISCLOSURE_STATE"] = str(work / STATE)
    settings = read_settings(str(ROOT / "pelicanconf.py"), {"PATH": str(content)})
    marks: dict[str, tuple[float, float]] = {}
    with mark(marks, "reading"):
        build = open_build(Account(read_config(settings, work / OUTPUT)), lambda _folder: None)
    save_records(work / RECORDS, _list_records(build))
    with mark(marks, "holding"):
        time.sleep(0.2)  # long enough to see what memory the judged site takes
    with mark(marks, "shards"):
        SearchOfRecords({**settings, SETTING: build.site}).generate_output(None)
    build.site.tree.publish(lambda: None)
    build.close()
    with mark(marks, "index"):
        for task in build.site.afterwards:
            task()
    level(work / OUTPUT)
    (work / MARKS).write_text(json.dumps(marks), encoding="utf-8")


@contextmanager
def mark(marks: dict[str, tuple[float, float]], name: str) -> Iterator[None]:
    """Note when a step began and ended."""
    start = time.monotonic()
    yield
    marks[name] = start, time.monotonic()


def _list_records(build: Build) -> Iterator[PublicRecord]:
    site = build.site
    summaries = [verdict.summary for verdict in site.published]
    texts = site.read_public([summary.row for summary in summaries])
    for summary, (_, public) in zip(summaries, texts, strict=True):
        organ = site.organs_by_id[summary.authority].name
        yield make_public_record(summary.id, summary.path, summary.title, organ, public)


def change_one(state: Path, turn: int) -> None:
    """Let the newest penalty say something else, in the state only: content may be somebody else's."""
    with closing(sqlite3.connect(state)) as connection, connection:
        newest = "SELECT row, public FROM records WHERE kind = 'penalty' ORDER BY day DESC, id LIMIT 1"
        row, public = connection.execute(newest).fetchone()
        changed = json.loads(public)
        changed["facts"] = f"{changed.get('facts', '')}复查{turn}次。"
        text = json.dumps(changed, ensure_ascii=False)
        shown = sha256(text.encode()).hexdigest()
        connection.execute("UPDATE records SET public = ?, shown = ? WHERE row = ?", (text, shown, row))
    # a database that does not fit its sum would be made anew
    state.with_name("state.db.sum").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
