"""The seam to Pelican: one generator that fills the next site with open data."""

from collections.abc import Mapping
from typing import Any

from pelican import signals

from disclosure_data.build import build_data
from disclosure_data.config import read_publisher
from disclosure_store.judged_site import SETTING, JudgedSite


class OpenData:
    """Pelican generator: makes what machines read."""

    def __init__(self, settings: Mapping[str, Any], **_others: Any) -> None:
        self.settings = settings

    def generate_output(self, _writer: object) -> None:
        """Make what changed; nothing where the gate has stopped the build."""
        site: JudgedSite | None = self.settings[SETTING]
        if site is not None:
            with site.guard():
                build_data(site, read_publisher(self.settings))


def get_generators(_pelican: object) -> type[OpenData]:
    """Receiver of Pelican's signal of that name."""
    return OpenData


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
