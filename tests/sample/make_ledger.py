"""Write the sample's ledger anew from `ledger_plan.yaml`: a year of publications that never happened.

usage: PYTHONPATH=plugins python tests/sample/make_ledger.py

The digests are over the served texts, so it is made last, after any change of a record in `content/`.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from disclosure.ledger import Broken, Draft, chain_drafts
from disclosure.records.served import digest_of
from disclosure.records.summary import Summary
from disclosure.terms import Terms
from disclosure_store.docket import load_summaries, scan, take_in
from disclosure_store.law_files import read_law
from disclosure_store.ledger_file import append, read
from disclosure_store.state import open_state

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parents[1] / "content"
TIME_OF_DAY = "T17:30:00+08:00"


def read_summaries() -> dict[str, Summary]:
    """The sample's records by id."""
    with tempfile.TemporaryDirectory() as folder:
        state: sqlite3.Connection = open_state(Path(folder), "sample")
        take_in(CONTENT, state, scan(CONTENT, state), Terms(read_law()), workers=1)
        found = {summary.id: summary for summary in load_summaries(state)}
        state.close()
    return found


def list_entries() -> Iterator[tuple[str, str, str, str]]:
    """Each entry of the plan as (day, record, event, the machine's day)."""
    plan = yaml.load((HERE / "ledger_plan.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for record, entry in plan["proven"].items():
        yield entry["day"], record, "published", entry["machine_day"]
        yield from ((then["day"], record, then["event"], then["day"]) for then in entry.get("then", []))
    for record, entry in plan["declared"].items():
        yield entry["ledger_day"], record, "published", entry["ledger_day"]
        yield from ((then["day"], record, then["event"], then["day"]) for then in entry.get("then", []))


def draft(summary: Summary, event: str, day: str, machine_day: str, *, changed_later: bool) -> Draft:
    """One entry, as a publishing build of that day would have made it; an earlier text is made up."""
    digest = digest_of({"earlier text of": summary.id}) if changed_later else summary.digest
    number = summary.day[:4] if summary.kind == "report" else summary.number or None
    at = machine_day + TIME_OF_DAY
    return Draft(
        event,
        summary.id,
        summary.kind,
        summary.authority,
        number,
        digest,
        date.fromisoformat(day),
        at,
    )  # type: ignore[arg-type]


def main() -> None:
    folder = CONTENT / "ledger"
    for old in folder.glob("*.jsonl"):
        old.unlink()
    summaries = read_summaries()
    entries = sorted(list_entries())
    ledger = read(folder)
    assert not isinstance(ledger, Broken)
    corrected = {record for _, record, event, _ in entries if event == "corrected"}
    drafts = [
        draft(
            summaries[record], event, day, machine, changed_later=record in corrected and event == "published"
        )
        for day, record, event, machine in entries
    ]
    print(append(ledger, chain_drafts(ledger.chain, drafts)), len(drafts))


if __name__ == "__main__":
    main()
