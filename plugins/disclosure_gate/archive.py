"""The frozen figures of yearly reports in one build: read before judging, written just before the ledger's append.

What was published stays as it was published (docs/ledger.md). A file of a published report that is missing or was
changed is told (S1), and never made anew without a correction of the report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from disclosure.docket import Docket
from disclosure.findings.finding import Finding
from disclosure.judge import Judgement
from disclosure.law import Law
from disclosure.ledger import PUBLIC_EVENTS, Draft, stamp
from disclosure.records.summary import Summary
from disclosure.statistics.yearly.editions import Edition, EditionProblem, parse_editions, render_editions
from disclosure.statistics.yearly.reckoning import needs_edition, reckon
from disclosure_gate.bookkeeping import Books
from disclosure_gate.config import BuildConfig
from disclosure_store.edition_files import FOLDER, read_edition_text, write_edition_texts

Editions = tuple[Edition, ...]
_YEAR_DIGITS = 4


@dataclass(frozen=True)
class Archive:
    """The editions that stand before this build, by report, and what is wrong with their files."""

    editions: Mapping[str, Editions] = field(default_factory=dict)
    lines: Mapping[str, Sequence[tuple[int, str]]] = field(default_factory=dict)
    """Each report's public lines in the healed ledger: place and day."""
    redo: frozenset[str] = frozenset()
    """Reports whose line stands from a killed build of this day, while the site with its figures never came."""
    findings: tuple[Finding, ...] = ()

    @property
    def latest(self) -> dict[str, Edition]:
        """What was published last, by report."""
        return {record: editions[-1] for record, editions in self.editions.items()}


def open_archive(config: BuildConfig, books: Books, docket: Docket, law: Law) -> Archive:
    """Read the files of the published reports that content holds."""
    lines = _list_lines(books)
    files: dict[str, Editions] = {}
    findings = []
    for summary in docket.summaries:
        if summary.kind != "report" or summary.broken or summary.id not in lines:
            continue
        text = read_edition_text(config.ledger, summary.id)
        try:
            files[summary.id] = parse_editions(text, summary.id) if text is not None else ()
        except EditionProblem as problem:
            findings.append(_tell(config, law, summary, str(problem)))
            continue
        if text is None and _is_public(books, summary):
            findings.append(_tell(config, law, summary, "没有存档文件"))
    places = _find_places(books, files)
    standing = {
        record: found
        for record, editions in files.items()
        if (found := tuple(e for e in editions if _stands(e, lines[record], places, books.unsealed_head)))
    }
    today = config.as_of.isoformat()
    redo = frozenset(
        record
        for record, editions in files.items()
        if any(e.before == books.unsealed_head and e.day == today for e in editions)
        and any(day == today and place >= places[books.unsealed_head] for place, day in lines[record])
    )
    return Archive(standing, lines, redo, tuple(findings))


def _list_lines(books: Books) -> dict[str, list[tuple[int, str]]]:
    chain = books.healed
    lines: dict[str, list[tuple[int, str]]] = {}
    for place, entry in enumerate(chain.entries):
        if entry.kind == "report" and entry.event in PUBLIC_EVENTS and place not in chain.voided:
            lines.setdefault(entry.record, []).append((place, entry.day.isoformat()))
    return lines


def _find_places(books: Books, files: Mapping[str, Editions]) -> dict[str, int]:
    """For each head that an edition names: the place of the first entry after it."""
    wanted = {edition.before for editions in files.values() for edition in editions}
    places = {entry.hash: n + 1 for n, entry in enumerate(books.healed.entries) if entry.hash in wanted}
    # the beginning, and heads that a merge has taken in: there the day alone decides
    return dict.fromkeys(wanted, 0) | places


def _stands(
    edition: Edition, lines: Sequence[tuple[int, str]], places: Mapping[str, int], unsealed_head: str
) -> bool:
    """Whether an edition was published: a line of its day came after it, and no killed build left it behind."""
    if unsealed_head and edition.before == unsealed_head:
        return False
    return any(day == edition.day and place >= places[edition.before] for place, day in lines)


def _is_public(books: Books, summary: Summary) -> bool:
    entry = books.publications.get(summary.id)
    return entry is not None and entry.event in PUBLIC_EVENTS


def _tell(config: BuildConfig, law: Law, summary: Summary, what: str) -> Finding:
    return Finding(
        "S1",
        law.severity("S1"),
        f"已公开的年度报告，其公布时的统计数字无从核对：{what}",
        "用 Git 恢复这个文件；确实没有的，在报告的 corrections 中写明，下次发布即按现有记录存档",
        kind=summary.kind,
        record=summary.id,
        authority=summary.authority,
        path=f"{config.ledger.name}/{FOLDER}/{summary.id}.json",
    )


def plan_editions(
    config: BuildConfig,
    books: Books,
    judgement: Judgement,
    archive: Archive,
    law: Law,
    drafts: Iterable[Draft],
) -> dict[str, Editions]:
    """All editions of each report whose figures this build freezes, its own last; none unless it publishes."""
    if not config.publishing:
        return {}
    events = {draft.record: draft.event for draft in drafts if draft.kind == "report"}
    to_freeze = [
        s
        for s, outcome in ((verdict.summary, verdict.outcome) for verdict in judgement.verdicts)
        if s.kind == "report" and outcome == "published" and _needs_edition(archive, s, events.get(s.id))
    ]
    found = reckon(judgement.verdicts, law, to_freeze)
    head = books.unsealed_head or books.chain.head
    return {
        s.id: (
            *(archive.editions.get(s.id) or ()),
            Edition(
                day=config.as_of.isoformat(),
                before=head,
                corrections=s.corrections,
                tables={table: dict(cells) for table, cells in found[s.id].figures.items()},
            ),
        )
        for s in to_freeze
    }


def _needs_edition(archive: Archive, summary: Summary, event: str | None) -> bool:
    last = archive.latest.get(summary.id)
    lines = archive.lines.get(summary.id) or ()
    last_line = max((day for _, day in lines), default="")
    return summary.id in archive.redo or needs_edition(
        summary, last.corrections if last else None, event, last_line
    )


def draft_corrections(
    config: BuildConfig,
    judgement: Judgement,
    archive: Archive,
    planned: Mapping[str, Editions],
    drafts: Iterable[Draft],
) -> list[Draft]:
    """A line of the ledger for each report whose figures are put right while its text is as it was."""
    said = {draft.record for draft in drafts} | archive.redo
    return [
        Draft(
            "corrected", s.id, s.kind, s.authority, s.day[:_YEAR_DIGITS], s.digest, config.as_of,
            stamp(config.now),
        )
        for s in _list_planned(judgement, planned)
        if s.id not in said
    ]  # fmt: skip


def write_archive(config: BuildConfig, judgement: Judgement, planned: Mapping[str, Editions]) -> None:
    """Put the planned files in their places. LedgerFileError where that cannot be."""
    texts = {
        s.id: render_editions(s.id, s.authority, s.day[:_YEAR_DIGITS], planned[s.id])
        for s in _list_planned(judgement, planned)
    }
    write_edition_texts(config.ledger, texts)


def _list_planned(judgement: Judgement, planned: Mapping[str, Editions]) -> list[Summary]:
    summaries = (verdict.summary for verdict in judgement.verdicts)
    return [s for s in summaries if s.kind == "report" and s.id in planned]
