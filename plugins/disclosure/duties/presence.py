"""T17: the address of a record that was published is for ever.

The record stays there until it is withdrawn, its tombstone ever after. Of an ended display the public sees the same
neutral page whether its file is there or not: that it is gone is a warning.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.ledger import PUBLIC_EVENTS, Event
from disclosure.records.address import make_address, record_address
from disclosure.verdict import SHOWN_OUTCOMES, Verdict

_BY_ORGAN = ("report", "catalogue")
"""Kinds whose address names the organ (and year), so that a record may leave it though it is still there."""


_WORDS = {
    "public": (
        "已公开", "原地址保留中性说明页", "恢复该记录；依法撤回的，恢复后填写 withdrawal（撤回）及理由"
    ),
    "withdrawn": (
        "已撤回", "原地址只能显示台账所载的文号和日期，没有撤回理由", "恢复该记录的文件，连同 withdrawal（撤回）及理由"
    ),
    "ended": (
        "公示期满", "原地址保留公示期满的说明页", "恢复该记录的文件；期满的记录留在内容仓库里，不会再公开显示"
    ),
}  # fmt: skip


def _standing(item: "Vanished") -> str:
    return "public" if item.is_public else item.event


@dataclass(frozen=True, slots=True)
class Vanished:
    """A published record that content no longer shows; its address keeps a neutral page."""

    record: str
    kind: str
    authority: str
    address: str
    """Where its page stood, relative to the root."""
    in_content: bool
    """Whether a record of that id is still there, but no longer public."""
    event: Event = "published"
    """The last that the ledger says of it."""
    number: str = ""
    last_day: str = ""
    """ISO, of that event."""

    @property
    def is_public(self) -> bool:
        """Whether the public should read it still."""
        return self.event in PUBLIC_EVENTS


def find_vanished(bench: Bench, verdicts: Sequence[Verdict]) -> list[Vanished]:
    """Every record of the ledger for which this build would have no page, tombstone or neutral notice."""
    in_content = {verdict.summary.id for verdict in verdicts}
    shown = {
        record_address(v.summary)
        for v in verdicts
        if v.outcome in SHOWN_OUTCOMES and v.summary.kind in _BY_ORGAN
    }
    in_place: dict[str, str] = {
        v.summary.id: v.summary.kind
        for v in verdicts
        if v.outcome in SHOWN_OUTCOMES and v.summary.kind not in _BY_ORGAN
    }
    gone = []
    for entry in bench.ledger.list_displaced(in_place):
        address = make_address(entry.kind, entry.record, entry.authority, entry.number or "")
        if address not in shown:
            about = entry.event, entry.number or "", entry.last_day.isoformat()
            is_there = entry.record in in_content
            gone.append(Vanished(entry.record, entry.kind, entry.authority, address, is_there, *about))
    return sorted(gone, key=lambda item: item.record)


def find_on_presence(
    bench: Bench, vanished: Iterable[Vanished], explained: frozenset[str], stop_share: Decimal
) -> list[Finding]:
    """T17: one breach each; a stop where more than `stop_share` of what is public is gone from content at once.

    `explained`: a record in quarantine has its own finding and is not reported a second time, and one whose class the
    portal leaves out is no miss. Whatever could not be read
    so far as to know its id may be one of those that seem to be gone: a clerk's slip does not stop a build.
    """
    missing = [item for item in vanished if item.record not in explained]
    findings = [_find_one(bench, item) for item in missing]
    total = bench.ledger.count_public()
    nameless = sum(not s.id for s in bench.docket.summaries) + len(bench.docket.unread)
    lost = sum(item.is_public and not item.in_content for item in missing) - nameless
    if total and Decimal(lost) / total > stop_share:
        message = f"台账中已公开的{total}条记录有{lost}条从内容中消失，超过允许的比例，停止构建"
        remedy = "检查内容仓库是否完整（是否误删文件夹、检出了错误的分支）"
        findings.append(Finding("T17", "stop", message, remedy))
    return findings


def _find_one(bench: Bench, item: Vanished) -> Finding:
    what = "不再处于公开状态，或已换了类别、年度" if item.in_content else "从内容中消失"
    state, kept, remedy = _WORDS[_standing(item)]
    return Finding(
        rule="T17",
        severity="warning" if item.event == "ended" else bench.law.severity("T17"),
        message=f"{state}的记录「{item.record}」{what}，{kept}",
        remedy=remedy,
        kind=item.kind,
        record=item.record,
        authority=item.authority,
    )
