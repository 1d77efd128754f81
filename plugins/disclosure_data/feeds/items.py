"""The records that feeds tell of, and their times: whole moments in UTC+8, from the records' own days and the ledger.

A record that was shown keeps its place for ever, whatever becomes of it, so that archives do not move; one whose
display has ended keeps it in silence.
"""

from collections.abc import Iterator
from typing import NamedTuple

from disclosure.verdict import SHOWN_OUTCOMES, Verdict
from disclosure_data.days import find_last_day
from disclosure_store.judged_site import JudgedSite

_MIDNIGHT = "00:00"


class Item(NamedTuple):
    """A record in its place; sorts by time of publication, then by id."""

    published: str
    """RFC 3339."""
    id: str
    updated: str
    """RFC 3339: of the last event."""
    verdict: Verdict
    key: str
    """What its entry is made of, the names of organs apart; "" where it has none."""

    @property
    def is_told(self) -> bool:
        """Whether it has an entry, or a notice of its withdrawal."""
        return bool(self.key)


def list_items(site: JudgedSite) -> list[Item]:
    """Every item, the oldest publication first."""
    return sorted(_list_items(site), key=lambda item: item[:2])


def _list_items(site: JudgedSite) -> Iterator[Item]:
    for verdict in site.judgement.verdicts:
        outcome, summary = verdict.outcome, verdict.summary
        if outcome not in SHOWN_OUTCOMES or (outcome == "ended" and not verdict.published_on):
            continue  # what was over before it was ever shown here has no place
        published = spell_moment(verdict.published_on or summary.reviewed_on, verdict.published_at)
        updated = max(published, spell_moment(find_last_day(site, verdict)))
        key = "" if outcome == "ended" else f"{summary.id} {summary.shown} {published} {updated} {outcome}"
        yield Item(published, summary.id, updated, verdict, key)


def spell_moment(day: str, at: str = "") -> str:
    """A day, and a time of it, as a feed has it.

    >>> spell_moment("2026-03-05", "09:30"), spell_moment("2026-03-05")
    ('2026-03-05T09:30:00+08:00', '2026-03-05T00:00:00+08:00')
    """
    return f"{day}T{at or _MIDNIGHT}:00+08:00"
