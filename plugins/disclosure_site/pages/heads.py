"""What the page of a record says of itself: title, description, its one address, and its data for machines."""

from collections.abc import Mapping
from typing import Any

from disclosure.records.address import record_address
from disclosure.verdict import Verdict
from disclosure_site.columns import COLUMNS
from disclosure_site.portal import Portal
from disclosure_site.rendering import Head
from disclosure_site.views.days import spell_moment
from disclosure_site.views.linked_data import describe_record

_OPENED: frozenset[str] = frozenset({"catalogue", "report"})
"""Kinds whose sentence is their title."""


def make_head(
    portal: Portal, verdict: Verdict, text: Mapping[str, Any], opening: str, description: str = ""
) -> Head:
    """The head of a record's page; its opening sentence describes it unless something else does."""
    summary = verdict.summary
    organ = portal.organ_names.get(summary.authority, "")
    address = record_address(summary)
    title = opening if summary.kind in _OPENED else _spell_title(text, summary.title)
    return Head(
        title=title,
        column=COLUMNS[summary.kind],
        description=description or opening,
        noindex=text.get("party", {}).get("type") == "自然人",
        published_at=spell_moment(verdict),
        source=organ,
        address=address,
        linked_data=describe_record(summary, text, organ, portal.frame.base, address, title),
    )


def _spell_title(text: Mapping[str, Any], title: str) -> str:
    return " ".join(filter(None, (text.get("document_number"), title)))
