"""Lists as tables for spreadsheets: CSV as RFC 4180 has it, in UTF-8 with a BOM.

>>> write_table(("文号", "金额"), [("=1+1", 5)]).decode("utf-8-sig")
"文号,金额\\r\\n'=1+1,5\\r\\n"
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from disclosure.records.catalogue import row_model
from disclosure.records.catalogues.flowcharts import FlowchartRow, Step
from disclosure.records.catalogues.names import CatalogueName
from disclosure.records.node import chinese_name
from disclosure_site.views.catalogues import list_sheets
from disclosure_site.views.flowcharts import draw
from disclosure_site.views.rows import ListRow

Rows = Iterable[Sequence[str | int]]

RECORD_HEADS = ("日期", "类别", "文号", "当事人", "事项", "状态", "金额（元）", "机关", "地址")
_BOM = "\ufeff"
_STARTS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""With one of them a cell is computed; of the wide ones, by spreadsheets set to Chinese."""
_CHART_HEADS = (
    chinese_name(FlowchartRow, "name"),
    *(chinese_name(Step, field) for field in ("id", "text", "next")),
)


def write_table(heads: Sequence[str], rows: Rows) -> bytes:
    """The finished file; no text in it is computed by a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(heads)
    table.writerows([_disarm(cell) for cell in row] for row in rows)
    return (_BOM + text.getvalue()).encode()


def _disarm(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_FORMULA) else cell


def tabulate_records(rows: Iterable[ListRow], site_path: str) -> Rows:
    """What a list shows, under `RECORD_HEADS`; addresses from the host's root, amounts without separators."""
    for row in rows:
        state = row.state.words if row.state else ""
        amount = row.amount.replace(",", "")
        address = f"{site_path}{row.address}"
        yield (
            row.day, row.kind_label, row.number, row.party, row.matter, state, amount, row.organ, address
        )  # fmt: skip


def tabulate_catalogue(name: CatalogueName, items: list[dict[str, Any]]) -> tuple[Sequence[str], Rows]:
    """Heads and rows of a catalogue as its page shows them; several texts of a cell stand on lines of their own."""
    if row_model(name) is FlowchartRow:
        return _CHART_HEADS, _tabulate_charts(items)
    sheets = list_sheets(name, items)
    heads = [cell.label for cell in sheets[0].cells]
    return heads, (["\n".join(cell.texts) for cell in sheet.cells] for sheet in sheets)


def _tabulate_charts(items: Iterable[dict[str, Any]]) -> Rows:
    """A row for each step; steps are numbered as on the page."""
    for item in items:
        chart = draw(item.get("name", ""), item.get("steps", ()))
        for number, step in enumerate(chart.steps, 1):
            onward = (f"{to.when}：→ {to.number} {to.text}".removeprefix("：") for to in step.onward)
            yield chart.name, number, step.text, "\n".join(onward)
