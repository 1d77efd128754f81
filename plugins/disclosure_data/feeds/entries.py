"""What feeds say of a record: as its page does, masked as its page is; of a withdrawn one what its tombstone says."""

from typing import Any, NamedTuple

from disclosure.records.address import record_address
from disclosure.records.authority import Authority
from disclosure.records.kinds import KINDS
from disclosure.records.opening import open_record
from disclosure_data.feeds.items import Item


class Category(NamedTuple):
    """A word to sort by, and what it is called."""

    term: str
    label: str


class Entry(NamedTuple):
    """A record that is shown."""

    address: str
    """Whole; also its id, for ever."""
    title: str
    sentence: str
    organ: str
    categories: tuple[Category, ...]
    published: str
    updated: str


class Deletion(NamedTuple):
    """A record that was withdrawn: never its title, nor whom it was about."""

    address: str
    when: str
    organ: str
    comment: str


def describe(item: Item, text: dict[str, Any], organ: Authority, base: str) -> Entry | Deletion:
    """One item, by its public text."""
    verdict = item.verdict
    address = f"{base}{record_address(verdict.summary)}"
    if verdict.outcome == "withdrawn":
        return Deletion(address, item.updated, organ.name, _explain(text))
    opening = open_record(verdict.summary.kind, text, verdict.summary.title, organ)
    kind = KINDS[verdict.summary.kind]
    found = [
        Category(kind.name, kind.label),
        *(Category(name, name) for name in text.get("penalty_kinds", ())),
    ]
    times = item.published, item.updated
    return Entry(address, *opening, organ.name, tuple(dict.fromkeys(found)), *times)


def _explain(text: dict[str, Any]) -> str:
    """What happened, and the public reason."""
    number, event, reason = (text.get(name, "") for name in ("document_number", "event", "reason"))
    what = f"{number}已{event}" if number else f"已{event}"
    return f"{what}：{reason}" if reason else what
