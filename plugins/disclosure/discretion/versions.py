"""The versions of a baseline, and the one that applies to a case.

A baseline belongs to the act: the version in force when the act ended. Where another is in force at the
decision and is lighter, that one: 从旧兼从轻, by analogy with 处罚法 Art. 37, which speaks of laws, regulations and
rules only. Lighter is what has the lower maximum in the tier of the same name, with equal maxima the lower
minimum; what cannot be compared is not lighter.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from disclosure.discretion.bounds import Bounds, list_spans, read_bounds
from disclosure.records.summary import Summary

Reason = Literal["act", "act_is_lighter", "decision_is_lighter", "decision", "none"]
"""Why a version applies: it was in force at the act and nothing else was at the decision · it was in force at the
act and the one at the decision is not lighter · the one at the decision is lighter · there was none at the act ·
there was none at either time."""
EXEMPT = "免罚"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a baseline; days are ISO text, "" where there is none. In force on `until` still."""

    id: str
    authority: str
    item_code: str
    violation: str
    name: str
    since: str
    until: str
    supersedes: str
    income_floor: int | None
    statute: Bounds
    tiers: Mapping[str, Bounds]
    penalties: Mapping[str, str]
    """What each tier says in words."""
    shown: str

    @property
    def exempts(self) -> bool:
        """Whether it has a tier without punishment."""
        return EXEMPT in self.tiers


class Choice(NamedTuple):
    """The version that applies, why, and those in force at the act and at the decision."""

    version: Version | None
    reason: Reason
    at_act: Version | None
    at_decision: Version | None


def read_version(summary: Summary) -> Version:
    """A version from the columns of a baseline that could be read."""
    facts = json.loads(summary.facts)
    earlier = (ref.target for ref in summary.list_references() if ref.field == "supersedes")
    return Version(
        id=summary.id,
        authority=summary.authority,
        item_code=summary.item_code,
        violation=summary.violation,
        name=facts["version"],
        since=summary.day,
        until=facts["until"],
        supersedes=next(earlier, ""),
        income_floor=facts["income_floor"],
        statute=read_bounds(facts["statutory"]),
        tiers={tier["name"]: read_bounds(tier) for tier in facts["tiers"]},
        penalties={tier["name"]: tier["penalty"] for tier in facts["tiers"]},
        shown=summary.shown,
    )


class Versions:
    """The published baselines of a docket, as chains of versions."""

    def __init__(self, summaries: Iterable[Summary]) -> None:
        self.by_id = {summary.id: read_version(summary) for summary in summaries}

    @cached_property
    def successors(self) -> dict[str, list[Version]]:
        """The versions that supersede one, by its id."""
        found: dict[str, list[Version]] = {}
        for version in self.by_id.values():
            if version.supersedes in self.by_id:
                found.setdefault(version.supersedes, []).append(version)
        return found

    @cached_property
    def latest(self) -> list[Version]:
        """One version for each item: those that no other supersedes."""
        return [version for version in self.by_id.values() if version.id not in self.successors]

    @cached_property
    def _families(self) -> dict[str, list[Version]]:
        return {}

    def find_family(self, baseline: str) -> list[Version]:
        """All versions that are linked to one by `supersedes`, itself included, the oldest first."""
        if baseline not in self._families:
            family = sorted(self._walk(baseline), key=lambda version: (version.since, version.id))
            self._families.update(dict.fromkeys((version.id for version in family), family))
        return self._families[baseline]

    def _walk(self, start: str) -> list[Version]:
        found: dict[str, Version] = {}
        ahead = [start]
        while ahead:
            version = self.by_id.get(ahead.pop())
            if version is not None and version.id not in found:
                found[version.id] = version
                ahead += [version.supersedes, *(each.id for each in self.successors.get(version.id, ()))]
        return list(found.values())

    def is_in_force(self, version: Version, day: str) -> bool:
        """Whether a version holds on a day: begun, not over, and no successor begun."""
        if not version.since or version.since > day or (version.until and version.until < day):
            return False
        return not any(each.since and each.since <= day for each in self.successors.get(version.id, ()))

    def find_in_force(self, baseline: str, day: str) -> Version | None:
        """The version of a family in force on a day: the cited one where several are, else the newest."""
        found = [version for version in self.find_family(baseline) if self.is_in_force(version, day)]
        return next((version for version in found if version.id == baseline), found[-1] if found else None)

    def choose(self, baseline: str, tier: str, act: str, decided: str, income: int) -> Choice:
        """The version that applies to an act that ended on `act` and was decided on `decided` (ISO days).

        `income`: illegal income in 分 or NO_AMOUNT; it decides where a fine is compared with a multiple.
        """
        old, new = self.find_in_force(baseline, act), self.find_in_force(baseline, decided)
        if old is None:
            return Choice(new, "none" if new is None else "decision", old, new)
        if new is None or new is old:
            return Choice(old, "act", old, new)
        if is_lighter(new, old, tier, income):
            return Choice(new, "decision_is_lighter", old, new)
        return Choice(old, "act_is_lighter", old, new)


def is_lighter(new: Version, old: Version, tier: str, income: int) -> bool:
    """Whether the tier of that name is lighter in `new` for a case with this income."""
    if tier not in new.tiers or tier not in old.tiers:
        return False
    ours, theirs = (_weigh(version, tier, income) for version in (new, old))
    if ours is None or theirs is None:
        # without an income multiples compare with multiples only
        multiples = [version.tiers[tier].multiple for version in (new, old)]
        fines = [version.tiers[tier].fine for version in (new, old)]
        if multiples[0] is None or multiples[1] is None or any(fines):
            return False
        return multiples[0][::-1] < multiples[1][::-1]
    return ours < theirs


def _weigh(version: Version, tier: str, income: int) -> tuple[int | Decimal, ...] | None:
    """The highest fine of a tier and the lowest; () where it has none, None where it cannot be computed."""
    bounds = version.tiers[tier]
    spans = list_spans(bounds, income, version.income_floor)
    if len(spans) < sum(span is not None for span in bounds):
        return None
    return (max(span.high for span in spans), min(span.low for span in spans)) if spans else ()
