"""Atom (RFC 4287), with archives (RFC 5005) and notices of withdrawal (RFC 6721)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, assert_never
from xml.sax.saxutils import escape

from disclosure_data.feeds.entries import Category, Deletion, Entry
from disclosure_data.feeds.facts import Facts

_TYPE: Final = "application/atom+xml"
_HEAD: Final = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"\
 xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="zh-CN">
"""
_FOOT: Final = "</feed>\n"
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold at all."""
_TO_ESCAPE: Final = re.compile(rf"[&<>\"]|{_FORBIDDEN.pattern}")
_CATEGORIES_REMEMBERED: Final = 1024


def render_atom(facts: Facts, parts: Iterable[str]) -> bytes:
    """A document of items that are rendered already."""
    archive = "<fh:archive/>\n" if facts.is_archive else ""
    head = (
        f"<id>{_spell(facts.id)}</id>\n<title>{_spell(facts.title)}</title>\n<updated>{facts.updated}</updated>\n"
        f"<author><name>{_spell(facts.author)}</name></author>\n{''.join(_render_links(facts))}{archive}"
    )
    return "".join((_HEAD, head, *parts, _FOOT)).encode()


def _render_links(facts: Facts) -> Iterator[str]:
    yield f'<link rel="alternate" type="text/html" href="{_spell(facts.page)}"/>\n'
    relations = {"self": facts.own, "prev-archive": facts.earlier, "next-archive": facts.later}
    if facts.is_archive:
        relations["current"] = facts.id
    for relation, address in relations.items():
        if address:
            yield f'<link rel="{relation}" type="{_TYPE}" href="{_spell(address)}"/>\n'


def render_item(item: Entry | Deletion) -> str:
    """One entry, or the notice in its place."""
    match item:
        case Entry():
            return _render_entry(item)
        case Deletion():
            return _render_deletion(item)
        case _:
            assert_never(item)


def _render_entry(entry: Entry) -> str:
    address = _spell(entry.address)
    return (
        f'<entry>\n<id>{address}</id>\n<title>{_spell(entry.title)}</title>\n<link href="{address}"/>\n'
        f"<published>{entry.published}</published>\n<updated>{entry.updated}</updated>\n"
        f"<author><name>{_spell(entry.organ)}</name></author>\n{_render_categories(entry.categories)}"
        f"<summary>{_spell(entry.sentence)}</summary>\n</entry>\n"
    )


@lru_cache(_CATEGORIES_REMEMBERED)
def _render_categories(categories: tuple[Category, ...]) -> str:
    return "".join(
        f'<category term="{_spell(each.term)}" label="{_spell(each.label)}"/>\n' for each in categories
    )


def _render_deletion(item: Deletion) -> str:
    return (
        f'<at:deleted-entry ref="{_spell(item.address)}" when="{item.when}">\n'
        f"<at:by><name>{_spell(item.organ)}</name></at:by>\n"
        f"<at:comment>{_spell(item.comment)}</at:comment>\n</at:deleted-entry>\n"
    )


def _spell(text: str) -> str:
    """A text as it may stand in an element, and between double quotes."""
    if _TO_ESCAPE.search(text) is None:
        return text
    return escape(_FORBIDDEN.sub("\ufffd", text), {'"': "&quot;"})
