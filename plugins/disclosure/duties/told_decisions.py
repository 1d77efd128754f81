"""T5 and D1: a case goes on telling of a decision that has left the site.

The story of an organ stands for itself, so nothing is withheld for it: whoever wrote it is told.
"""

from collections.abc import Sequence

from disclosure.duties.bench import Bench
from disclosure.duties.withdrawal import name_event
from disclosure.findings.finding import Finding
from disclosure.privacy.linkage import find_decision, is_anonymous
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict


def find_on_told_decisions(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """A warning for each public case whose decision was withdrawn, or whose display ended, since it was corrected."""
    cases = [v.summary for v in verdicts if v.summary.kind == "case" and v.outcome == "published"]
    told = [(case, target) for case in cases if (target := find_decision(case))]
    targets = {target for _, target in told}
    left = {v.summary.id: v for v in verdicts if v.summary.id in targets} if targets else {}
    found = []
    for case, target in told:
        if target in left:
            found += _find_one(bench, case, left[target])
    return found


def _find_one(bench: Bench, case: Summary, decision: Verdict) -> list[Finding]:
    summary = decision.summary
    if summary.withdrawal and case.corrected_on < summary.withdrawn_on:
        message = f"案例所依据的决定{name_event(summary)}，案例仍在公开"
        remedy = "案例不再成立的，填写 withdrawal 撤回案例；仍可公开的，核对文字，并在 corrections 中登记"
        return [bench.find("T5", case, "decision", message, severity="warning", remedy=remedy)]
    display = decision.display
    if (
        decision.outcome != "ended"
        or display is None
        or is_anonymous(case)
        or case.corrected_on > display.until
    ):
        return []
    message = f"案例所依据的决定已于{display.until}公示期满，案例没有匿名，可能仍写着当事人"
    remedy = "隐去当事人的名称等信息，填写 anonymous: true；文字无需改动的，在 corrections 中登记核对"
    return [bench.find("D1", case, "decision", message, severity="warning", remedy=remedy)]
