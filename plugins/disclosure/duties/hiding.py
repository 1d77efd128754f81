"""What of a record the state must not keep, because nothing may be shown of it or a clerk put a private value there."""

import json
from collections.abc import Callable
from typing import Any

from disclosure.privacy.hit import Hit
from disclosure.records.served import canonical_json
from disclosure.records.summary import Summary
from disclosure.terms import Terms


def hide_texts(summary: Summary) -> Summary:
    """The columns of a record that nothing may be shown of."""
    return summary._replace(title="", party="", code="", violation="", digest="", facts="")


def hide_private_columns(summary: Summary, terms: Terms) -> Summary:
    """The columns without the private values that a clerk put there: the state keeps none.

    Asked of what is not public as it stands; the columns of what is were looked through with all its text.
    """
    find = terms.detector.find
    facts = summary.facts
    if find(facts):
        facts = canonical_json(_hide_values(json.loads(facts), find))
    return summary._replace(
        number="" if find(summary.number) else summary.number,
        item_code="" if find(summary.item_code) else summary.item_code,
        penalty_kinds="" if find(summary.penalty_kinds) else summary.penalty_kinds,
        facts=facts,
    )


def _hide_values(value: Any, find: Callable[[str], list[Hit]]) -> Any:
    match value:
        case str():
            return "" if find(value) else value
        case dict():
            return {name: _hide_values(inner, find) for name, inner in value.items()}
        case list():
            return [_hide_values(inner, find) for inner in value]
        case _:
            return value
