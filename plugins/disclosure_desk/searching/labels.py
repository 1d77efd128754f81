"""What facets and their values are called in Chinese."""

from typing import assert_never

from disclosure.records.facets import FACETS
from disclosure.records.kinds import KINDS
from disclosure_search.documents import SearchDocument
from disclosure_search.index import Snapshot
from disclosure_search.suggestions import Suggestion

FACET_LABELS = {facet.name: facet.label for facet in FACETS}
KIND_LABELS: dict[str, str] = {kind.name: kind.label for kind in KINDS.values()}
_BANDS = {(facet.name, band.value): band.label for facet in FACETS for band in facet.bands}


def label_kind(document: SearchDocument) -> str:
    """类别 of a record."""
    return KIND_LABELS[document.kind]


def label_value(snapshot: Snapshot, facet: str, value: str) -> str:
    """A value as people read it; what has no other name is called what it is."""
    if facet == "authority":
        return label_authorities(snapshot).get(value, value)
    return KIND_LABELS.get(value, value) if facet == "kind" else _BANDS.get((facet, value), value)


def label_authorities(snapshot: Snapshot) -> dict[str, str]:
    """The organs that have records, by id: a record knows what its organ is called."""
    values = snapshot.facets.get("authority", {})
    return {value: snapshot.document(numbers[0]).organ for value, numbers in values.items()}


def format_amount(fen: int) -> str:
    """分 as yuan; "" for none.

    >>> format_amount(123456), format_amount(500000), format_amount(-1)
    ('1,234.56 元', '5,000 元', '')
    """
    if fen < 0:
        return ""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}.{rest:02d} 元" if rest else f"{yuan:,} 元"


def spell_suggestion(suggestion: Suggestion) -> str:
    """What was done to a query so that it finds something."""
    match suggestion.reason:
        case "dropped":
            return f"去掉“{suggestion.word}”"
        case "near":
            return f"相近的“{suggestion.word}”"
        case _:
            assert_never(suggestion.reason)
