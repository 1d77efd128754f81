"""Withdrawn records as tombstones and lists have them, and the list of all, as a page and as a table."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS
from disclosure.records.served import canonical_json
from disclosure.verdict import Verdict
from disclosure_site.addresses import address_of_authority, depth_of, file_of, table_of
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_day
from disclosure_site.keys import digest
from disclosure_site.pages.leaves import PAGE_ROWS, cut, leaf_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.rendering import Head
from disclosure_site.views.tables import write_table
from disclosure_store.judged_site import Page

BASE = "withdrawn/"
_HEADS = ("日期", "类别", "文号", "状态", "理由", "机关", "地址")
STATE_WORDS = {"变更": "已变更", "撤销": "已撤销", "确认违法": "已确认违法", "确认无效": "已确认无效"}


class Withdrawals(Maker):
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


class WithdrawnList(Withdrawals):
    """All tombstones in one list; orders are numbers of leaves, from 1."""

    name = "withdrawn"

    def plan(self) -> Iterator[Page]:
        keys = [self.key(verdict, text) for verdict, text in self.withdrawn]
        for leaf in cut(keys, PAGE_ROWS):
            path = file_of(leaf_address(BASE, leaf.number))
            yield self.page(path, leaf.number, str(leaf), self.portal.names_digest, *leaf.of(keys))

    def make(self, order: int, _texts: Texts) -> bytes:
        leaf = cut(self.withdrawn, PAGE_ROWS)[order - 1]
        items = [self.view(*item) for item in leaf.of(self.withdrawn)]
        address = leaf_address(BASE, order)
        head = Head(leaf.title("已撤回的信息"), COLUMNS["withdrawn"], is_column=True)
        return self.frame.render("withdrawn.html", depth_of(address), head, items=items, leaf=leaf, base=BASE)


class WithdrawnTable(Withdrawals):
    """The whole list for spreadsheets, where there is anything on it."""

    name = "withdrawn-table"

    def plan(self) -> Iterator[Page]:
        if self.withdrawn:
            keys = (self.key(verdict, text) for verdict, text in self.withdrawn)
            key = digest(self.name, self.frame.site_path, self.portal.names_digest, *keys)
            yield Page(table_of(BASE), key, (self.name, None))

    def make(self, _order: None, _texts: Texts) -> bytes:
        return write_table(_HEADS, (self._tabulate(self.view(*item)) for item in self.withdrawn))

    def _tabulate(self, view: dict[str, Any]) -> tuple[str, ...]:
        address = f"{self.frame.site_path}{view['address']}"
        kind, organ = view["kind"].label, view["organ"]
        return view["event_day"], kind, view["number"], view["state"], view["reason"], organ, address
