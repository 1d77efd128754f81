"""What each organ has made public beforehand, and what the law wants of it: for the rules and for the pages alike."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from disclosure.law import Law
from disclosure.law.catalogues import CatalogueDuties, CatalogueRule, Wanted
from disclosure.records.authority import Authority
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

Facts = dict[str, Any]
"""`facts` of a catalogue's summary."""


def owes_catalogues(organ: Authority) -> bool:
    """Whether the organ has the duty: every one that says nothing else, but no body."""
    return organ.level != "body" and (organ.duties is None or "catalogues" in organ.duties)


@dataclass(frozen=True)
class Shelves:
    """The published catalogues of each organ, and what the organ does that asks for them.

    What a body (所属机构) does counts for the organ that it belongs to.
    """

    law: Law
    organs: Sequence[Authority]
    verdicts: Sequence[Verdict]
    as_of: date

    @cached_property
    def table(self) -> CatalogueDuties:
        """The law's list."""
        return self.law.table(CatalogueDuties)

    @cached_property
    def by_id(self) -> dict[str, Authority]:
        """The organs."""
        return {organ.id: organ for organ in self.organs}

    @cached_property
    def by_kind(self) -> dict[str, list[Verdict]]:
        """Catalogues, penalties and decisions, picked out in one walk."""
        found: dict[str, list[Verdict]] = {"catalogue": [], "penalty": [], "decision": []}
        for verdict in self.verdicts:
            kind = verdict.summary.kind
            if kind in found:
                found[kind].append(verdict)
        return found

    @cached_property
    def facts(self) -> dict[str, dict[str, list[Facts]]]:
        """Published catalogues by organ and name."""
        found: dict[str, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
        for verdict in self.by_kind["catalogue"]:
            if verdict.outcome == "published":
                facts = json.loads(verdict.summary.facts)
                found[verdict.summary.authority][facts["catalogue"]].append(facts)
        return found

    @cached_property
    def unread(self) -> set[str]:
        """Organs with a catalogue in quarantine: nobody knows what is in it, so none is said to be missing."""
        return {v.summary.authority for v in self.by_kind["catalogue"] if v.outcome == "quarantined"}

    @cached_property
    def punishing(self) -> set[str]:
        """Who has decided on a penalty, or not to punish, whatever the record's state."""
        return {verdict.summary.authority for verdict in self.by_kind["penalty"]}

    @cached_property
    def inspections(self) -> list[Summary]:
        """All inspections."""
        return [verdict.summary for verdict in self.by_kind["decision"] if verdict.summary.duty == "T9"]

    @cached_property
    def inspecting(self) -> set[str]:
        """Who inspects."""
        return {summary.authority for summary in self.inspections}

    def list_above(self, authority: str) -> list[str]:
        """An organ and those above it, nearest first; a circle is walked once."""
        chain: list[str] = []
        while authority in self.by_id and authority not in chain:
            chain.append(authority)
            authority = self.by_id[authority].parent or ""
        return chain

    def list_facts(self, authorities: Sequence[str], name: str) -> list[Facts]:
        """The published catalogues of that name of some organs."""
        return [facts for each in authorities for facts in self.facts.get(each, {}).get(name, ())]

    def list_missing(self, organ: Authority) -> Iterator[tuple[CatalogueRule, list[Wanted]]]:
        """What the organ should have published and has not, rule by rule."""
        if not owes_catalogues(organ) or organ.id in self.unread:
            return
        acting = {each.id for each in self.organs if each.level == "body" and each.parent == organ.id} | {
            organ.id
        }
        yield "P1", self._find_missing("P1", [organ.id])
        if acting & self.punishing:
            yield "P2", self._find_missing("P2", [organ.id])
            yield "P5", self._find_missing("P5", [organ.id])
        chain = self.list_above(organ.id)
        if acting & self.inspecting and not self.unread.intersection(chain):
            yield "P9", self._find_missing("P9", chain)

    def _find_missing(self, rule: CatalogueRule, authorities: Sequence[str]) -> list[Wanted]:
        return [
            item
            for item in self.table.list_wanted(rule, self.as_of)
            if not any(self.list_facts(authorities, name) for name in item.catalogues)
        ]
