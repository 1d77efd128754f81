"""The page of a baseline: its tiers as the official table has them, what is imposed within each, its versions."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from disclosure.discretion.versions import Version
from disclosure.records.address import record_address
from disclosure.records.baseline import TierName
from disclosure.verdict import Verdict
from disclosure_site.formats import spell_fen
from disclosure_site.keys import digest
from disclosure_site.pages.maker import Texts
from disclosure_site.portal import Portal
from disclosure_site.views.baseline import TierRow, list_tiers, spell_bounds, spell_floor
from disclosure_site.views.fields import Link
from disclosure_site.views.rows import ListRow, list_rows
from disclosure_site.views.tiers import SLUGS, TierPractice, list_changes, show_practice

SHOWN_CASES = 10
"""So many of a tier's newest penalties stand on the baseline's page; where there are more, all have a list."""


class TierCases(NamedTuple):
    """A tier's practice and its newest penalties; `more` is the address of the whole list, "" where all are shown."""

    practice: TierPractice
    rows: list[ListRow]
    more: str


def view_baseline(
    portal: Portal, verdict: Verdict, texts: Texts, earlier: Sequence[Verdict]
) -> dict[str, Any]:
    """What `baseline.html` shows; `earlier`: the published versions that this one supersedes."""
    text = texts[verdict.summary.row]
    statute = spell_bounds(text.get("statutory", {}))
    tiers, cases = list_tiers(text), show_cases(portal, verdict.summary.id)
    later = portal.holdings.successors.get(verdict.summary.id, [])
    bounds = f"法定幅度{statute}，" if statute else ""
    return {
        "opening": f"{text.get('violation', '')}：{bounds}分 {len(tiers)} 档裁量",
        "text": text,
        "statute": "；".join(filter(None, (statute, spell_floor(text.get("statutory", {}))))),
        "tiers": attach_cases(tiers, cases),
        "cases": cases,
        "in_multiples": any(each.practice.multiples for each in cases),
        "changes": [show_changes(text, texts[each.summary.row]) for each in earlier],
        "earlier": [Link(record_address(each.summary), each.summary.title) for each in earlier],
        "later": [Link(record_address(each.summary), each.summary.title) for each in later],
    }


def key_cases(portal: Portal, baseline: str) -> str:
    """What a baseline's page depends on beyond its own text: the penalties that cite it."""
    version = portal.versions.by_id[baseline]
    cases = (
        portal.key_rows(portal.holdings.cases_of_tiers.get((baseline, tier), ()))
        for tier in _list_tiers(version)
    )
    return digest(portal.names_digest, *cases)


def show_cases(portal: Portal, baseline: str) -> list[TierCases]:
    """The tiers of a baseline that have penalties or amounts, in its order."""
    version = portal.versions.by_id[baseline]
    return [_show_tier(portal, version, tier) for tier in _list_tiers(version)]


def attach_cases(
    rows: Sequence[TierRow], cases: Sequence[TierCases]
) -> list[tuple[TierRow, TierCases | None]]:
    """Each row of the official table with its tier's practice; a name that stands twice has it once."""
    left = {each.practice.name: each for each in cases if each.practice.chart}
    return [(row, left.pop(row.name, None)) for row in rows]


def show_changes(text: Mapping[str, Any], earlier: Mapping[str, Any]) -> dict[str, Any]:
    """What a version changed in the one before."""
    return {"name": earlier.get("version", ""), "tiers": list_changes(earlier, text)}


def _list_tiers(version: Version) -> list[TierName]:
    return [tier for tier in SLUGS if tier in version.tiers]


def _show_tier(portal: Portal, version: Version, tier: TierName) -> TierCases:
    cases = portal.holdings.cases_of_tiers.get((version.id, tier), [])
    more = address_of_tier(version.id, tier) if len(cases) > SHOWN_CASES else ""
    return TierCases(show_practice(version, tier, cases), list_cases(portal, cases[:SHOWN_CASES]), more)


def list_cases(portal: Portal, cases: Sequence[Verdict]) -> list[ListRow]:
    """Rows with the fine alone: what is confiscated is no part of the tier."""
    rows = list_rows(cases, portal.short_names)
    return [
        row._replace(amount=spell_fen(verdict.summary.fine)) for row, verdict in zip(rows, cases, strict=True)
    ]


def address_of_tier(baseline: str, tier: TierName) -> str:
    return f"baselines/{baseline}/{SLUGS[tier]}/"
