"""M8: a case that names nobody, by its own will or because its decision is about a natural person, leads to nobody."""

from collections.abc import Sequence

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.privacy.linkage import find_decision, find_leads, is_anonymous
from disclosure.records.case import Case
from disclosure.records.validation import label_of
from disclosure.verdict import Verdict

_NAMED = ("permit", "penalty", "decision")
_REMEDIES = {
    "文号": "从案例中删去文号",
    "链接": "从案例中删去指向该记录的网址",
    "金额和日期": "把金额或日期改写得不精确，例如“数千元”“2026年春”",
}


def find_on_linkage(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """A warning for each record that such a case leads to: by link, number, or exact amount and day together."""
    cases = [
        v.summary for v in verdicts if v.summary.kind == "case" and v.outcome in ("published", "pending")
    ]
    told = [case for case in cases if case.facts]
    if not told:
        return []
    shown = [v.summary for v in verdicts if v.outcome == "published" and v.summary.kind in _NAMED]
    persons = {summary.id for summary in shown if summary.party_type == "自然人"}
    silent = [case for case in told if is_anonymous(case) or find_decision(case) in persons]
    return [
        bench.find(
            "M8", case, lead.field,
            f"隐名案例的「{label_of(Case, lead.field)}」有与记录「{lead.record}」相同的{lead.way}，可由此找到当事人",
            remedy=_REMEDIES[lead.way],
        )
        for case, lead in find_leads(silent, shown)
    ]  # fmt: skip
