"""A disk that is full, or may not be written: said clearly, the last site stands, no ledger entry is lost.

Each folder lies on a small disk of its own, in turn; how much room is left is tried from nothing to nearly enough.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builds.conftest import PRODUCTION
from tests.torture.portals import CLOCK, ForkedPortal, Site, is_clean, make_portal, put_many
from tests.torture.sizes import size
from tests.torture.small_disks import fill, mounted, read_only, why_not

pytestmark = pytest.mark.build

PLACES = ["output", "state", "ledger"]
ROOMS_KB = [40, 0, 8, 200, 700][: size(1, 5)]
MANY = size(30, 210)


@pytest.fixture(params=PLACES)
def disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[ForkedPortal, Path]]:
    """A portal, published once, one of whose folders lies on a small disk."""
    if reason := why_not(tmp_path / "probe"):
        pytest.skip(reason)
    with mounted(tmp_path / "disk") as folder:
        portal = make_portal(tmp_path, MANY)
        where = {"output": portal.root, "state": portal.root, "ledger": portal.root} | {request.param: folder}
        yield PlacedPortal(portal, where), folder


class PlacedPortal(ForkedPortal):
    """A portal whose folders lie in several places."""

    def __init__(self, portal: ForkedPortal, where: dict[str, Path]) -> None:
        super().__init__(portal.root, portal.content, portal.env)
        self.where = where

    @property
    def output(self) -> Path:
        return self.where["output"] / "output"

    @property
    def state(self) -> Path:
        return self.where["state"] / "state"

    @property
    def ledger(self) -> Path:
        return self.where["ledger"] / "ledger"


def look(portal: ForkedPortal) -> tuple[Site, list[bytes]]:
    return portal.site(), portal.lines()


class TestFull:
    def test_a_build_that_does_not_fit_ends_clearly_and_harms_nothing(
        self, disk: tuple[ForkedPortal, Path]
    ) -> None:
        portal, folder = disk
        assert portal.publish(clock=CLOCK).code == 0
        for number, room in enumerate(ROOMS_KB, 1):
            put_many(portal.content, MANY + 5 * number)
            portal.rest()
            site, lines = look(portal)
            ballast = fill(folder, room)
            built = portal.finish(portal.start(PRODUCTION, clock=CLOCK), bug=True)
            portal.rest()
            ballast.unlink()
            assert "Traceback" not in built.said, built.said
            assert built.code in (0, 5), built.said
            assert portal.lines()[: len(lines)] == lines
            if built.code == 5:
                assert portal.site() == site
                assert "空间" in built.said or "disk is full" in built.said, built.said
            assert portal.publish(clock=CLOCK).code == 0
            assert portal.site() == portal.cold(clock=CLOCK)
            assert len(portal.lines()) == len(lines) + 5

    def test_a_first_build_that_does_not_fit_leaves_nothing_half(
        self, disk: tuple[ForkedPortal, Path]
    ) -> None:
        portal, folder = disk
        ballast = fill(folder, 4)
        built = portal.finish(portal.start(PRODUCTION, clock=CLOCK), bug=True)
        assert (built.code, "Traceback" in built.said) == (5, False), built.said
        assert not portal.output.exists()
        assert portal.lines() == []
        ballast.unlink()
        assert portal.publish(clock=CLOCK).code == 0


class TestReadOnly:
    def test_a_disk_that_may_not_be_written_is_told_and_the_site_stays(
        self, disk: tuple[ForkedPortal, Path]
    ) -> None:
        portal, folder = disk
        assert portal.publish(clock=CLOCK).code == 0
        portal.rest()
        put_many(portal.content, MANY + 5)
        before = look(portal)
        with read_only(folder):
            built = portal.finish(portal.start(PRODUCTION, clock=CLOCK), bug=True)
        assert (built.code, "Traceback" in built.said) == (5, False), built.said
        assert str(folder) in "".join(built.said.split())
        assert look(portal) == before
        built = portal.publish(clock=CLOCK)
        assert is_clean(built)
        assert portal.site() == portal.cold(clock=CLOCK)
