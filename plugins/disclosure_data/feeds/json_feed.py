"""JSON Feed 1.1. It has no way to say that an item was withdrawn: an extension of ours does (`_withdrawn`)."""

import json
from collections.abc import Iterable
from typing import Any, Final

from disclosure_data.feeds.entries import Deletion, Entry
from disclosure_data.feeds.facts import Facts

_VERSION: Final = "https://jsonfeed.org/version/1.1"


def render_json(facts: Facts, items: Iterable[Entry | Deletion]) -> bytes:
    """A document."""
    told = list(items)
    document: dict[str, Any] = {
        "version": _VERSION,
        "title": facts.title,
        "home_page_url": facts.page,
        "feed_url": facts.own,
        "language": "zh-CN",
        "authors": [{"name": facts.author}],
        "items": [_view(item) for item in told if isinstance(item, Entry)],
    }
    withdrawn = [item._asdict() for item in told if isinstance(item, Deletion)]
    if withdrawn:
        document["_withdrawn"] = withdrawn
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _view(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.sentence,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": entry.organ}],
        "tags": [category.label for category in entry.categories],
    }
