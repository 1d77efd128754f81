"""The published records, grouped as the pages show them; newest first everywhere."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple, cast

from disclosure.records.address import record_address
from disclosure.records.baseline import TierName
from disclosure.records.kinds import KINDS, KindName
from disclosure.verdict import Verdict

_MONTH = len("2026-03")


class Shelf(NamedTuple):
    """A month of a kind."""

    kind: KindName
    month: str


def order(verdict: Verdict) -> tuple[str, str]:
    """By day, then by id, so that the order is total."""
    return verdict.summary.day, verdict.summary.id


class Holdings:
    """Groups of verdicts, each sorted newest first."""

    def __init__(self, published: Iterable[Verdict]) -> None:
        self.newest_first = sorted(published, key=order, reverse=True)

    @cached_property
    def by_id(self) -> dict[str, Verdict]:
        """Every published record."""
        return {verdict.summary.id: verdict for verdict in self.newest_first}

    @cached_property
    def by_kind(self) -> dict[KindName, list[Verdict]]:
        """Every kind, the empty ones too."""
        groups: dict[KindName, list[Verdict]] = {name: [] for name in KINDS}
        for verdict in self.newest_first:
            groups[verdict.summary.kind].append(verdict)
        return groups

    @cached_property
    def months(self) -> dict[Shelf, list[Verdict]]:
        """The month archives, of the kinds that have them, newest month first."""
        groups: dict[Shelf, list[Verdict]] = defaultdict(list)
        for verdict in self.newest_first:
            summary = verdict.summary
            if summary.day and KINDS[summary.kind].monthly:
                groups[Shelf(summary.kind, summary.day[:_MONTH])].append(verdict)
        return dict(groups)

    @cached_property
    def months_of(self) -> dict[KindName, list[str]]:
        """The months of each kind, newest first."""
        groups: dict[KindName, list[str]] = {name: [] for name in KINDS}
        for shelf in self.months:
            groups[shelf.kind].append(shelf.month)
        return groups

    @cached_property
    def parties(self) -> dict[str, list[Verdict]]:
        """Organisations by USCC."""
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.newest_first:
            if has_party_page(verdict):
                groups[verdict.summary.code].append(verdict)
        return dict(groups)

    @cached_property
    def authorities(self) -> dict[str, list[Verdict]]:
        """Records by organ."""
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.newest_first:
            groups[verdict.summary.authority].append(verdict)
        return dict(groups)

    @cached_property
    def catalogues(self) -> dict[str, list[Verdict]]:
        """事前公开清单 by organ."""
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.by_kind["catalogue"]:
            groups[verdict.summary.authority].append(verdict)
        return dict(groups)

    @cached_property
    def successors(self) -> dict[str, list[Verdict]]:
        """Baselines that supersede a baseline, by its id."""
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.by_kind["baseline"]:
            for reference in verdict.summary.list_references():
                groups[reference.target].append(verdict)
        return dict(groups)

    @cached_property
    def cases_of_tiers(self) -> dict[tuple[str, TierName], list[Verdict]]:
        """Penalties by the baseline and the tier that they cite; whether those are there is not known here."""
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.by_kind["penalty"]:
            if verdict.summary.refers_to:
                groups[verdict.summary.refers_to].append(verdict)
        found: dict[tuple[str, TierName], list[Verdict]] = defaultdict(list)
        for verdicts in groups.values():
            if cited := find_cited_tier(verdicts[0]):
                found[cited] += verdicts
        return {cited: sorted(verdicts, key=order, reverse=True) for cited, verdicts in found.items()}

    def find_address(self, record: str) -> str:
        """Where a record stands, "" where it is not shown."""
        found = self.by_id.get(record)
        return record_address(found.summary) if found else ""


def find_cited_tier(verdict: Verdict) -> tuple[str, TierName] | None:
    """The baseline and the tier that a penalty cites, as written."""
    for reference in verdict.summary.list_references():
        if reference.field == "discretion.baseline":
            return reference.target, cast(TierName, reference.tier)
    return None


def has_party_page(verdict: Verdict) -> bool:
    """Whether the party of a record has a page of its own."""
    return bool(verdict.summary.code)
