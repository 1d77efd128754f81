"""Addresses whose record is no longer shown: tombstones, ended displays, and what is gone.

A tombstone has number, organ, event, day, reason and replacement (处罚法 Art. 48); what the ledger alone still knows
to be withdrawn has number, organ and day. The others say of what stood there only whose it was.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from disclosure.duties.presence import Vanished
from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS, kind_named
from disclosure.records.served import canonical_json
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_authority, depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_day
from disclosure_site.pages.leaves import PAGE_ROWS, cut, leaf_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_store.judged_site import Page

STATE_WORDS = {"变更": "已变更", "撤销": "已撤销", "确认违法": "已确认违法", "确认无效": "已确认无效"}


class _Withdrawals(Maker):
    """What tombstones and their list share: withdrawn records with their facts, newest first."""

    @cached_property
    def withdrawn(self) -> list[tuple[Verdict, dict[str, Any]]]:
        """Withdrawn records are few; no digest covers the reason, so their texts are read while planning."""
        verdicts = [verdict for verdict in self.site.judgement.verdicts if verdict.outcome == "withdrawn"]
        texts = dict(self.site.read_public([verdict.summary.row for verdict in verdicts]))
        found = [(verdict, texts[verdict.summary.row]) for verdict in verdicts]
        return sorted(found, key=lambda item: (item[1].get("event_on", ""), item[0].summary.id), reverse=True)

    def key(self, verdict: Verdict, text: dict[str, Any]) -> str:
        """What a tombstone is made of."""
        replacement = self.holdings.find_address(text.get("replaced_by", ""))
        organ = self.portal.organ_digests.get(verdict.summary.authority, "")
        return f"{verdict.summary.kind} {verdict.summary.id} {organ} {replacement} {canonical_json(text)}"

    def view(self, verdict: Verdict, text: dict[str, Any]) -> dict[str, Any]:
        """What is shown of a withdrawn record."""
        summary = verdict.summary
        return {
            "address": record_address(summary),
            "kind": KINDS[summary.kind],
            "number": text.get("document_number", ""),
            "state": STATE_WORDS.get(text["event"], "已撤回"),
            "event": text["event"],
            "event_day": text["event_on"],
            "event_on": spell_day(text["event_on"]),
            "decided_by": text.get("decided_by", ""),
            "reason": text.get("reason", ""),
            "organ": self.portal.organ_names.get(summary.authority, ""),
            "organ_address": address_of_authority(summary.authority),
            "replacement": self.holdings.find_address(text.get("replaced_by", "")),
        }


class Tombstones(_Withdrawals):
    """Orders are positions in `withdrawn`."""

    name = "tombstone"

    def plan(self) -> Iterator[Page]:
        for position, (verdict, text) in enumerate(self.withdrawn):
            yield self.page(file_of(record_address(verdict.summary)), position, self.key(verdict, text))

    def make(self, order: int, _texts: Texts) -> bytes:
        verdict, text = self.withdrawn[order]
        view = self.view(verdict, text)
        title = f"{view['number'] or KINDS[verdict.summary.kind].label}（{view['state']}）"
        head = Head(title, COLUMNS[verdict.summary.kind], noindex=True, source=view["organ"])
        return self.frame.render("tombstone.html", depth_of(view["address"]), head, view=view)


class RememberedTombstones(Maker):
    """What the ledger has of withdrawn records that content does not show any more; orders are such records."""

    name = "remembered"

    def plan(self) -> Iterator[Page]:
        for gone in self.site.judgement.vanished:
            if gone.event == "withdrawn":
                organ = self.portal.organ_names.get(gone.authority, "")
                facts = (gone.kind, gone.authority, organ, gone.address, gone.number, gone.last_day)
                yield self.page(file_of(gone.address), gone, *facts)

    def make(self, order: Vanished, _texts: Texts) -> bytes:
        kind = kind_named(order.kind)
        organ = self.portal.organ_names.get(order.authority)
        view = {
            "kind": kind,
            "number": "" if order.kind == "report" else order.number,
            "state": "已撤回",
            "event": "撤回",
            "event_on": spell_day(order.last_day),
            **dict.fromkeys(("decided_by", "reason", "replacement"), ""),
            "organ": organ or "执法机关",
            "organ_address": address_of_authority(order.authority) if organ else "authorities/",
        }
        head = Head(f"{view['number'] or kind.label}（已撤回）", COLUMNS[kind.name], noindex=True)
        return self.frame.render("tombstone.html", depth_of(order.address), head, view=view)


class WithdrawnList(_Withdrawals):
    """All tombstones in one list; orders are numbers of leaves, from 1."""

    name = "withdrawn"

    def plan(self) -> Iterator[Page]:
        keys = [self.key(verdict, text) for verdict, text in self.withdrawn]
        for leaf in cut(keys, PAGE_ROWS):
            path = file_of(leaf_address("withdrawn/", leaf.number))
            yield self.page(path, leaf.number, str(leaf), self.portal.names_digest, *leaf.of(keys))

    def make(self, order: int, _texts: Texts) -> bytes:
        leaf = cut(self.withdrawn, PAGE_ROWS)[order - 1]
        items = [self.view(*item) for item in leaf.of(self.withdrawn)]
        address = leaf_address("withdrawn/", order)
        head = Head(leaf.title("已撤回的信息"), COLUMNS["withdrawn"], is_column=True)
        return self.frame.render(
            "withdrawn.html", depth_of(address), head, items=items, leaf=leaf, base="withdrawn/"
        )


class NeutralPages(Maker):
    """公示期满, and records that content no longer shows: the organ to ask, no name, no number, no text."""

    name = "neutral"

    def plan(self) -> Iterator[Page]:
        for verdict in self.site.judgement.verdicts:
            if verdict.outcome == "ended":
                summary = verdict.summary
                # what was over before it was ever shown here has not ended here
                why = "ended" if verdict.published_on else "absent"
                yield self._plan(why, summary.kind, summary.authority, record_address(summary))
        for gone in self.site.judgement.vanished:
            if gone.event != "withdrawn":
                why = "ended" if gone.event == "ended" else "absent"
                yield self._plan(why, gone.kind, gone.authority, gone.address)

    def _plan(self, why: str, kind: str, authority: str, address: str) -> Page:
        organ = self.portal.organ_names.get(authority, "")
        order = (why, kind, authority, depth_of(address))
        return self.page(file_of(address), order, why, kind, authority, organ)

    def make(self, order: tuple[str, str, str, int], _texts: Texts) -> bytes:
        why, kind, authority, depth = order
        name = self.portal.organ_names.get(authority)
        organ = Link(address_of_authority(authority), name) if name else Link("authorities/", "执法机关")
        title = "公示期满" if why == "ended" else "此处的信息目前不公开显示"
        head = Head(title, COLUMNS[kind], noindex=True)
        return self.frame.render("neutral.html", depth, head, why=why, kind=kind_named(kind), organ=organ)
