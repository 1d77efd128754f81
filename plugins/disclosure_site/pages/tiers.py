"""What stands below a baseline's address: the picture of each tier's amounts, and the lists of its penalties."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from disclosure.discretion.practice import observe
from disclosure.discretion.versions import Version
from disclosure.records.baseline import TierName
from disclosure.verdict import Verdict
from disclosure_site.addresses import depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_fen
from disclosure_site.keys import digest
from disclosure_site.pages.leaves import PAGE_ROWS, cut, leaf_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.portal import Portal
from disclosure_site.rendering import Head
from disclosure_site.views.baseline import TierRow
from disclosure_site.views.charts.strip import draw_strip
from disclosure_site.views.rows import ListRow, key_rows, list_rows
from disclosure_site.views.tiers import HEADING, SLUGS, TierPractice, list_changes, plan_strip, show_practice
from disclosure_store.judged_site import Page

SHOWN_CASES = 10
"""So many of a tier's newest penalties stand on the baseline's page; where there are more, all have a list."""
_Tier = tuple[str, TierName]
_Leaf = tuple[str, TierName, int]


class TierCases(NamedTuple):
    """A tier's practice and its newest penalties; `more` is the address of the whole list, "" where all are shown."""

    practice: TierPractice
    rows: list[ListRow]
    more: str


def key_cases(portal: Portal, baseline: str) -> str:
    """What a baseline's page depends on beyond its own text: the penalties that cite it."""
    version = portal.versions.by_id[baseline]
    cases = (
        key_rows(portal.holdings.cases_of_tiers.get((baseline, tier), ())) for tier in _list_tiers(version)
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
    more = _address(version.id, tier) if len(cases) > SHOWN_CASES else ""
    return TierCases(show_practice(version, tier, cases), _rows(portal, cases[:SHOWN_CASES]), more)


def _rows(portal: Portal, cases: Sequence[Verdict]) -> list[ListRow]:
    """Rows with the fine alone: what is confiscated is no part of the tier."""
    rows = list_rows(cases, portal.short_names)
    return [
        row._replace(amount=spell_fen(verdict.summary.fine)) for row, verdict in zip(rows, cases, strict=True)
    ]


def _address(baseline: str, tier: TierName) -> str:
    return f"baselines/{baseline}/{SLUGS[tier]}/"


class TierCharts(Maker):
    """One picture for each tier with fines, for the pages of its penalties. Orders are baseline and tier."""

    name = "tier_chart"

    def plan(self) -> Iterator[Page]:
        for (baseline, tier), cases in self.portal.tiers_with_cases():
            if any(verdict.summary.fine >= 0 for verdict in cases):
                shown = self.portal.versions.by_id[baseline].shown
                path = f"baselines/{baseline}/{SLUGS[tier]}.svg"
                yield self.page(path, (baseline, tier), tier, shown, key_rows(cases))

    def make(self, order: _Tier, _texts: Texts) -> bytes:
        version = self.portal.versions.by_id[order[0]]
        cases = self.holdings.cases_of_tiers[order]
        practice = observe(version, order[1], (verdict.summary for verdict in cases))
        return draw_strip(plan_strip(version, order[1], practice), standalone=True).encode()


class TierLists(Maker):
    """All penalties of a tier that has more than its baseline's page shows. Orders are baseline, tier and leaf."""

    name = "tier_list"

    def plan(self) -> Iterator[Page]:
        for (baseline, tier), cases in self.portal.tiers_with_cases():
            if len(cases) <= SHOWN_CASES:
                continue
            shown = self.portal.versions.by_id[baseline].shown
            for leaf in cut(cases, PAGE_ROWS):
                path = file_of(leaf_address(_address(baseline, tier), leaf.number))
                rows = key_rows(leaf.of(cases))
                order = (baseline, tier, leaf.number)
                yield self.page(path, order, tier, str(leaf), shown, self.portal.names_digest, rows)

    def make(self, order: _Leaf, _texts: Texts) -> bytes:
        baseline, tier, number = order
        version = self.portal.versions.by_id[baseline]
        cases = self.holdings.cases_of_tiers[baseline, tier]
        leaf = cut(cases, PAGE_ROWS)[number - 1]
        base = _address(baseline, tier)
        words = f"「{version.violation}」{version.name} · {tier}：{HEADING}"
        head = Head(leaf.title(words), COLUMNS["baseline"], description=f"{words}，共 {leaf.total} 件")
        return self.frame.render(
            "tier.html",
            depth_of(leaf_address(base, number)),
            head,
            words=words,
            baseline=f"baselines/{baseline}/",
            base=base,
            leaf=leaf,
            rows=_rows(self.portal, leaf.of(cases)),
        )
