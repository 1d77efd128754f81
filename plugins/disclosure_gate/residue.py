"""Nothing of what left the site stands anywhere else in it (T5; 处罚法 Art. 48): proved over the bytes of every file.

Asked when records leave: their passages are read again from their files and looked for in the whole next site, the
files that are taken over included. A passage that a record still public says itself is innocent, and so is one that
only says what the law says (违法行为轻微并及时改正，没有造成危害后果): it stands on many a page of prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.findings.finding import Finding
from disclosure.law.mitigation_grounds import MitigationGrounds
from disclosure.records.address import record_address
from disclosure.records.passages import list_passages
from disclosure.records.served import derive_title
from disclosure.verdict import Verdict
from disclosure_gate.opening import Build
from disclosure_gate.stop import BuildStopped
from disclosure_store.loading import find_telling
from disclosure_store.passage_search import PassageSearch, list_forms
from disclosure_store.rereading import read_served
from disclosure_store.trees import Changes
from disclosure_store.workers import map_batches

MOST_RECORDS = 200
"""Looked for at once: a build from nothing would else look for all that ever left. Withdrawn ones come first: what the
law wants off the site is not crowded out by displays that ended."""
_PROSE = re.compile(r"pages/([^/]+)/index\.html")


@dataclass(frozen=True)
class _Passage:
    """A sentence of a record that has left, or how a long one begins."""

    verdict: Verdict
    text: str


def check_residue(build: Build, changes: Changes) -> None:
    """BuildStopped where the next site still says what a record said that this build takes off the site."""
    leaving = _list_leaving(build, changes)
    passages = [
        _Passage(verdict, form)
        for verdict in leaving
        for text in _read_passages(build, verdict)
        for form in list_forms(text)
    ]
    if not passages:
        return
    with build.account.watch.step("residue"):
        hits = _search(build, [passage.text for passage in passages])
        told = _find_told(build, {passages[number].text for _, number in hits})
        guilty = {
            (path, passages[number].verdict) for path, number in hits if passages[number].text not in told
        }
    if guilty:
        ordered = sorted(guilty, key=lambda item: (item[1].summary.id, item[0]))
        raise BuildStopped([_make_finding(path, verdict) for path, verdict in ordered])


def _list_leaving(build: Build, changes: Changes) -> list[Verdict]:
    """Records that were public and are not, whose page this build makes again: withdrawn ones first, the last first."""
    ledger = build.books.publications
    gone = [
        (entry.last_day, verdict)
        for verdict in build.site.judgement.verdicts
        if verdict.outcome != "published" and (entry := ledger.get(verdict.summary.id)) and entry.first_published
    ]  # fmt: skip
    if not gone:
        return []
    made = {*changes.added, *changes.changed}
    gone = [item for item in gone if f"{record_address(item[1].summary)}index.html" in made]
    gone.sort(key=lambda item: (item[1].outcome == "withdrawn", item[0], item[1].summary.id), reverse=True)
    return [verdict for _, verdict in gone[:MOST_RECORDS]]


def _read_passages(build: Build, verdict: Verdict) -> list[str]:
    summary = verdict.summary
    served = read_served(build.account.config.content, summary.path, summary.id, build.site.choices)
    if served is None:
        return []
    grounds = build.site.law.table(MitigationGrounds)
    own = [passage for passage in list_passages(served) if not grounds.says(passage)]
    # who and what in one line: the title of a page, of a search hit
    title = [derive_title(summary.kind, served)] if "party" in served else []
    return list(dict.fromkeys([*own, *title]))


def _search(build: Build, texts: Sequence[str]) -> list[tuple[str, int]]:
    """Each file of the next site with the number of a text that it holds."""
    tree = build.site.tree
    tree.prepare()
    search = PassageSearch(texts)

    def work(paths: Sequence[str]) -> list[tuple[str, int]]:
        return list(search.find_in_files(tree.spare, paths))

    batches = map_batches(work, tree.list_next(), build.account.config.workers)
    return [hit for hits in batches for hit in hits]


def _find_told(build: Build, texts: set[str]) -> set[str]:
    """Those texts that a published record has in its own public text."""
    if not texts:
        return set()
    published = {verdict.summary.row for verdict in build.site.published}
    return {text for text in texts if not published.isdisjoint(find_telling(build.state, text))}


def _make_finding(path: str, verdict: Verdict) -> Finding:
    summary = verdict.summary
    message = f"记录「{summary.id}」已不再公开，它的原文却仍出现在将要发布的 {path} 中，停止构建"
    prose = _PROSE.fullmatch(path)
    remedy = (
        f"改写 pages/ 下 Slug 为「{prose[1]}」的页面，删去照抄该记录的语句"
        if prose
        else "查看该文件由哪条记录或哪个页面生成，删去照抄的语句；查不出来的，删除 DISCLOSURE_STATE 文件夹后重新构建"
    )
    return Finding(
        "T5", "stop", message, remedy, kind=summary.kind, record=summary.id, authority=summary.authority or None,
        path=summary.path, line=summary.line,
    )  # fmt: skip
