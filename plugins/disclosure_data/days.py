"""On which day something last happened to a record: what feeds and the site map say of its last change."""

from disclosure.verdict import Verdict
from disclosure_store.judged_site import JudgedSite


def find_last_day(site: JudgedSite, verdict: Verdict) -> str:
    """ISO. By the ledger; by the record's own days where a preview knows more than the ledger, or has none yet."""
    summary = verdict.summary
    own = summary.withdrawn_on if verdict.outcome == "withdrawn" else summary.corrected_on
    told = site.find_last_day(summary.id) or verdict.published_on or summary.reviewed_on
    return max(told, own)
