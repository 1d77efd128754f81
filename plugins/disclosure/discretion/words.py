"""Spans in words, for findings: 3500元至4249元, 5倍至8倍."""

from decimal import Decimal

from disclosure.discretion.bounds import Span
from disclosure.discretion.coherence import Scale
from disclosure.records.fields import format_fen


def spell_span(span: Span, scale: Scale) -> str:
    """Both bounds, or the one of a fixed amount.

    >>> spell_span(Span(350000, 424900), "fine"), spell_span(Span(Decimal("5"), Decimal("5")), "multiple")
    ('3500元至4249元', '5倍')
    """
    low, high = (_spell(bound, scale) for bound in span)
    return low if low == high else f"{low}至{high}"


def spell_spans(spans: tuple[Span, ...]) -> str:
    """Several spans of amounts, as alternatives."""
    return "或".join(spell_span(span, "fine") for span in spans)


def _spell(bound: int | Decimal, scale: Scale) -> str:
    return f"{format_fen(int(bound))}元" if scale == "fine" else f"{bound}倍"
