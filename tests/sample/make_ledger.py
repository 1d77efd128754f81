"""Write the sample's ledger anew from `ledger_plan.yaml`: a year of publications that never happened.

usage: PYTHONPATH=plugins python tests/sample/make_ledger.py

The digests are over the served texts, so it is made last, after any change of a record in `content/`. The figures
that the yearly reports were published with are written beside it.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from disclosure.ledger import ZERO_HASH, Broken, Chain, Draft, chain_drafts
from disclosure.records.served import digest_of
from disclosure.records.summary import Summary
from disclosure.statistics.yearly.editions import Edition, render_editions
from disclosure.statistics.yearly.reckoning import reckon
from disclosure.terms import Terms
from disclosure.verdict import Verdict
from disclosure_store.docket import scan, take_in
from disclosure_store.edition_files import FOLDER, write_edition_texts
from disclosure_store.law_files import read_law
from disclosure_store.ledger_file import append, read
from disclosure_store.loading import load_summaries
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


def read_plan() -> dict[str, Any]:
    """The plan, every scalar as text."""
    plan: dict[str, Any] = yaml.load((HERE / "ledger_plan.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return plan


def list_entries() -> Iterator[tuple[str, str, str, str]]:
    """Each entry of the plan as (day, record, event, the machine's day)."""
    plan = read_plan()
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


def freeze(summaries: dict[str, Summary], chain: Chain) -> None:
    """The figures of each yearly report, as the records stood on the days on which it entered the ledger."""
    plan = read_plan()
    law = read_law()
    known_on = {record: entry["day"] for record, entry in plan["proven"].items()}
    known_on |= {record: entry["ledger_day"] for record, entry in plan["declared"].items()}
    texts = {}
    for report in (summary for summary in summaries.values() if summary.kind == "report"):
        editions = []
        for entry in chain.entries:
            if entry.record != report.id:
                continue
            day = entry.day.isoformat()
            known = [Verdict(s, "published", None, "", False) for s in summaries.values()
                     if s.id not in known_on or known_on[s.id] <= day]  # fmt: skip
            tables = {
                key: dict(cells) for key, cells in reckon(known, law, [report])[report.id].figures.items()
            }
            for key, cells in plan["proven"].get(report.id, {}).get("stated", {}).items():
                if not editions:
                    tables[key] |= {column: int(figure) for column, figure in cells.items()}
            before = next((e.hash for e in reversed(chain.entries) if e.day < entry.day), ZERO_HASH)
            corrections = report.corrections if report.corrected_on and report.corrected_on <= day else 0
            editions.append(Edition(day=day, before=before, corrections=corrections, tables=tables))
        if editions:
            texts[report.id] = render_editions(report.id, report.authority, report.day[:4], editions)
    shutil.rmtree(CONTENT / "ledger" / FOLDER, ignore_errors=True)
    write_edition_texts(CONTENT / "ledger", texts)


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
    made = chain_drafts(ledger.chain, drafts)
    print(append(ledger, made), len(drafts))
    freeze(summaries, ledger.chain.extended(made))


if __name__ == "__main__":
    main()
