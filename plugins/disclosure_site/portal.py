"""What all page makers have before them: the judged site, its records in groups, the frame."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from disclosure.discretion.versions import Versions
from disclosure.numbers import Run
from disclosure.permits import PermitStates
from disclosure.records.authority import Authority
from disclosure.records.baseline import TierName
from disclosure.statistics.timeliness import (
    Cell,
    Place,
    Tally,
    count_by_month,
    count_falling_due,
    fold_months,
)
from disclosure.statistics.unshown import Unshown, count_unshown
from disclosure.statistics.yearly.counting import OrganYear
from disclosure.statistics.yearly.reckoning import place_report, reckon
from disclosure.statistics.yearly.statement import Statement
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_run, link_to
from disclosure_site.holdings import Holdings, find_cited_tier
from disclosure_site.keys import digest
from disclosure_site.rendering import Frame
from disclosure_site.views.rows import key_row
from disclosure_site.views.verification import Prover
from disclosure_store.judged_site import JudgedSite

_LONGEST_NAME_BYTES = 200
"""File systems allow 255 for a folder's name."""


@dataclass(frozen=True)
class Portal:
    """One build's pages in the making."""

    site: JudgedSite
    frame: Frame

    @property
    def today(self) -> str:
        """The day of the build, ISO."""
        return self.site.judgement.as_of.isoformat()

    @property
    def next_build(self) -> str:
        """The day by which the next build is promised, ISO."""
        return self.site.next_build.isoformat()

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
    def prover(self) -> Prover:
        """Makes what stands under 核验 on records' pages."""
        return Prover(self.frame.base)

    @cached_property
    def timeliness_by_month(self) -> dict[Cell, Tally]:
        """Tallies by organ, kind and month of falling due."""
        judgement = self.site.judgement
        return count_by_month(judgement.verdicts, judgement.as_of, self.site.law.calendar)

    @cached_property
    def timeliness_of_organs(self) -> dict[str, dict[Cell, Tally]]:
        """The same by organ."""
        groups: dict[str, dict[Cell, Tally]] = {}
        for cell, tally in self.timeliness_by_month.items():
            groups.setdefault(cell.authority, {})[cell] = tally
        return groups

    @cached_property
    def timeliness(self) -> dict[Place, Tally]:
        """Tallies by organ and kind."""
        return fold_months(self.timeliness_by_month)

    @cached_property
    def unshown(self) -> dict[str, Unshown]:
        """How many decisions of each organ are not shown, by its id."""
        return count_unshown(self.site.judgement.verdicts)

    @cached_property
    def permit_states(self) -> PermitStates:
        """The states of all permits, and what follows each."""
        return PermitStates(self.site.judgement.verdicts, self.today)

    @cached_property
    def _row_keys(self) -> dict[int, str]:
        return {}

    def key_rows(self, verdicts: Iterable[Verdict]) -> str:
        """What rows of lists depend on, the organs' names apart; each record stands in some five lists."""
        known = self._row_keys
        keys = []
        for verdict in verdicts:
            row = verdict.summary.row
            if row not in known:
                known[row] = key_row(verdict.summary, self.permit_states)
            keys.append(known[row])
        return digest(*keys)

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

    @cached_property
    def runs(self) -> list[Run]:
        """The runs of numbers that have a page: of a prefix that an organ lists and that can be a folder's name."""
        return [
            run
            for run in self.site.judgement.runs
            if run.organs and len(run.prefix.encode()) <= _LONGEST_NAME_BYTES
        ]

    @cached_property
    def run_addresses(self) -> dict[str, str]:
        """Links to the pages of runs by what their numbers begin with: 字轨〔年份."""
        return {
            f"{run.prefix}〔{run.year}": link_to(address_of_run(run.prefix, run.year)) for run in self.runs
        }

    def find_run(self, number: str) -> str:
        """The link to the run of a number in normal form, "" where it has none."""
        return self.run_addresses.get(number.partition("〕")[0], "")

    @cached_property
    def versions(self) -> Versions:
        """The published baselines as chains of versions."""
        return Versions(verdict.summary for verdict in self.holdings.by_kind["baseline"])

    def find_citation(self, verdict: Verdict) -> tuple[str, TierName] | None:
        """The baseline and tier that a penalty cites, where both are shown."""
        cited = find_cited_tier(verdict) if verdict.summary.refers_to else None
        version = self.versions.by_id.get(cited[0]) if cited else None
        return cited if cited and version and cited[1] in version.tiers else None

    def tiers_with_cases(self) -> Iterator[tuple[tuple[str, TierName], list[Verdict]]]:
        """The tiers of published baselines that published penalties cite, with those."""
        for (baseline, tier), cases in self.holdings.cases_of_tiers.items():
            version = self.versions.by_id.get(baseline)
            if version is not None and tier in version.tiers:
                yield (baseline, tier), cases

    @cached_property
    def chain_digests(self) -> dict[str, str]:
        """What a page depends on that says which version of a baseline applies, by the baseline's id."""
        families = {baseline: self.versions.find_family(baseline) for baseline in self.versions.by_id}
        return {
            baseline: digest(*(f"{version.id} {version.shown}" for version in family))
            for baseline, family in families.items()
        }


def digest_organ(organ: Authority) -> str:
    """Over what the public sees of an organ."""
    shown = organ.model_dump_json(
        include={"id", "name", "short_name", "level", "parent", "region", "contact", "supervision"}
    )
    return digest(shown)
