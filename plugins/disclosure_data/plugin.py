"""The seam to Pelican: one generator that fills the next site with open data."""

from collections.abc import Mapping
from typing import Any

from pelican import signals

from disclosure_data.build import build_data
from disclosure_data.config import read_publisher
from disclosure_data.feeds import make_feeds
from disclosure_data.origin import read_origin
from disclosure_data.sitemap import make_sitemap
from disclosure_store.judged_site import SETTING, JudgedSite


class OpenData:
    """Pelican generator: makes what machines read."""

    def __init__(self, context: Mapping[str, Any], settings: Mapping[str, Any], **_others: Any) -> None:
        self.context = context
        self.settings = settings

    def generate_output(self, _writer: object) -> None:
        """Make what changed; nothing where the gate has stopped the build."""
        site: JudgedSite | None = self.settings[SETTING]
        if site is not None:
            with site.guard():
                build_data(site, read_publisher(self.settings))
                self._build_ways(site)

    def _build_ways(self, site: JudgedSite) -> None:
        """Feeds and the map of the site, last: the map names every page."""
        origin = read_origin(self.settings)
        make_feeds(site, origin)
        make_sitemap(site, origin, [str(page.url) for page in self.context.get("pages", ())])


def get_generators(_pelican: object) -> type[OpenData]:
    """Receiver of Pelican's signal of that name."""
    return OpenData


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
