"""A table as CSV: RFC 4180 with a BOM. A cell is the value itself: docs/decisions/0015 says why none is disarmed.

A list stands as JSON, a flag as `true` or `false`; an empty cell is a value that the record does not have.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any

from disclosure.records.kinds import KindName
from disclosure_data.documents import Document, list_data_columns, write_json
from disclosure_data.tables.cells import lay_out

_BOM = "\ufeff"


def write_head(kind: KindName) -> bytes:
    """What every table of the kind begins with: the names of its columns."""
    text = io.StringIO()
    _make_writer(text).writerow([column.name for column in list_data_columns(kind)])
    return (_BOM + text.getvalue()).encode()


def write_rows(kind: KindName, documents: Iterable[Document]) -> bytes:
    """What follows the head."""
    text = io.StringIO()
    _make_writer(text).writerows(_spell_row(lay_out(kind, document)) for document in documents)
    return text.getvalue().encode()


def _make_writer(text: io.StringIO) -> Any:
    return csv.writer(text, lineterminator="\r\n")


def _spell_row(row: list[Any]) -> list[Any]:
    for place, value in enumerate(row):
        if value is not None and type(value) is not str:
            row[place] = _spell(value)
    return row


def _spell(value: Any) -> Any:
    if type(value) is bool:
        return "true" if value else "false"
    return write_json(value) if isinstance(value, list | dict) else value
