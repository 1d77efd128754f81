"""The organs: how to reach them and how to complain about them, before anything else."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from disclosure.numbers import Run
from disclosure.records.authority import Authority, Contact, order_by_region
from disclosure.records.kinds import KINDS
from disclosure.statistics.timeliness import Tally
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_authority, address_of_catalogues, depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import is_web_address
from disclosure_site.keys import digest
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_store.judged_site import Page

NEWEST = 30
LEVELS = {"province": "省级机关", "city": "市级机关", "county": "县级机关", "body": "所属机构"}


class AuthorityList(Maker):
    """One page; organs by level, in region order."""

    name = "authorities"

    def plan(self) -> Iterator[Page]:
        parts = (*self.portal.organ_digests.values(), *map(str, self._counts()))
        yield self.page("authorities/index.html", None, *parts)

    def _counts(self) -> list[int]:
        return [len(self.holdings.authorities.get(organ.id, ())) for organ in self.site.organs]

    def make(self, _order: None, _texts: Texts) -> bytes:
        listed = sorted(
            zip(self.site.organs, self._counts(), strict=True), key=lambda item: order_organ(item[0])
        )
        groups = [
            (
                label,
                [
                    (address_of_authority(organ.id), organ, count)
                    for organ, count in listed
                    if organ.level == level
                ],
            )
            for level, label in LEVELS.items()
        ]
        head = Head("执法机关", COLUMNS["authority"], COLUMNS["authority"].description, is_column=True)
        return self.frame.render("authorities.html", 1, head, groups=[group for group in groups if group[1]])


class AuthorityPages(Maker):
    """Orders are organs' ids."""

    name = "authority"

    def plan(self) -> Iterator[Page]:
        for organ in self.site.organs:
            verdicts = self._list_acts(organ.id)
            counts = digest(*(f"{kind} {count}" for kind, count in _count_kinds(verdicts).items()))
            tallies = digest(*(f"{kind} {tally.shown}" for kind, tally in self._tallies(organ)))
            parent = self.portal.organ_names.get(organ.parent or "", "")
            parts = (
                self.portal.organ_digests[organ.id],
                parent,
                counts,
                tallies,
                str(self.portal.unshown.get(organ.id)),
                self.key_rows(verdicts[:NEWEST]),
                digest(*(f"{prefix} {links}" for prefix, links in self._list_runs(organ))),
                str(self._count_catalogues(organ.id)),
            )
            yield self.page(file_of(address_of_authority(organ.id)), organ.id, *parts)

    def _tallies(self, organ: Authority) -> list[tuple[str, Tally]]:
        found = self.portal.timeliness
        return [
            (kind.label, found[organ.id, kind.name])
            for kind in KINDS.values()
            if (organ.id, kind.name) in found
        ]

    def _list_runs(self, organ: Authority) -> list[tuple[str, list[Link]]]:
        """The organ's prefixes, each with the years that have numbers."""
        return [
            (prefix, [Link(self.portal.find_run(f"{run.prefix}〔{run.year}"), str(run.year)) for run in runs])
            for prefix, runs in self._runs.get(organ.id, {}).items()
        ]

    @cached_property
    def _runs(self) -> dict[str, dict[str, list[Run]]]:
        return group_runs(self.portal.runs)

    def _list_acts(self, organ: str) -> list[Verdict]:
        """What the organ did; what it published beforehand has a page of its own."""
        return [v for v in self.holdings.authorities.get(organ, []) if v.summary.kind != "catalogue"]

    def _count_catalogues(self, organ: str) -> int:
        return len(self.holdings.catalogues.get(organ, ()))

    def make(self, order: str, _texts: Texts) -> bytes:
        organ = self.site.organs_by_id[order]
        verdicts = self._list_acts(order)
        parent = organ.parent if organ.parent in self.site.organs_by_id else None
        head = Head(
            organ.name,
            COLUMNS["authority"],
            f"{organ.name}的联系和监督方式、公开的执法信息",
            source=organ.name,
        )
        return self.frame.render(
            "authority.html",
            depth_of(address_of_authority(order)),
            head,
            organ=organ,
            level=LEVELS[organ.level],
            parent=Link(address_of_authority(parent), self.portal.organ_names[parent]) if parent else None,
            ways=[_way("投诉与监督", organ.supervision), _way("联系", organ.contact)],
            counts=[(KINDS[kind], count) for kind, count in _count_kinds(verdicts).items() if count],
            tallies=self._tallies(organ),
            rows=self.list_rows(verdicts[:NEWEST]),
            total=len(verdicts),
            unshown=self.portal.unshown.get(order),
            runs=self._list_runs(organ),
            catalogues=self._count_catalogues(order),
            catalogues_address=address_of_catalogues(order),
        )


def group_runs(runs: Iterable[Run]) -> dict[str, dict[str, list[Run]]]:
    """Runs by organ and prefix, the newest year first."""
    groups: dict[str, dict[str, list[Run]]] = {}
    for run in sorted(runs, key=lambda run: (run.prefix, -run.year)):
        for organ in run.organs:
            groups.setdefault(organ, {}).setdefault(run.prefix, []).append(run)
    return groups


def order_organ(organ: Authority) -> tuple[str, int, str]:
    """The order of organs on every page."""
    return order_by_region(organ)


def _count_kinds(verdicts: list[Verdict]) -> dict[Any, int]:
    counts = dict.fromkeys(KINDS, 0)
    for verdict in verdicts:
        counts[verdict.summary.kind] += 1
    return counts


def _way(words: str, contact: Contact) -> dict[str, Any]:
    return {"words": words, "contact": contact, "linked": is_web_address(contact.website)}
