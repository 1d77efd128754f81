"""What stands in a feed's current document, and what in which archive (RFC 5005, section 4).

A reader takes an archive for unchanging and never asks for it again. So an archive is made only of what no later
publication can join: a month that is over, in pages, and the full pages of the newest month. What is left of the
newest month stands in the current document, with the newest events of all.
"""

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import groupby
from typing import NamedTuple

from disclosure_data.feeds.items import Item

PAGE_ITEMS = 100
NEWEST = 50
"""So many events stand in a current document at least, if there are so many."""
_MONTH = len("2026-03")


class Archive(NamedTuple):
    """One page of a month: `2026-03`, then `2026-03-2`."""

    name: str
    items: Sequence[Item]


def cut_archives(items: Sequence[Item]) -> list[Archive]:
    """The archives of a feed, the oldest first; `items` are the oldest first."""
    return [Archive(name, page) for name, page, is_closed in _cut(items) if is_closed]


def choose_current(items: Sequence[Item], unarchived: Sequence[Item]) -> list[Item]:
    """What the current document has, the last event first: what no archive has, and the newest events of all."""
    newest = nlargest(NEWEST, (item for item in items if item.is_told), key=_last_event)
    known = {item.id for item in newest}
    rest = [item for item in unarchived if item.is_told and item.id not in known]
    return sorted([*newest, *rest], key=_last_event, reverse=True)


def _cut(items: Sequence[Item]) -> Iterator[tuple[str, Sequence[Item], bool]]:
    """Each page with its name, and whether nothing can be added to it."""
    newest = items[-1].published[:_MONTH] if items else ""
    for month, group in groupby(items, key=lambda item: item.published[:_MONTH]):
        found = list(group)
        for number, start in enumerate(range(0, len(found), PAGE_ITEMS), 1):
            page = found[start : start + PAGE_ITEMS]
            name = month if number == 1 else f"{month}-{number}"
            yield name, page, month != newest or len(page) == PAGE_ITEMS


def _last_event(item: Item) -> tuple[str, str, str]:
    return item.updated, item.published, item.id
