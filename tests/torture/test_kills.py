"""`kill -9` at any moment, of the whole group of processes or of the parent alone, cold and warm."""

import random
import time
from pathlib import Path

import pytest
from tests.builds.forking import ForkedBuild
from tests.torture.grounds import Grounds, Way, make_grounds
from tests.torture.portals import CLOCK, MANY
from tests.torture.sizes import size

pytestmark = pytest.mark.build

KILLS = size(12, 200)


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Grounds:
    return make_grounds(tmp_path_factory.mktemp("kills"), size(40, MANY))


def kill_one(grounds: Grounds, way: Way, moment: float, *, group: bool) -> bool:
    """Start a build and kill it after a share of its usual time; whether it was still at work."""
    start = time.monotonic()
    process = grounds.portal.start(way.settings, clock=CLOCK)
    assert isinstance(process, ForkedBuild)
    time.sleep(max(0.0, start + moment * way.duration_s - time.monotonic()))
    running = process.poll() is None
    process.kill(group=group)
    return running


def test_a_build_killed_at_any_moment_is_made_good_by_the_next(grounds: Grounds) -> None:
    generator = random.Random(20261120)
    running = 0
    for number in range(KILLS):
        way = grounds.ways[number % len(grounds.ways)]
        grounds.portal.restore(way.saved)
        # several in a row now and then: what one has left, the next finds
        for _ in range(generator.choice([1, 1, 1, 2, 3])):
            moment = generator.uniform(number / KILLS, (number + 1) / KILLS)
            running += kill_one(grounds, way, moment, group=generator.random() < 0.5)
            grounds.check_broken_off(way)
        grounds.build(way)
    assert running >= KILLS // 2


def test_what_was_killed_before_another_kind_of_build_is_made_good_too(
    grounds: Grounds, tmp_path: Path
) -> None:
    """A publication is killed; the preview that follows takes nothing for published that is not."""
    _, _, _, publishing = grounds.ways
    generator = random.Random(5)
    for _ in range(size(1, 20)):
        grounds.portal.restore(publishing.saved)
        kill_one(grounds, publishing, generator.uniform(0.5, 1.0), group=True)
        lines = grounds.portal.lines()
        assert grounds.portal.build(clock=CLOCK).code in (0, 3)
        assert grounds.portal.lines() == lines
        grounds.build(publishing)
