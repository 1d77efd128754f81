"""The four tables as the official forms have them: one row a year, each figure a link to the records behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from disclosure.law.yearly_forms import FormColumn, FormTable, TableKey
from disclosure.statistics.yearly.figures import Difference, Figures, get_figure, spell_figure
from disclosure.statistics.yearly.statement import Statement
from disclosure_site.addresses import address_of_figure

NOT_APPLICABLE = "—"
"""Never 0: the organ has no such power (S2)."""
_MINUS = "\u2212"

Outside = Mapping[str, Any]


class FigureCell(NamedTuple):
    """A figure, and the address of the records behind it, "" where there are none."""

    text: str
    address: str = ""
    lacks_power: bool = False


class FormRow(NamedTuple):
    """A row: what it is of, and its cells in the order of the columns."""

    label: str
    source: str
    cells: list[FigureCell]
    is_change: bool = False


class Form(NamedTuple):
    """One table. `lacking` is the power that the organ lacks for all of it: then it has no rows."""

    key: str
    number: str
    title: str
    unit: str
    heads: list[str]
    rows: list[FormRow]
    lacking: str
    some_lacking: bool


def list_forms(statement: Statement, last_year: Statement | None) -> list[Form]:
    """All four, in their order."""
    return [
        _make_form(key, table, statement, last_year)
        for key, table in statement.reckoning.count.tables.items()
    ]


def _make_form(key: TableKey, table: FormTable, statement: Statement, last_year: Statement | None) -> Form:
    heads = [column.title for column in table.columns]
    lacking = [_lacks_power(statement, key, table, column) for column in table.columns]
    if table.power and all(lacking):
        return Form(key, table.number, table.title, table.unit, heads, [], table.power, False)
    year = statement.report.day[:4]
    outside = _select_outside(statement, table)
    own = [
        _make_cell(statement, key, column, is_lacking=lacks)
        for column, lacks in zip(table.columns, lacking, strict=True)
    ]
    rows = [FormRow(f"{year}年", "", own)]
    sources = dict.fromkeys(item["source"] for item in outside)
    rows += [_make_outside_row(table, source, outside) for source in sources]
    sums = _sum_up(statement, key, table)
    if outside:
        rows.append(FormRow("合计", "", _spell_all(table, sums, lacking)))
    if last_year is not None:
        before = _sum_up(last_year, key, table)
        changes = [after - earlier for after, earlier in zip(sums, before, strict=True)]
        rows.append(FormRow(f"{int(year) - 1}年", "", _spell_all(table, before, lacking)))
        rows.append(FormRow("增减", "", _spell_all(table, changes, lacking, signed=True), is_change=True))
    return Form(key, table.number, table.title, table.unit, heads, rows, "", any(lacking))


def _lacks_power(statement: Statement, key: TableKey, table: FormTable, column: FormColumn) -> bool:
    """A column does not apply where the organ lacks the power, unless there is a figure all the same (S2 tells)."""
    power = table.power_of(column)
    powers = statement.reckoning.facts["has_power"]
    return bool(power) and power not in powers and not get_figure(statement.figures, key, column.key)


def _make_cell(statement: Statement, key: TableKey, column: FormColumn, *, is_lacking: bool) -> FigureCell:
    if is_lacking:
        return FigureCell(NOT_APPLICABLE, lacks_power=True)
    figure = get_figure(statement.figures, key, column.key)
    return FigureCell(spell_figure(column, figure), _find_address(statement, key, column))


def _find_address(statement: Statement, key: TableKey, column: FormColumn) -> str:
    count, report = statement.reckoning.count, statement.report
    match column.origin:
        case "records":
            behind = bool(count.cells.get((key, column.key)))
            name = column.key
        case "total" | "amount":
            behind = bool(count.list_all(key))
            name = "total"
        case "applied" | "accepted":
            behind, name = False, ""
    return address_of_figure(report.day[:4], report.authority, key, name) if behind else ""


def _select_outside(statement: Statement, table: FormTable) -> list[Outside]:
    """The counts of other systems that name a column of this table."""
    titles = {column.title for column in table.counted}
    return [
        item
        for item in statement.reckoning.facts["outside"]
        if table.is_named(item["table"]) and item["column"] in titles
    ]


def _make_outside_row(table: FormTable, source: str, outside: Sequence[Outside]) -> FormRow:
    """One row for each system, whatever columns it has counts for."""
    counts = _count_outside(item for item in outside if item["source"] == source)
    cells = [FigureCell(f"{counts[c.title]:,}" if c.title in counts else "") for c in table.columns]
    return FormRow("系统外数据", source, cells)


def _count_outside(outside: Iterable[Outside]) -> Counter[str]:
    """By column."""
    counts: Counter[str] = Counter()
    for item in outside:
        counts[item["column"]] += item["count"]
    return counts


def _sum_up(statement: Statement, key: TableKey, table: FormTable) -> list[int]:
    """Each column with what other systems have; 合计 takes in those of its columns."""
    more = _count_outside(_select_outside(statement, table))
    in_total = sum(more[column.title] for column in table.columns if column.origin == "records")
    return [
        get_figure(statement.figures, key, column.key)
        + (in_total if column.origin == "total" else more[column.title])
        for column in table.columns
    ]


def _spell_all(
    table: FormTable, figures: Sequence[int], lacking: Sequence[bool], *, signed: bool = False
) -> list[FigureCell]:
    spelt = [
        _sign(spell_figure(column, figure), figure) if signed else spell_figure(column, figure)
        for column, figure in zip(table.columns, figures, strict=True)
    ]
    return [
        FigureCell(NOT_APPLICABLE, lacks_power=True) if lacks and not figure else FigureCell(text)
        for text, figure, lacks in zip(spelt, figures, lacking, strict=True)
    ]


def _sign(text: str, figure: int) -> str:
    return f"+{text}" if figure > 0 else text.replace("-", _MINUS)


class DifferenceRow(NamedTuple):
    """A cell whose published figure is not that of today."""

    table: str
    column: str
    published: str
    now: str
    change: str


def list_differences(differences: Sequence[Difference]) -> list[DifferenceRow]:
    """In the order of the forms."""
    return [
        DifferenceRow(
            f"{each.table.number} {each.table.title}",
            each.column.title,
            spell_figure(each.column, each.published),
            spell_figure(each.column, each.now),
            _sign(spell_figure(each.column, each.change), each.change),
        )
        for each in differences
    ]


def spell_figures(figures: Figures) -> str:
    """For keys: everything that a statement's figures say."""
    return repr({table: dict(cells) for table, cells in figures.items()})
