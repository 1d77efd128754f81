"""Whatever an office changes, step by step: after each step the site is the one that a build from nothing makes."""

from pathlib import Path

import pytest
from tests.builds.records import make_content
from tests.torture.office import Office
from tests.torture.portals import ForkedPortal
from tests.torture.sizes import size

pytestmark = pytest.mark.build

STEPS = size(8, 24)


@pytest.mark.parametrize("seed", range(size(1, 8)))
def test_every_step_gives_what_a_build_from_nothing_gives(tmp_path: Path, seed: int) -> None:
    portal = ForkedPortal(tmp_path, make_content(tmp_path / "content"))
    portal.env["DISCLOSURE_VANISHED_STOP_SHARE"] = "1"
    office = Office(portal, seed)
    day = 18
    for step in range(STEPS):
        change = office.turn(step + seed)
        day = min(28, day + (office.random.random() < 0.4))
        as_of = f"2026-11-{day}"
        clock = f"{as_of}T10:00:00+08:00"
        settings = office.settings(portal, publishing=step % 2 == 1)
        built = portal.build(settings, as_of=as_of, clock=clock)
        assert built.code in (0, 3, 4), (change, built.said)
        expected = portal.cold(settings, as_of=as_of, clock=clock)
        site = portal.site()
        assert (
            sorted(path for path in site.keys() | expected.keys() if site.get(path) != expected.get(path))
            == []
        ), change
