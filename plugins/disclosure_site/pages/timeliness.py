"""/timeliness/: what fell due and what was in time, by month, and per organ and kind in region order."""

from collections.abc import Iterator

from disclosure.records.kinds import KINDS, Kind
from disclosure.statistics.months import month_of
from disclosure.statistics.tally import RATE_FROM, Tally
from disclosure.statistics.timeliness import add_up
from disclosure_site.addresses import address_of_authority, address_of_timeliness
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_day
from disclosure_site.keys import digest
from disclosure_site.pages.authorities import order_organ
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_site.views.timeliness import add_up_months, tell_course
from disclosure_store.judged_site import Page


class TimelinessPage(Maker):
    """One page; it carries the build's day."""

    name = "timeliness"

    def plan(self) -> Iterator[Page]:
        by_month = sorted(self.portal.timeliness_by_month.items())
        tallies = digest(*(f"{cell} {tally.shown}" for cell, tally in by_month))
        due = digest(*(f"{organ} {count}" for organ, count in sorted(self.portal.falling_due.items())))
        ahead = str(self.site.due_soon_working_days)
        days = self.portal.today, self.portal.next_build
        parts = (*days, self.portal.names_digest, tallies, due, ahead)
        yield self.page("timeliness/index.html", None, *parts)

    def make(self, _order: None, _texts: Texts) -> bytes:
        organs = sorted(self.site.organs, key=order_organ)
        table = [
            (Link(address_of_timeliness(organ.id), organ.name), self._rows(organ.id)) for organ in organs
        ]
        due = self.portal.falling_due
        upcoming = [(Link(address_of_authority(o.id), o.name), due[o.id]) for o in organs if o.id in due]
        head = Head("公开及时率", COLUMNS["timeliness"], COLUMNS["timeliness"].description, is_column=True)
        months = add_up_months(self.portal.timeliness_by_month.items())
        return self.frame.render(
            "timeliness.html",
            1,
            head,
            today=spell_day(self.portal.today),
            next_build=spell_day(self.portal.next_build),
            total=add_up(self.portal.timeliness),
            course=tell_course(months, month_of(self.portal.today)),
            table=[entry for entry in table if entry[1]],
            upcoming=upcoming,
            upcoming_total=sum(due.values()),
            upcoming_working_days=self.site.due_soon_working_days,
            rate_from=RATE_FROM,
        )

    def _rows(self, organ: str) -> list[tuple[Kind, Tally]]:
        found = self.portal.timeliness
        return [(kind, found[organ, kind.name]) for kind in KINDS.values() if (organ, kind.name) in found]
