"""A page of prose that quotes what has left the site is left out, like any bad page, and the others are published.

A display ends by itself at night; one page must not hold back everything else then. What slips through here (a
quotation within other marks) the residue scan stops.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from pathlib import Path

from disclosure.findings.finding import Finding
from disclosure.judge import Judgement
from disclosure.law.mitigation_grounds import MitigationGrounds
from disclosure.ledger import Publications
from disclosure.records.kinds import KindName
from disclosure.terms import Terms
from disclosure.verdict import Verdict
from disclosure_gate.config import BuildConfig
from disclosure_gate.reading import PROSE_COPIES
from disclosure_store.loading import find_telling
from disclosure_store.quoting import compare, find_quotations
from disclosure_store.rendered import read_prose
from disclosure_store.rereading import read_served

MOST_REREAD = 200
"""Withdrawn records whose files are read again for it, the last first: the state keeps none of their text."""


def leave_out_quotations(
    config: BuildConfig,
    terms: Terms,
    judgement: Judgement,
    ledger: Publications,
    state: sqlite3.Connection,
    pages: Sequence[str],
) -> tuple[list[str], list[Finding]]:
    """The pages (`pages/about.md`) that may be published, and a finding for each of the others."""
    gone = [v for v in judgement.verdicts if v.outcome != "published" and _was_public(ledger, v)]
    if not gone or not pages:
        return list(pages), []
    prose = {
        page: read_prose((config.state / PROSE_COPIES / Path(page).name).read_text("utf-8-sig"))
        for page in pages
    }
    found = [*_find_in_ended(state, prose, gone), *_find_in_files(config, ledger, prose, gone)]
    published = frozenset(v.summary.row for v in judgement.verdicts if v.outcome == "published")
    guilty: dict[str, Verdict] = {}
    # hundreds of records may say the same sentence, and each look goes through the texts of all
    is_innocent = cache(partial(_is_innocent, terms, state, published))
    for verdict, page, text in found:
        if page not in guilty and not is_innocent(text):
            guilty[page] = verdict
    return [page for page in pages if page not in guilty], [
        _tell(page, v) for page, v in sorted(guilty.items())
    ]


Found = tuple[Verdict, str, str]
"""A record that has left, the page that quotes it, and the words."""


def _was_public(ledger: Publications, verdict: Verdict) -> bool:
    entry = ledger.get(verdict.summary.id)
    return entry is not None and entry.first_published is not None


def _find_in_ended(
    state: sqlite3.Connection, prose: Mapping[str, str], gone: Iterable[Verdict]
) -> Iterator[Found]:
    ended = {v.summary.row: v for v in gone if v.outcome == "ended"}
    kinds: dict[int, KindName] = {row: v.summary.kind for row, v in ended.items()}
    for quotation in find_quotations(state, prose, kinds):
        yield ended[quotation.row], quotation.page, quotation.text


def _find_in_files(
    config: BuildConfig, ledger: Publications, prose: Mapping[str, str], gone: Iterable[Verdict]
) -> Iterator[Found]:
    others = [v for v in gone if v.outcome != "ended"]
    others.sort(key=lambda v: (ledger.last_day(v.summary.id), v.summary.id), reverse=True)
    for verdict in others[:MOST_REREAD]:
        summary = verdict.summary
        served = read_served(config.content, summary.path, summary.id, config.choices)
        for page, text in compare(prose, summary.kind, served) if served else ():
            yield verdict, page, text


def _is_innocent(terms: Terms, state: sqlite3.Connection, published: Set[int], text: str) -> bool:
    """Whether a record still public says it itself, or it says only what the law says."""
    grounds = terms.law.table(MitigationGrounds)
    return grounds.says(text) or not published.isdisjoint(find_telling(state, text))


def _tell(page: str, verdict: Verdict) -> Finding:
    summary = verdict.summary
    message = f"页面照抄了已不再公开的记录「{summary.id}」的语句，这一页没有发布"
    return Finding(
        "T5", "quarantine", message, "改写这一页，删去照抄该记录的语句", kind=summary.kind, record=summary.id,
        authority=summary.authority or None, path=page, line=1,
    )  # fmt: skip
