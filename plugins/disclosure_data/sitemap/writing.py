"""The documents of the map."""

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

from disclosure_data.sitemap.parts import Part, Place

INDEX: Final = "sitemap.xml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def path_of(part: Part) -> str:
    """Where a part of a large map stands."""
    return f"sitemap/{part.name}.xml"


def write_places(base: str, places: Iterable[Place]) -> bytes:
    """A map, or a part of one; its pages are below `base`."""
    lines = (
        f"<url><loc>{escape(base + place.address)}</loc>{_write_day(place.day)}</url>\n" for place in places
    )
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n{"".join(lines)}</urlset>\n'.encode()


def write_index(base: str, parts: Iterable[Part]) -> bytes:
    """The map of the parts."""
    lines = (
        f"<sitemap><loc>{escape(base + path_of(part))}</loc>{_write_day(part.last_day)}</sitemap>\n"
        for part in parts
    )
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{"".join(lines)}</sitemapindex>\n'.encode()


def write_robots(base: str) -> bytes:
    """Everything may be read; what should not be found says so itself, which only a reader of it sees."""
    return f"User-agent: *\nAllow: /\nSitemap: {base}{INDEX}\n".encode()


def _write_day(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""
