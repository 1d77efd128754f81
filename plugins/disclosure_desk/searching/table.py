"""Hits as a table on the terminal."""

import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from disclosure_desk.searching.labels import format_amount, label_kind
from disclosure_search.index import Found, Hit

_WIDE = 200
"""Columns where nobody looks at a terminal: nothing is to be cut off."""


def print_table(found: Found, offset: int = 0) -> None:
    """Print a page of hits and how many there are."""
    console = Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("", justify="right")
    for title in ("日期", "类别"):
        table.add_column(title, no_wrap=True)
    for title in ("标题", "文号", "机关"):
        table.add_column(title, overflow="fold")
    table.add_column("罚没", justify="right", no_wrap=True)
    table.add_column("编号", overflow="fold")
    for place, hit in enumerate(found.hits, offset + 1):
        table.add_row(str(place), *map(Text, _list_cells(hit)))
    console.print(table)
    console.print(f"共{'' if found.exact else '约'} {found.total} 条。")


def _list_cells(hit: Hit) -> tuple[str, ...]:
    record = hit.document
    facts = (record.title, record.number, record.organ, format_amount(record.amount), record.id)
    return record.date, label_kind(record), *facts
