"""One sheet of a workbook: SpreadsheetML (ECMA-376), texts in their cells, so that nothing is ever computed.

>>> spell_text("a<b"), spell_text("1\\r2")
('a&lt;b', '1&#13;2')
>>> spell_day("2026-03-02"), spell_day("1899-12-31"), spell_day("长期")
('46083', '', '')
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Final

from disclosure.records.columns import Column
from disclosure.records.kinds import KindName
from disclosure_data.documents import Document, list_data_columns, write_json
from disclosure_data.tables.cells import lay_out

PLAIN, CODE, DAY, HEAD = 0, 1, 2, 3
"""Places of the formats in the workbook's styles."""
LONGEST_TEXT: Final = 32_767
"""Characters (UTF-16) that a cell of Excel can hold."""
_CUT: Final = "……（太长，全文见 CSV 或 JSON Lines）"
_LONGEST_CODE: Final = 255
"""Excel shows a longer text as ##### where the cell's format says text."""
_EPOCH, _FIRST = date(1899, 12, 30), date(1900, 3, 1)
"""Before that day Excel counts a day that never was."""
_UNKNOWN: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What XML cannot hold."""
_SPECIAL: Final = re.compile(f"[&<>\r{_UNKNOWN}]|_(?=x[0-9A-Fa-f]{{4}}[_{_UNKNOWN}])")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_NUMBERS: Final = frozenset({"yuan", "multiple", "count", "year"})
_DAYS: Final = frozenset({"day", "far_day", "end_day"})
_ROWS_AT_ONCE: Final = 1000
_WIDTHS: Final = {"text": 24, "choice": 14, "list": 32, "flag": 10}
_OTHER_WIDTH: Final = 13
_UNITS: Final = {"yuan": "（元）", "multiple": "（倍）"}
_START: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView '
    'workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
    "</sheetViews>"
)

Spell = Callable[[str, Any], str]
"""A cell, from its column's letters with its row's number, and a value that is not None."""


def write_sheet(kind: KindName, documents: Iterable[Document]) -> bytes:
    """A sheet with a head of Chinese names and a row for each document."""
    columns = list_data_columns(kind)
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDTHS.get(column.form, _OTHER_WIDTH)}" customWidth="1"/>'
        for n, column in enumerate(columns, 1)
    )
    head = "".join(
        _text_cell(f"{letters}1", name_head(column), HEAD)
        for letters, column in zip(_list_letters(len(columns)), columns, strict=True)
    )
    rows = _write_rows(kind, documents)
    parts = [f'{_START}<cols>{widths}</cols><sheetData><row r="1">{head}</row>'.encode()]
    while some := "".join(islice(rows, _ROWS_AT_ONCE)):
        parts.append(some.encode())  # as text it would take twice the room
    return b"".join((*parts, b"</sheetData></worksheet>"))


def name_head(column: Column) -> str:
    """What stands above a column, with its unit."""
    return f"{column.label}{_UNITS.get(column.form, '')}"


def _write_rows(kind: KindName, documents: Iterable[Document]) -> Iterator[str]:
    columns = list_data_columns(kind)
    plan = list(zip(_list_letters(len(columns)), map(_choose_spelling, columns), strict=True))
    for number, document in enumerate(documents, 2):
        cells = [
            spell(f"{letters}{number}", value)
            for (letters, spell), value in zip(plan, lay_out(kind, document), strict=True)
            if value is not None
        ]
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _choose_spelling(column: Column) -> Spell:
    if column.form in _NUMBERS:
        return lambda place, value: f'<c r="{place}"><v>{value}</v></c>'
    if column.form in _DAYS:
        return _day_cell
    if column.form == "flag":
        return lambda place, value: f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if column.form == "list":
        return lambda place, value: _text_cell(place, write_json(value), PLAIN)
    return _code_cell


def _day_cell(place: str, value: str) -> str:
    day = spell_day(value)
    return f'<c r="{place}" s="{DAY}"><v>{day}</v></c>' if day else _code_cell(place, value)


def _code_cell(place: str, value: str) -> str:
    return _text_cell(place, value, CODE if len(value) <= _LONGEST_CODE else PLAIN)


def _text_cell(place: str, value: str, style: int) -> str:
    kept = ' xml:space="preserve"' if "\n" in value or value != value.strip() else ""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{kept}>{spell_text(value)}</t></is></c>'


def spell_text(text: str) -> str:
    """A text in XML; what XML cannot hold is written as Excel does, `_x0007_`."""
    if len(text) * 2 > LONGEST_TEXT:
        text = _shorten(text)
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _shorten(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _escape(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0]) or f"_x{ord(found[0]):04X}_"


@lru_cache(maxsize=8192)
def spell_day(value: str) -> str:
    """The number by which Excel knows a day; "" for what is no day, or one that Excel does not know."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return ""
    return str((day - _EPOCH).days) if day >= _FIRST else ""


@cache
def _list_letters(count: int) -> Sequence[str]:
    """A, B … Z, AA …"""
    letters = [chr(ord("A") + n) for n in range(26)]
    return [*letters, *(first + second for first in letters for second in letters)][:count]
