"""C12: a text that the public has read changes only with a `corrections` entry or a withdrawal (令45号 Art. 7).

A publishing build notes the new text in the ledger and serves it; the change stays told on the builds after it,
until an entry of corrections stands that is no older than the text that was replaced.
"""

from collections.abc import Sequence
from datetime import date

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.verdict import Verdict

_KINDS = frozenset({"permit", "penalty", "decision", "baseline", "case", "report"})
"""What is published once; a catalogue is kept up to date by law (T8)."""


def find_on_corrections(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """C12 of every published record whose text is another than the one that the ledger proves."""
    find_change = bench.ledger.find_change
    found = []
    for verdict in verdicts:
        if verdict.outcome == "published":
            since = find_change(verdict.summary.id, verdict.summary.digest)
            if since is not None and verdict.summary.kind in _KINDS:
                found += _find_one(bench, verdict, since)
    return found


def _find_one(bench: Bench, verdict: Verdict, since: date) -> list[Finding]:
    summary = verdict.summary
    if summary.corrected_on >= since.isoformat():
        return []
    message = f"{since}登记于台账的公示文本已被改动，没有在那以后登记的更正"
    remedy = (
        "文字误植的，在 corrections 中登记更正的日期和内容；决定本身有变更的，按撤回办理；误改的，恢复原文"
    )
    return [bench.find("C12", summary, "corrections", message, remedy=remedy)]
