"""A catalogue as its page shows it: a table, sheets with long texts, or charts."""

from typing import Any, Literal, NamedTuple

from disclosure.records.authority import Authority
from disclosure.records.catalogue import row_model
from disclosure.records.catalogues.names import CatalogueName, spell_catalogue
from disclosure.records.node import chinese_name, key_table
from disclosure_site.addresses import address_of_catalogues
from disclosure_site.formats import is_web_address, spell_day
from disclosure_site.views.fields import Link
from disclosure_site.views.flowcharts import draw
from disclosure_site.views.flowcharts.wrapping import measure

Text = dict[str, Any]
Layout = Literal["table", "sheets", "charts"]

_SHEETS: frozenset[CatalogueName] = frozenset({"执法主体", "服务指南", "救济渠道", "委托执法"})
"""Few rows of many or long fields: a table would be all corners."""
_NAMES = ("name", "kind", "entrusted", "violation", "organ", "location", "none")
"""Fields by which a row is known, the first that it has."""
_DAYS = frozenset({"from", "until"})
_YES, _NO = "是", "否"
_LONGEST_SHORT = 10
"""So many Han characters wide a column may have and still stand on one line."""


class Cell(NamedTuple):
    """What stands in one column of one row; `link` where the text is an address."""

    label: str
    texts: tuple[str, ...]
    is_link: bool
    is_short: bool


class Sheet(NamedTuple):
    """One row with what it is called."""

    name: str
    cells: list[Cell]


def view_catalogue(text: Text, organ: Authority) -> dict[str, Any]:
    """What `catalogue.html` prints."""
    name: CatalogueName = text["catalogue"]
    rows: list[Text] = text.get("items", [])
    words = spell_catalogue(name)
    return {
        "opening": f"{organ.name}{words}",
        "text": text,
        "words": words,
        "count": len(rows),
        "layout": _choose_layout(name),
        "sheets": list_sheets(name, rows),
        "charts": [
            draw(row.get("name", words), row.get("steps", ())) for row in rows if name == "执法流程图"
        ],
        "link": text.get("link", ""),
        "overview": Link(address_of_catalogues(organ.id), f"{organ.name}的事前公开"),
    }


def _choose_layout(name: CatalogueName) -> Layout:
    if name == "执法流程图":
        return "charts"
    return "sheets" if name in _SHEETS else "table"


def list_sheets(name: CatalogueName, rows: list[Text]) -> list[Sheet]:
    """The rows under the columns that any of them fills, so that all have the same cells."""
    model = row_model(name)
    filled = [key for key, _ in dict.fromkeys(key_table(model).values()) if any(key in row for row in rows)]
    columns = [(key, chinese_name(model, key), _is_short(key, rows)) for key in filled if key != "steps"]
    return [
        Sheet(
            next((str(row[key]) for key in _NAMES if row.get(key)), ""),
            [_fill(label, _spell(key, row.get(key)), is_short) for key, label, is_short in columns],
        )
        for row in rows
    ]


def _fill(label: str, texts: tuple[str, ...], is_short: bool) -> Cell:
    return Cell(label, texts, len(texts) == 1 and is_web_address(texts[0]), is_short)


def _spell(key: str, value: Any) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case bool():
            return (_YES if value else _NO,)
        case list():
            return tuple(map(str, value))
        case _:
            return (spell_day(value) if key in _DAYS else str(value),)


def _is_short(key: str, rows: list[Text]) -> bool:
    return all(measure(text) <= _LONGEST_SHORT for row in rows for text in _spell(key, row.get(key)))
