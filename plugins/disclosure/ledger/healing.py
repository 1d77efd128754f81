"""A build killed between append and swap leaves entries whose pages never went live: their cure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from disclosure.ledger.chain import Chain
from disclosure.ledger.entry import Draft


class Healing(NamedTuple):
    """What to append: first the `voids`, then `again` (less those that are not to be served any more)."""

    voids: tuple[Draft, ...]
    again: tuple[Draft, ...]


def entries_to_heal(
    chain: Chain, head_before: str, today: date, at: str, head_after: str | None = None
) -> Healing:
    """Void the killed build's entries of days before `today` and say them again with today's day.

    The killed build appended what lies after `head_before` (the head of the live site), up to `head_after`
    where it left word of it; without that word, up to the end. Entries of `today` stand: their pages go
    live today. `at` is the machine time of the new entries. ValueError when the chain never had
    `head_before`.
    """
    places = chain.places_after(head_before)
    if head_after is not None and chain.contains_head(head_after):
        places = sorted(set(places).difference(chain.places_after(head_after)))
    dead = [
        entry
        for place in places
        if place not in chain.voided
        and (entry := chain.entries[place]).event not in ("void", "merge")
        and entry.day < today
    ]
    voids = tuple(entry.draft._replace(event="void", day=today, at=at, voids=entry.hash) for entry in dead)
    again = tuple(entry.draft._replace(day=today, at=at) for entry in dead)
    return Healing(voids, again)
