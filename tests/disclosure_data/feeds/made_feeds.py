"""Feeds and the map of a portal whose next tree is a dictionary, and readers of them that know no code of ours."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
from lxml import etree
from tests.disclosure_site.conftest import Built, Fields, Press

from disclosure_data.feeds import make_feeds
from disclosure_data.origin import Origin
from disclosure_data.sitemap import make_sitemap
from disclosure_data.sitemap.parts import MOST

SCHEMAS = Path(__file__).parents[2] / "schemas"
BASE = "https://jizhou.example.gov.cn/gs/"
ORIGIN = Origin("测试公示平台", "霁州省卫生健康委员会", BASE)
ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"


@dataclass
class FeedPress:
    """Builds pages, feeds and the map."""

    press: Press
    most: int = MOST

    def build(self, records: Iterable[Fields], **others: Any) -> Built:
        """One build; a second one in the same tree finds what the first one left."""
        built = self.press.build(records, **others)
        make_feeds(built.site, ORIGIN)
        make_sitemap(built.site, ORIGIN, ["pages/about/"], self.most)
        return built


def check_atom(data: bytes) -> etree._Element:
    """The root of a document that keeps the grammar."""
    root = etree.fromstring(data)
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    grammar.assertValid(root)
    return root


def check_json(data: bytes) -> dict[str, Any]:
    """A document that keeps the schema."""
    schema = json.loads((SCHEMAS / "json_feed.schema.json").read_text("utf-8"))
    document: dict[str, Any] = json.loads(data)
    jsonschema.validate(document, schema)
    return document


def check_map(data: bytes) -> dict[str, str]:
    """The addresses of a map or an index that keeps the protocol, each with its day or ""."""
    root = etree.fromstring(data)
    etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd")).assertValid(root)
    found = [(child.findtext("{*}loc"), child.findtext("{*}lastmod") or "") for child in root]
    assert len(dict(found)) == len(found), "each address once"
    return dict(found)


def read_feed(data: bytes) -> Any:
    """What a feed reader makes of a document."""
    parsed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def list_ids(data: bytes) -> list[str]:
    """The ids of a document's entries, in its order."""
    return [entry.id.removeprefix(BASE) for entry in read_feed(data).entries]


def find_links(data: bytes) -> list[str]:
    """Every whole address that a document of a feed leads to."""
    return re.findall(r' href="([^"]+)"', data.decode())


def find_link(data: bytes, relation: str, base: str = BASE) -> str:
    """The path that a document's relation leads to, "" where it has none."""
    links = [link.href for link in read_feed(data).feed.links if link.rel == relation]
    assert len(links) <= 1
    return links[0].removeprefix(base) if links else ""


def walk_archives(files: dict[str, bytes], path: str, base: str = BASE) -> list[str]:
    """The archives of a feed from its current document back, the newest first."""
    found = []
    while path := find_link(files[path], "prev-archive", base):
        found.append(path)
    return found
