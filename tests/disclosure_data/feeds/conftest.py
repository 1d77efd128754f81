"""What tests of feeds and of the map share."""

from pathlib import Path

import pytest
from tests.disclosure_data.feeds.made_feeds import FeedPress
from tests.disclosure_site.conftest import Press

from disclosure_store.law_files import read_law


@pytest.fixture
def feeds(tmp_path: Path) -> FeedPress:
    return FeedPress(Press(tmp_path, read_law()))


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of three, and two events that are always there, so that a few records fill archives."""
    monkeypatch.setattr("disclosure_data.feeds.archives.PAGE_ITEMS", 3)
    monkeypatch.setattr("disclosure_data.feeds.archives.NEWEST", 2)
