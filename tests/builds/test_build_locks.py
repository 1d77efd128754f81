"""Two builds that share OUTPUT or STATE: the second waits, or stops with a clear message."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.builds.conftest import LONGEST_S, PRODUCTION, Portal, Running
from tests.builds.records import permit

pytestmark = pytest.mark.build

WAITING = "正被另一个构建使用"


@contextmanager
def held_build(portal: Portal, **others: Any) -> Iterator[tuple[Running, Path]]:
    """A build that stands still just before its swap, until the file is removed."""
    gate = portal.root / "gate"
    gate.touch()
    process = portal.start(holds=gate, **others)
    try:
        until = time.monotonic() + LONGEST_S
        while not gate.read_text():
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.05)
        yield process, gate
    finally:
        gate.unlink(missing_ok=True)
        if process.poll() is None:
            process.kill()
        process.wait()


def test_the_second_waits_and_both_succeed(portal: Portal) -> None:
    with held_build(portal, settings=PRODUCTION) as (first, gate):
        portal.content.put("permits/second", permit(2))
        log = portal.root / "second.txt"
        second = portal.start(PRODUCTION, log=log, env={"PYTHONUNBUFFERED": "1"})
        until = time.monotonic() + LONGEST_S
        while WAITING not in log.read_text(encoding="utf-8"):
            assert time.monotonic() < until
            assert second.poll() is None
            time.sleep(0.05)
        assert not portal.output.exists()
        gate.unlink()
        assert first.wait(LONGEST_S) == 0
        assert second.wait(LONGEST_S) == 0
    assert (portal.output / "permits/permit-2/index.html").is_file()
    assert len((portal.ledger / "2026.jsonl").read_bytes().splitlines()) == 9


@pytest.mark.parametrize("shared", ["output", "state"])
def test_it_stops_when_its_patience_ends(portal: Portal, shared: str) -> None:
    with held_build(portal) as (first, gate):
        wait = {"DISCLOSURE_WAIT_SECONDS": "1"}
        if shared == "output":
            built = portal.finish(portal.start(env=wait | {"DISCLOSURE_STATE": str(portal.root / "other")}))
        else:
            built = portal.finish(portal.start(env=wait, output=portal.root / "other"))
        assert built.code == 5, built.said
        told = "".join(built.said.split())
        assert "另一个构建正在使用" in told
        assert str(portal.output if shared == "output" else portal.state) in told
        gate.unlink()
        assert portal.finish(first).code == 0
    assert (portal.output / "permits/permit-1/index.html").is_file()


def test_the_lock_of_a_killed_build_is_free(portal: Portal) -> None:
    with held_build(portal) as (first, _):
        first.kill()
        first.wait()
    assert portal.build(env={"DISCLOSURE_WAIT_SECONDS": "1"}).code == 0


def test_two_portals_do_not_wait_for_each_other(portal: Portal, tmp_path: Path) -> None:
    other = Portal(tmp_path / "other", portal.content.copy(tmp_path / "other" / "content"))
    with held_build(portal):
        assert other.build(env={"DISCLOSURE_WAIT_SECONDS": "1"}).code == 0
