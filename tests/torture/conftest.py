"""A portal that has been published once, with its last site put aside: torture starts from there."""

from pathlib import Path

import pytest
from tests.torture.portals import CLOCK, ForkedPortal, make_portal


@pytest.fixture
def large_portal(tmp_path: Path) -> ForkedPortal:
    """One that several processes work on; nobody has built it yet."""
    return make_portal(tmp_path)


@pytest.fixture
def published(large_portal: ForkedPortal) -> ForkedPortal:
    """The same, published."""
    built = large_portal.publish(clock=CLOCK)
    assert built.code == 0, built.said
    large_portal.rest()
    return large_portal
