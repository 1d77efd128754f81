"""What all page makers have before them: the judged site, its records in groups, the frame."""

from dataclasses import dataclass
from functools import cached_property

from disclosure.records.authority import Authority
from disclosure.statistics.timeliness import Place, Tally, count_falling_due, count_timeliness
from disclosure.statistics.yearly.counting import OrganYear
from disclosure.statistics.yearly.reckoning import place_report, reckon
from disclosure.statistics.yearly.statement import Statement
from disclosure_site.holdings import Holdings
from disclosure_site.keys import digest
from disclosure_site.rendering import Frame
from disclosure_store.judged_site import JudgedSite


@dataclass(frozen=True)
class Portal:
    """One build's pages in the making."""

    site: JudgedSite
    frame: Frame

    @property
    def today(self) -> str:
        """The day of the build, ISO."""
        return self.site.judgement.as_of.isoformat()

    @cached_property
    def holdings(self) -> Holdings:
        """The published records in groups."""
        return Holdings(self.site.published)

    @cached_property
    def organ_names(self) -> dict[str, str]:
        """Full names by id."""
        return {organ.id: organ.name for organ in self.site.organs}

    @cached_property
    def short_names(self) -> dict[str, str]:
        """For lists: short names by id, full ones where there is none."""
        return {organ.id: organ.short_name or organ.name for organ in self.site.organs}

    @cached_property
    def organ_digests(self) -> dict[str, str]:
        """What a page shows of an organ, by id."""
        return {organ.id: digest_organ(organ) for organ in self.site.organs}

    @cached_property
    def names_digest(self) -> str:
        """The names of all organs: part of every list."""
        return digest(
            *(part for organ in self.site.organs for part in (organ.id, organ.name, organ.short_name or ""))
        )

    @cached_property
    def timeliness(self) -> dict[Place, Tally]:
        """Tallies by organ and kind."""
        return count_timeliness(self.site.judgement.verdicts, self.site.judgement.as_of)

    @cached_property
    def statements(self) -> dict[OrganYear, Statement]:
        """What each published yearly report states, by organ and year."""
        reports = [verdict.summary for verdict in self.holdings.by_kind["report"]]
        reckoned = reckon(self.site.judgement.verdicts, self.site.law, reports)
        return {
            place_report(s): Statement(s, reckoned[s.id], self.site.editions.get(s.id) or ()) for s in reports
        }

    @cached_property
    def falling_due(self) -> dict[str, int]:
        """What each organ has to publish within the next working days."""
        as_of = self.site.judgement.as_of
        until = self.site.law.calendar.add_working_days(as_of, self.site.due_soon_working_days).due
        return count_falling_due(self.site.judgement.verdicts, until)


def digest_organ(organ: Authority) -> str:
    """Over what the public sees of an organ."""
    shown = organ.model_dump_json(
        include={"id", "name", "short_name", "level", "parent", "region", "contact", "supervision"}
    )
    return digest(shown)
