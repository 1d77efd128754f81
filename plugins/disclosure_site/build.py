"""build_pages(site, frame): plan every page, render what is not current, on all cores."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from disclosure.imprint import find_base
from disclosure_site.config import read_imprint
from disclosure_site.pages import MAKERS
from disclosure_site.portal import Portal
from disclosure_site.rendering import Frame, Prose
from disclosure_site.theme import Theme
from disclosure_store.judged_site import JudgedSite, Page


def make_frame(settings: Mapping[str, Any], theme: Path, prose: Sequence[Prose] = ()) -> Frame:
    """The frame for Pelican's settings and a theme folder."""
    site_url, imprint = str(settings.get("SITEURL", "")), read_imprint(settings)
    site_path = urlsplit(site_url).path.rstrip("/") + "/"
    return Frame(Theme(theme), imprint, prose, site_path, find_base(site_url, imprint.domain))


def build_pages(site: JudgedSite, frame: Frame) -> int:
    """Bring all pages of the next site up to date; how many had to be made."""
    portal = Portal(site, frame)
    makers = {maker.name: maker(portal) for maker in MAKERS}
    pages = chain.from_iterable(maker.plan() for maker in makers.values())

    def render(batch: Sequence[Page]) -> Iterator[tuple[Page, bytes]]:
        orders = [(page, makers[page.subject[0]], page.subject[1]) for page in batch]
        rows = sorted({row for _, maker, order in orders for row in maker.rows(order)})
        texts = dict(site.read_public(rows))
        return ((page, maker.make(order, texts)) for page, maker, order in orders)

    with site.step("pages"):
        return site.make(pages, render)
