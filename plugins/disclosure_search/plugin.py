"""The seam to Pelican: the browser's shards with the site, the Whoosh index after it."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from pelican import signals

from disclosure_search.config import wants_index
from disclosure_search.manifest import list_common
from disclosure_search.reading import Reading
from disclosure_search.segments import make_segments
from disclosure_search.upkeep import drop_index, keep_index, now_ns
from disclosure_store.judged_site import SETTING, JudgedSite


class SearchOfRecords:
    """Pelican generator: fills the next site's `search/` and orders the index to be kept."""

    def __init__(self, settings: Mapping[str, Any], **_others: Any) -> None:
        self.settings = settings

    def generate_output(self, _writer: object) -> None:
        """Make what changed; nothing where the gate has stopped the build."""
        site: JudgedSite | None = self.settings[SETTING]
        if site is None:
            return
        with site.guard(), _without_collecting():
            self._make(site)

    def _make(self, site: JudgedSite) -> None:
        with site.step("search"):
            reading = Reading(site)
            entries = make_segments(site, reading)
        if wants_index(self.settings):
            common = list_common(part for entry in entries for part in entry.parts)
            site.afterwards.append(partial(keep_index, site, reading, common, now_ns()))
        else:
            drop_index(
                site.state_path.parent
            )  # one that is not kept would go on telling what was once public


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Do not look for garbage: each new thousand of records would have all of the judged site looked through."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def get_generators(_pelican: object) -> type[SearchOfRecords]:
    """Receiver of Pelican's signal of that name."""
    return SearchOfRecords


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(get_generators)
