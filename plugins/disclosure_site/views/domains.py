"""Typical cases by domain (领域): how many, and the newest of each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from disclosure.records.address import record_address
from disclosure.statistics.case_months import read_facts
from disclosure.verdict import Verdict
from disclosure_site.views.fields import Link

NEWEST = 10


class Domain(NamedTuple):
    """One domain: its name, how many cases it has, and the newest of them."""

    words: str
    total: int
    newest: list[Link]


def list_domains(newest_first: Sequence[Verdict]) -> list[Domain]:
    """The domains of published cases, the one with most cases first."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in newest_first:
        groups[read_facts(verdict.summary).domain].append(verdict)
    found = [
        Domain(words, len(cases), [_link(verdict) for verdict in cases[:NEWEST]])
        for words, cases in groups.items()
        if words
    ]
    return sorted(found, key=lambda domain: (-domain.total, domain.words))


def _link(verdict: Verdict) -> Link:
    return Link(record_address(verdict.summary), verdict.summary.title)
