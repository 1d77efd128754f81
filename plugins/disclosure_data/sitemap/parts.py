"""Which addresses stand in which part of the map: a new record changes one part of a large one, not all.

Records stand in parts by kind and the month that they are listed under, organisations by the last character of their
code, everything else together. Pages that ask not to be found (natural persons, tombstones, neutral notices, figures
behind yearly reports) are left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import quote

from disclosure.records.address import record_address
from disclosure.records.kinds import KINDS
from disclosure_data.days import find_last_day
from disclosure_store.judged_site import JudgedSite

MOST: Final = 50_000
"""Addresses in one document, by the protocol."""
_MONTH = len("2026-03")
_FILE = "index.html"
_PARTIES = "parties/"
_FIGURE = re.compile(r"reports/[^/]+/[^/]+/.")
_PERSON = "自然人"


class Place(NamedTuple):
    """A page: its part, its address below the root as a link has it, and the day of its last change, or ""."""

    part: str
    address: str
    day: str = ""


class Part(NamedTuple):
    """One document of a large map."""

    name: str
    places: Sequence[Place]

    @property
    def last_day(self) -> str:
        """ "" where none is known."""
        return max((place.day for place in self.places), default="")


def list_places(site: JudgedSite, prose: Iterable[str]) -> list[Place]:
    """Every page that may be found, by part and address. `prose`: addresses of the pages written by hand."""
    own = {f"{address}{_FILE}" for address in site.list_record_addresses()}
    others = (path for path in site.tree.list_next() if path.endswith(_FILE) and path not in own)
    found = [*_list_records(site), *_list_others(others), *(Place("pages", address) for address in prose)]
    return sorted(found)


def _list_records(site: JudgedSite) -> Iterator[Place]:
    for verdict in site.published:
        summary = verdict.summary
        if summary.party_type != _PERSON:
            part = f"{KINDS[summary.kind].plural}-{summary.day[:_MONTH]}".rstrip("-")
            yield Place(part, record_address(summary), find_last_day(site, verdict))


def _list_others(paths: Iterable[str]) -> Iterator[Place]:
    for path in paths:
        address = path.removesuffix(_FILE)
        if address.startswith(_PARTIES):
            yield Place(f"parties-{address[-2]}", address)
        elif not _is_figure(address):
            yield Place("pages", quote(address))


def _is_figure(address: str) -> bool:
    """The list behind one figure of a yearly report."""
    return _FIGURE.match(address) is not None


def cut_parts(places: Sequence[Place]) -> list[Part]:
    """The parts in order; one that is too long goes on in `name-2` and so on."""
    parts = []
    for name, group in groupby(places, key=lambda place: place.part):
        found = list(group)
        for number, start in enumerate(range(0, len(found), MOST), 1):
            parts.append(Part(name if number == 1 else f"{name}-{number}", found[start : start + MOST]))
    return parts
