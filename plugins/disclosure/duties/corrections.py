"""C12: a text that the public has read changes only with a `corrections` entry or a withdrawal (令45号 Art. 7).

A publishing build notes the new text in the ledger and serves it; the change stays told on the builds after it,
until an entry of corrections stands that is no older than the text that was replaced. An entry explains one change:
what an earlier one has used up explains no other.

What was withdrawn by law and is public again without a word is a breach: the ledger proves that it was withdrawn, and
处罚法 Art. 48 wants it off the site.
"""

from collections.abc import Sequence
from datetime import date

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.ledger import Change
from disclosure.verdict import Verdict

_KINDS = frozenset({"permit", "penalty", "decision", "baseline", "case", "report"})
"""What is published once; a catalogue is kept up to date by law (T8)."""


def find_on_corrections(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """C12 of every published record whose text is another than the one that the ledger proves, or that is back."""
    list_changes, withdrawals = bench.ledger.list_changes, bench.ledger.withdrawals
    found = []
    for verdict in verdicts:
        if verdict.outcome == "published":
            changes = list_changes(verdict.summary.id, verdict.summary.digest)
            if changes and verdict.summary.kind in _KINDS:
                found += _find_one(bench, verdict, changes)
            if withdrawals and verdict.summary.id in withdrawals:
                found += _find_return(bench, verdict, withdrawals[verdict.summary.id])
    return found


def _find_one(bench: Bench, verdict: Verdict, changes: Sequence[Change]) -> list[Finding]:
    if _is_explained(verdict.summary.correction_days.split(), changes):
        return []
    message = f"{changes[-1].since}登记于台账的公示文本已被改动，没有在那以后登记的更正"
    remedy = (
        "文字误植的，在 corrections 中登记更正的日期和内容，每改一次登记一条；"
        "决定本身有变更的，按撤回办理；误改的，恢复原文"
    )
    return [bench.find("C12", verdict.summary, "corrections", message, remedy=remedy)]


def _is_explained(days: Sequence[str], changes: Sequence[Change]) -> bool:
    """Whether the last change has an entry of its own; `days` are those of the entries, rising."""
    *earlier, last = changes
    left = list(days)
    for change in earlier:
        own = (day for day in left if change.since.isoformat() <= day <= change.until.isoformat())
        if (used := next(own, None)) is not None:
            left.remove(used)
    return any(day >= last.since.isoformat() for day in left)


def _find_return(bench: Bench, verdict: Verdict, withdrawn_on: date) -> list[Finding]:
    summary = verdict.summary
    if summary.corrected_on >= withdrawn_on.isoformat():
        return []
    message = f"台账记载本记录已于{withdrawn_on}撤回，现在又在公开，没有说明"
    remedy = (
        "仍应撤回的，恢复 withdrawal（撤回）；确应恢复公开的（例如撤销决定又被撤销），"
        "在 corrections 中写明恢复的日期和原因"
    )
    return [bench.find("C12", summary, "corrections", message, severity="breach", remedy=remedy)]
