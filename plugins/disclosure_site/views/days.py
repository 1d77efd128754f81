"""The days of a record: decided, limit, published. The page shows them and lets them speak."""

from typing import NamedTuple

from disclosure.records.kinds import KindName
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict
from disclosure_site.formats import spell_day

_LISTED: dict[KindName, str] = {
    "permit": "{}决定", "penalty": "{}决定", "decision": "{}决定", "baseline": "{}生效", "case": "{}审定",
    "report": "截至{}", "catalogue": "{}更新",
}  # fmt: skip
_INSPECTED = "{}检查结束"

INSPECTION = "T9"
"""The limit of inspections: their day is the one on which they ended."""


class Days(NamedTuple):
    """Days in Chinese, "" where there is none."""

    listed: str
    """With what happened on it: 2026年3月2日决定."""
    published: str
    published_words: str
    elsewhere: str
    due: str
    limit_working_days: int
    provisional: bool


def list_days(verdict: Verdict) -> Days:
    """The days that a record's page shows."""
    summary, duty = verdict.summary, verdict.duty
    return Days(
        listed=_spell_listed(summary),
        published=spell_day(verdict.published_on),
        published_words="公开" if verdict.proven else "公开（自报）",
        elsewhere=spell_day(summary.elsewhere_on) if summary.elsewhere_on != verdict.published_on else "",
        due=spell_day(duty.due_on) if duty else "",
        limit_working_days=duty.limit_working_days if duty else 0,
        provisional=duty.provisional if duty else False,
    )


def _spell_listed(summary: Summary) -> str:
    form = _INSPECTED if summary.duty == INSPECTION else _LISTED[summary.kind]
    return form.format(spell_day(summary.day)) if summary.day else ""


def spell_moment(verdict: Verdict) -> str:
    """PubDate of 国办发〔2017〕47号, by the ledger; midnight where the ledger knows only the day."""
    return f"{verdict.published_on} {verdict.published_at or '00:00'}" if verdict.published_on else ""


def key_days(verdict: Verdict) -> str:
    """What the days depend on beyond the record's own text."""
    duty = verdict.duty
    limit = f"{duty.due_on} {duty.limit_working_days} {duty.provisional}" if duty else ""
    return f"{verdict.summary.day} {spell_moment(verdict)} {verdict.proven} {verdict.summary.elsewhere_on} {limit}"
