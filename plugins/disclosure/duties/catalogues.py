"""P1, P2, P4, P5, P9 across records: what each organ has made public beforehand, and what it should have.

Only what is published counts. An organ with a catalogue that could not be read is not told that one is missing: it
may be that one. Bodies (所属机构) owe no catalogues; what they do counts for the organ that they belong to.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.law.catalogues import CatalogueDuties, CatalogueRule
from disclosure.records.authority import Authority
from disclosure.records.catalogues.names import spell_catalogue
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict

Facts = dict[str, Any]


def find_on_catalogues(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """All findings on what is public beforehand, organ by organ in the order of `authorities.yaml`."""
    shelves = Shelves(bench, verdicts)
    found = [finding for organ in bench.docket.organs for finding in shelves.find_on_organ(organ)]
    return found + [finding for summary in shelves.coded for finding in shelves.find_on_inspection(summary)]


def owes_catalogues(organ: Authority) -> bool:
    """Whether the organ has the duty: every one that says nothing else, but no body."""
    return organ.level != "body" and (organ.duties is None or "catalogues" in organ.duties)


@dataclass(frozen=True)
class Shelves:
    """The catalogues of each organ, and what the organ does that asks for them."""

    bench: Bench
    verdicts: Sequence[Verdict]

    @cached_property
    def table(self) -> CatalogueDuties:
        """The law's list."""
        return self.bench.law.table(CatalogueDuties)

    @cached_property
    def organs(self) -> dict[str, Authority]:
        """By id."""
        return {organ.id: organ for organ in self.bench.docket.organs}

    @cached_property
    def by_kind(self) -> dict[str, list[Verdict]]:
        """Catalogues, penalties and inspections, picked out in one walk."""
        found: dict[str, list[Verdict]] = {"catalogue": [], "penalty": [], "decision": []}
        for verdict in self.verdicts:
            if verdict.summary.kind in found:
                found[verdict.summary.kind].append(verdict)
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
        """Organs with a catalogue in quarantine."""
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
    def coded(self) -> list[Summary]:
        """The inspections that name the item they follow."""
        return [summary for summary in self.inspections if summary.item_code]

    @cached_property
    def inspecting(self) -> dict[str, str]:
        """Who inspects, and the last day on which."""
        last: dict[str, str] = {}
        for summary in self.inspections:
            last[summary.authority] = max(last.get(summary.authority, ""), summary.day)
        return last

    def list_acting(self, organ: Authority) -> list[str]:
        """The organ and its bodies."""
        bodies = [
            each.id for each in self.organs.values() if each.level == "body" and each.parent == organ.id
        ]
        return [organ.id, *bodies]

    def list_above(self, authority: str) -> list[str]:
        """An organ and those above it, nearest first; a circle is walked once."""
        chain: list[str] = []
        while authority in self.organs and authority not in chain:
            chain.append(authority)
            authority = self.organs[authority].parent or ""
        return chain

    def find_on_organ(self, organ: Authority) -> Iterator[Finding]:
        """P1, P2, P5 and P9 of one organ, P4 of one body."""
        if organ.level == "body":
            yield from self._find_letter(organ)
        if not owes_catalogues(organ) or organ.id in self.unread:
            return
        acting = self.list_acting(organ)
        yield from self._find_missing("P1", organ, self.facts[organ.id], "事前公开的内容不全")
        if self.punishing.intersection(acting):
            yield from self._find_missing(
                "P2", organ, self.facts[organ.id], "作出行政处罚，应当公示的信息不全"
            )
            yield from self._find_missing(
                "P5", organ, self.facts[organ.id], "作出行政处罚，对电子监控没有说明"
            )
        if any(each in self.inspecting for each in acting) and not self.unread.intersection(
            self.list_above(organ.id)
        ):
            yield from self._find_missing(
                "P9", organ, self._gather(organ.id), "开展行政检查，没有公布检查事项"
            )

    def _gather(self, authority: str) -> dict[str, list[Facts]]:
        """The catalogues of an organ and of those above it."""
        names: dict[str, list[Facts]] = defaultdict(list)
        for each in self.list_above(authority):
            for name, facts in self.facts[each].items():
                names[name] += facts
        return names

    def _find_missing(
        self, rule: CatalogueRule, organ: Authority, public: dict[str, list[Facts]], what: str
    ) -> Iterator[Finding]:
        wanted = self.table.list_wanted(rule, self.bench.as_of)
        missing = [item for item in wanted if not any(public.get(name) for name in item.catalogues)]
        if not missing:
            return
        names = dict.fromkeys(item.catalogues[0] for item in missing)
        remedy = f"在 records/catalogues 中补充并公开：{'、'.join(map(spell_catalogue, names))}"
        yield self._tell(
            rule, organ, f"{organ.name}{what}，缺少：{'、'.join(item.name for item in missing)}", remedy
        )

    def _find_letter(self, body: Authority) -> Iterator[Finding]:
        """P4: a body that punishes is authorised by law, or its principal has published the letter."""
        parent = self.organs.get(body.parent or "")
        if body.id not in self.punishing or (parent and not owes_catalogues(parent)):
            return
        chain = self.list_above(body.id)
        names = {body.name, body.short_name}
        organs = [row for each in chain for facts in self.facts[each]["执法主体"] for row in facts["items"]]
        if any(row.get("name") in names and row.get("nature") == "授权组织" for row in organs):
            return
        entrusted = [facts for each in chain if each != body.id for facts in self.facts[each]["委托执法"]]
        rows = [row for facts in entrusted for row in facts["items"]]
        if any(facts["has_link"] for facts in entrusted) or self.unread.intersection(chain):
            return
        if not any(row["entrusted"] in names and row["until"] >= self.bench.today for row in rows):
            message = f"{body.name}作出行政处罚，没有公布有效的委托书"
            remedy = (
                "由委托机关在「委托执法」清单中公布委托书；法律、法规授权的，在「执法主体」清单中写明授权组织"
            )
            yield self._tell("P4", body, message, remedy)

    def find_on_inspection(self, summary: Summary) -> Iterator[Finding]:
        """P9: the item that an inspection names is published, here or above."""
        if not summary.day or not self.table.list_wanted("P9", date.fromisoformat(summary.day)):
            return
        codes = self.listed_codes(summary.authority)
        if codes is not None and summary.item_code not in codes:
            message = "检查所依据的检查事项没有列入公布的检查事项清单"
            yield self.bench.find("P9", summary, "item_code", message)

    @cached_property
    def _codes(self) -> dict[str, frozenset[str] | None]:
        return {}

    def listed_codes(self, authority: str) -> frozenset[str] | None:
        """The codes of the inspection items that hold for an organ; None where that cannot be known."""
        if authority not in self._codes:
            chain = self.list_above(authority)
            listed = [facts for each in chain for facts in self.facts[each]["检查事项"]]
            unknown = not listed or any(f["has_link"] for f in listed) or self.unread.intersection(chain)
            codes = frozenset(row.get("item_code", "") for facts in listed for row in facts["items"])
            self._codes[authority] = None if unknown else codes
        return self._codes[authority]

    def _tell(self, rule: str, organ: Authority, message: str, remedy: str) -> Finding:
        return Finding(rule, self.bench.law.severity(rule), message, remedy, authority=organ.id)
