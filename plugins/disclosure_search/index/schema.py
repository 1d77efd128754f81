"""The fields of the index and its name."""

from collections.abc import Generator
from typing import Any, Final

from whoosh import fields, formats
from whoosh.analysis.tokenizers import IDTokenizer

from disclosure_search.index.columns import LinesColumn, NumbersColumn, RowsColumn

INDEX_NAME: Final = "search2"
"""Has a number, so that an index written by another form of this package is never read."""

HEAD: Final = "head"
"""Terms of title, names and numbers."""
BODY: Final = "body"
"""Terms of the text, of the records that do not have them in the head."""
NUMBER: Final = "number"
"""Keys of the record's numbers."""
FACET: Final = "facet"
"""`facet=value`."""

TERM_FIELDS: Final = (BODY, FACET, HEAD, NUMBER)
COLUMNS: Final[dict[str, type[Any]]] = {
    "amount": NumbersColumn,
    "day": NumbersColumn,
    "id": LinesColumn,
    "row": RowsColumn,
}


class Terms(fields.FieldType):
    """A field of ready-made terms: analysis.py analyses, Whoosh only keeps which record has which."""

    def __init__(self) -> None:
        unused: Any = IDTokenizer()  # Whoosh asks for one; our segments are written without it
        super().__init__(format=formats.Existence(), analyzer=unused)

    def index(self, value: Any, **_: Any) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """Yield what Whoosh stores for each term: bytes, frequency, weight, no further value."""
        for term in value:
            yield term.encode(), 1, 1.0, b""


def make_schema() -> fields.Schema:
    """The schema, as Whoosh wants it."""
    columns = {name: fields.COLUMN(column()) for name, column in COLUMNS.items()}
    return fields.Schema(**{field: Terms() for field in TERM_FIELDS}, **columns)
