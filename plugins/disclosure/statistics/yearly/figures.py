"""The figures of the four tables: counts, and money in 分; and where two sets of them differ.

>>> spell_wan(360050), spell_wan(20000000), spell_wan(0)
('0.36005', '20', '0')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from disclosure.law.yearly_forms import FormColumn, FormTable, TableKey
from disclosure.statistics.yearly.counting import YearCount

Figures = Mapping[str, Mapping[str, int]]
"""By table and column; of the money column in 分."""

_FEN_PER_WAN = 1_000_000
_PLACES = 6


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell whose figure is no longer the published one."""

    table: FormTable
    column: FormColumn
    published: int
    now: int

    @property
    def change(self) -> int:
        """What the records of today have more, or less."""
        return self.now - self.published


def make_figures(count: YearCount, typed: Mapping[str, int]) -> Figures:
    """All figures of a year; `typed` are the organ's own of applications made and accepted."""
    return {
        key: {column.key: _fill(count, key, table, column, typed) for column in table.columns}
        for key, table in count.tables.items()
    }


def _fill(
    count: YearCount, key: TableKey, table: FormTable, column: FormColumn, typed: Mapping[str, int]
) -> int:
    match column.origin:
        case "records":
            return len(count.cells.get((key, column.key), ()))
        case "total":
            return sum(len(count.cells.get((key, each.key), ())) for each in table.columns)
        case "amount":
            return count.amount_fen
        case "applied" | "accepted":
            return typed.get(column.origin, 0)
        case _:
            assert_never(column.origin)


def compare(tables: Mapping[TableKey, FormTable], published: Figures, now: Figures) -> list[Difference]:
    """The cells that differ, in the order of the forms."""
    return [
        Difference(table, column, before, after)
        for key, table in tables.items()
        for column in table.columns
        if (before := get_figure(published, key, column.key)) != (after := get_figure(now, key, column.key))
    ]


def get_figure(figures: Figures, table: str, column: str) -> int:
    """The figure of a cell; 0 where a form of another time had no such column."""
    return (figures.get(table) or {}).get(column) or 0


def spell_wan(fen: int) -> str:
    """分 as 万元, exact: up to six decimals, none that says nothing."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), _FEN_PER_WAN)
    decimals = f"{rest:0{_PLACES}d}".rstrip("0")
    return f"{sign}{whole:,}.{decimals}" if decimals else f"{sign}{whole:,}"


def spell_figure(column: FormColumn, figure: int) -> str:
    """A figure as its column has it."""
    return spell_wan(figure) if column.origin == "amount" else f"{figure:,}"
