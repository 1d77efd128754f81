"""The lists (清单) of acts that are not punished or punished more lightly, held against the tiers (rule B6).

An item is the same where the item code is; where one side has no code, where the violation is.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeGuard

from disclosure.discretion.versions import EXEMPT, Version
from disclosure.records.summary import Summary

ListName = Literal["不予处罚清单", "从轻处罚清单"]
"""The two of the four lists that tiers can contradict: reducing (减轻) leaves the tiers, 不予强制 has none."""
TIERS_OF: dict[ListName, frozenset[str]] = {
    "不予处罚清单": frozenset({EXEMPT}),
    "从轻处罚清单": frozenset({EXEMPT, "轻微", "较轻"}),
}
"""One of these tiers a baseline has whose item stands on the list."""


class ListedItem(NamedTuple):
    """One row of a list."""

    item_code: str
    violation: str


@dataclass(frozen=True, slots=True)
class ItemList:
    """One organ's list; `summary` is the catalogue's."""

    name: ListName
    summary: Summary
    items: tuple[ListedItem, ...]

    def has(self, version: Version) -> bool:
        """Whether the item of a baseline stands on it."""
        return any(is_same(item, version) for item in self.items)


def read_list(summary: Summary) -> ItemList | None:
    """The list in a catalogue; None where it is another catalogue, or one that only links to its rows."""
    facts = json.loads(summary.facts or "{}")
    name, rows = facts.get("catalogue"), facts.get("items")
    if not _is_compared(name) or not rows:
        return None
    items = (ListedItem(row.get("item_code") or "", row.get("violation") or "") for row in rows)
    return ItemList(name, summary, tuple(items))


def _is_compared(name: object) -> TypeGuard[ListName]:
    return name in TIERS_OF


def is_same(item: ListedItem, version: Version) -> bool:
    """Whether a row and a baseline speak of one item."""
    if item.item_code and version.item_code:
        return item.item_code == version.item_code
    return bool(item.violation) and item.violation == version.violation


def find_unfounded(listed: ItemList, versions: Iterable[Version]) -> list[ListedItem]:
    """The rows whose baselines have none of the tiers that the list speaks of.

    What has no baseline at all is unfounded on the list of not punishing, and beyond comparison on the other.
    """
    known = list(versions)
    found = []
    for item in listed.items:
        own = [version for version in known if is_same(item, version)]
        is_open = not own and listed.name == "从轻处罚清单"
        if not is_open and not any(TIERS_OF[listed.name] & version.tiers.keys() for version in own):
            found.append(item)
    return found
