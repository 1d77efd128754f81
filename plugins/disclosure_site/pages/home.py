"""Home: search, four numbers, what is new. One of the few pages that carry the build's day."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from disclosure.records.address import record_address
from disclosure.statistics.timeliness import add_up
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_authority
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_day
from disclosure_site.pages.authorities import order_organ
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_site.views.markdown import first_sentence
from disclosure_store.judged_site import Page

NEWEST = 10
_YEAR = len("2026")


class HomePage(Maker):
    """One page."""

    name = "home"

    @cached_property
    def _newest(self) -> list[Verdict]:
        decisions = (
            v for v in self.holdings.newest_first if v.summary.kind in ("permit", "penalty", "decision")
        )
        return list(islice(decisions, NEWEST))

    @cached_property
    def _counts(self) -> tuple[int, int]:
        """Permits and penalties decided this year."""
        year = self.portal.today[:_YEAR]
        permits, penalties = (
            sum(v.summary.day.startswith(year) for v in self.holdings.by_kind[kind])
            for kind in ("permit", "penalty")
        )
        return permits, penalties

    def _newest_case(self) -> list[Verdict]:
        return self.holdings.by_kind["case"][:1]

    def plan(self) -> Iterator[Page]:
        total = add_up(self.portal.timeliness)
        parts = (
            self.portal.today, self.portal.next_build, self.portal.names_digest, str(self._counts), total.shown,
            str(self.site.due_soon_working_days),
            str(sum(self.portal.falling_due.values())), self.key_rows(self._newest), self.key_rows(self._newest_case()),
        )  # fmt: skip
        yield self.page("index.html", None, *parts)

    def rows(self, _order: None) -> Sequence[int]:
        return [verdict.summary.row for verdict in self._newest_case()]

    def make(self, _order: None, texts: Texts) -> bytes:
        rows = self.list_rows(self._newest)
        case = None
        for verdict in self._newest_case():
            lesson = first_sentence(texts[verdict.summary.row].get("warning", ""))
            case = (Link(record_address(verdict.summary), verdict.summary.title), lesson)
        organs = sorted(self.site.organs, key=order_organ)
        head = Head("", COLUMNS["home"], COLUMNS["home"].description, is_column=True, has_search=True)
        return self.frame.render(
            "home.html",
            0,
            head,
            today=spell_day(self.portal.today),
            next_build=spell_day(self.portal.next_build),
            year=self.portal.today[:_YEAR],
            permits=self._counts[0],
            penalties=self._counts[1],
            total=add_up(self.portal.timeliness),
            falling_due=sum(self.portal.falling_due.values()),
            upcoming_working_days=self.site.due_soon_working_days,
            rows=rows,
            examples=self._find_examples(),
            case=case,
            organs=[Link(address_of_authority(organ.id), organ.short_name or organ.name) for organ in organs],
        )

    def _find_examples(self) -> list[str]:
        """Searches that find something: a name, a matter, a number of what is newest."""
        named = [v.summary.party for v in self._newest if v.summary.code]
        matters = [
            v.summary.title.removeprefix(f"{v.summary.party}：")
            for v in self._newest
            if v.summary.kind == "penalty"
        ]
        numbers = [v.summary.number for v in self._newest if v.summary.number]
        return [*named[:1], *matters[:1], *numbers[:1]]
