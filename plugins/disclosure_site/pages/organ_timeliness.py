"""/timeliness/{organ}/: the months of one organ, kind by kind; and all of it as one raw table."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from disclosure.records.kinds import KINDS
from disclosure.statistics.months import month_of
from disclosure.statistics.tally import RATE_FROM, Tally
from disclosure.statistics.timeliness import Cell, add_up
from disclosure_site.addresses import (
    TIMELINESS_TABLE,
    address_of_authority,
    address_of_timeliness,
    depth_of,
    file_of,
)
from disclosure_site.columns import COLUMNS
from disclosure_site.keys import digest
from disclosure_site.pages.authorities import order_organ
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.portal import Portal
from disclosure_site.rendering import Head
from disclosure_site.views.tables import write_table
from disclosure_site.views.timeliness import add_up_months, tell_course
from disclosure_store.judged_site import Page

_HEADS = (
    "机关标识", "机关名称", "类别", "到期月份", "应公开", "按期（台账证明）", "按期（自报）", "逾期公开", "逾期未公开",
    "最长逾期（工作日）", "未到期", "暂定",
)  # fmt: skip


class OrganTimelinessPages(Maker):
    """Orders are organs' ids: those that owe anything. The page carries no day, only the months it shows."""

    name = "organ-timeliness"

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal)
        self._running = month_of(portal.today)

    def plan(self) -> Iterator[Page]:
        for organ in self.site.organs:
            if cells := self._cells(organ.id):
                # what is not due yet decides whether a kind is named, and is not shown on it
                told = (f"{cell} {_past(tally)}" for cell, tally in sorted(cells.items()) if tally.fell_due)
                kinds = " ".join(sorted({cell.kind for cell in cells}))
                parts = (organ.id, organ.name, kinds, digest(*told), self._running)
                yield self.page(file_of(address_of_timeliness(organ.id)), organ.id, *parts)

    def _cells(self, organ: str) -> dict[Cell, Tally]:
        return self.portal.timeliness_of_organs.get(organ, {})

    def make(self, order: str, _texts: Texts) -> bytes:
        organ = self.site.organs_by_id[order]
        cells = self._cells(order)
        of_kinds = [
            (kind, {cell.month: tally for cell, tally in cells.items() if cell.kind == kind.name})
            for kind in KINDS.values()
        ]
        title = f"{organ.name}公开及时率"
        head = Head(title, COLUMNS["timeliness"], f"{organ.name}按月、按类别的公开及时率", source=organ.name)
        return self.frame.render(
            "organ_timeliness.html",
            depth_of(address_of_timeliness(order)),
            head,
            organ=organ,
            address=address_of_authority(order),
            total=add_up(cells),
            course=tell_course(add_up_months(cells.items()), self._running),
            kinds=[(kind, tell_course(months, self._running)) for kind, months in of_kinds if months],
            rate_from=RATE_FROM,
        )


class TimelinessTable(Maker):
    """The raw table (CSV with BOM, for spreadsheets): every organ, kind and month in one row."""

    name = "timeliness-table"

    def plan(self) -> Iterator[Page]:
        yield Page(TIMELINESS_TABLE, sha256(self._render()).hexdigest(), (self.name, None))

    def make(self, _order: None, _texts: Texts) -> bytes:
        return self._render()

    def _render(self) -> bytes:
        return write_table(_HEADS, self._list_rows())

    def _list_rows(self) -> Iterator[tuple[str | int, ...]]:
        for organ in sorted(self.site.organs, key=order_organ):
            cells = self.portal.timeliness_of_organs.get(organ.id, {})
            for kind in KINDS.values():
                found = sorted(item for item in cells.items() if item[0].kind == kind.name)
                for cell, tally in found:
                    yield organ.id, organ.name, kind.label, cell.month, *_figures(tally)


def _past(tally: Tally) -> str:
    """What the page shows of a cell."""
    return replace(tally, not_due=0, provisional=0).shown


def _figures(tally: Tally) -> tuple[int, ...]:
    return (
        tally.fell_due, tally.proven, tally.declared, tally.late, tally.overdue, tally.worst_working_days,
        tally.not_due, tally.provisional,
    )  # fmt: skip
