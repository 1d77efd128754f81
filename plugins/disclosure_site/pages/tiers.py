"""What stands below a baseline's address: the picture of each tier's amounts, and the lists of its penalties."""

from collections.abc import Iterator

from disclosure.discretion.practice import observe
from disclosure.records.baseline import TierName
from disclosure_site.addresses import depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.pages.baselines import SHOWN_CASES, address_of_tier, list_cases
from disclosure_site.pages.leaves import PAGE_ROWS, cut, leaf_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.charts.strip import draw_strip
from disclosure_site.views.tiers import HEADING, SLUGS, plan_strip
from disclosure_store.judged_site import Page

_Tier = tuple[str, TierName]
_Leaf = tuple[str, TierName, int]


class TierCharts(Maker):
    """One picture for each tier with fines, for the pages of its penalties. Orders are baseline and tier."""

    name = "tier_chart"

    def plan(self) -> Iterator[Page]:
        for (baseline, tier), cases in self.portal.tiers_with_cases():
            if any(verdict.summary.fine >= 0 for verdict in cases):
                shown = self.portal.versions.by_id[baseline].shown
                path = f"baselines/{baseline}/{SLUGS[tier]}.svg"
                yield self.page(path, (baseline, tier), tier, shown, self.key_rows(cases))

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
                path = file_of(leaf_address(address_of_tier(baseline, tier), leaf.number))
                rows = self.key_rows(leaf.of(cases))
                order = (baseline, tier, leaf.number)
                yield self.page(path, order, tier, str(leaf), shown, self.portal.names_digest, rows)

    def make(self, order: _Leaf, _texts: Texts) -> bytes:
        baseline, tier, number = order
        version = self.portal.versions.by_id[baseline]
        cases = self.holdings.cases_of_tiers[baseline, tier]
        leaf = cut(cases, PAGE_ROWS)[number - 1]
        base = address_of_tier(baseline, tier)
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
            rows=list_cases(self.portal, leaf.of(cases)),
        )
