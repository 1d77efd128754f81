"""The seam to Pelican: one generator that fills the next site with pages."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from pelican import signals

from disclosure_site.build import build_pages, make_frame
from disclosure_site.rendering import Prose
from disclosure_site.views.markdown import clean_prose
from disclosure_store.judged_site import SETTING, JudgedSite


class PagesOfRecords:
    """Pelican generator: hands the frame to the prose pages, and makes all other pages."""

    def __init__(
        self,
        context: MutableMapping[str, Any],
        settings: MutableMapping[str, Any],
        theme: str,
        **_others: Any,
    ) -> None:
        self.context = context
        self.settings = settings
        self.theme = Path(theme)

    def generate_context(self) -> None:
        """Give the theme's `page.html` what every page has around it."""
        prose = [Prose(str(page.title), str(page.url)) for page in self.context.get("pages", ())]
        self.frame = make_frame(self.settings, self.theme, prose)
        self.context.update(self.frame.shared, clean_prose=clean_prose)

    def generate_output(self, _writer: object) -> None:
        """Make the pages; without the gate there is nothing to show, and no site."""
        if SETTING not in self.settings:
            raise RuntimeError("the plugin disclosure_gate must stand before disclosure_site in PLUGINS")
        site: JudgedSite | None = self.settings[SETTING]
        if site is not None:  # None: the gate has stopped this build, and has said why
            with site.guard():
                build_pages(site, self.frame)


def get_generators(_pelican: object) -> type[PagesOfRecords]:
    """Receiver of Pelican's signal of that name."""
    return PagesOfRecords


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
