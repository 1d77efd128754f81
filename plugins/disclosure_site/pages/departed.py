"""Addresses whose record is no longer shown: tombstones, ended displays, and what is gone.

A tombstone has number, organ, event, day, reason and replacement (处罚法 Art. 48); what the ledger alone still knows
to be withdrawn has number, organ and day. The others say of what stood there only whose it was.
"""

from collections.abc import Iterator

from disclosure.duties.presence import Vanished
from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS, kind_named
from disclosure_site.addresses import address_of_authority, depth_of, file_of
from disclosure_site.columns import COLUMNS
from disclosure_site.formats import spell_day
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.pages.withdrawals import Withdrawals
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_store.judged_site import Page


class Tombstones(Withdrawals):
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
