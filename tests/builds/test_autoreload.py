"""`pelican -r` and `-lr`: judges at every run, and never runs in circles."""

import os
import shutil
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.builds.conftest import LONGEST_S, ROOT, Portal, Running, trace
from tests.builds.records import DAY, ORGANS, permit

pytestmark = pytest.mark.build

BUILD_ENDED = "完整报告："
FAILED = "上次构建没有完成"
WATCHING_S = 3
"""How long a build that runs in circles is given to show itself: Pelican makes a hundred a second."""


class Watch:
    """A Pelican that rebuilds when content changes."""

    def __init__(self, process: Running, log: Path) -> None:
        self.process = process
        self.log = log

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait(self, condition: Callable[[], object]) -> None:
        """Until it holds; fails where it never does."""
        until = time.monotonic() + LONGEST_S
        while not condition():
            assert time.monotonic() < until, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.1)

    def count(self, words: str = BUILD_ENDED) -> int:
        """How often Pelican has said this; by default, how many builds have ended."""
        return self.said.count(words)


@contextmanager
def watching(portal: Portal, *options: str, **others: Any) -> Iterator[Watch]:
    """Pelican with autoreload, ended at the end of the block."""
    log = portal.root / "log.txt"
    env = {"PYTHONUNBUFFERED": "1"}
    process = portal.start(options=options or ("--autoreload",), log=log, env=env, alone=True, **others)
    try:
        yield Watch(process, log)
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # with --listen, Pelican is three processes
        process.wait(LONGEST_S)


def settle() -> None:
    """Let Pelican begin to watch, which it says nothing of, and any circle show itself."""
    time.sleep(WATCHING_S)


def test_findings_make_no_circle_and_a_change_is_judged_anew(portal: Portal) -> None:
    portal.content.put("permits/bad", permit(2, valid_until="never"))
    with watching(portal) as watch:
        watch.wait(watch.count)
        settle()
        assert watch.count() == 1, watch.said
        assert not (portal.output / "permits/permit-2/index.html").exists()
        portal.content.put("permits/bad", permit(2))
        watch.wait((portal.output / "permits/permit-2/index.html").exists)
        assert "退出码 4" in watch.said
        watch.wait(lambda: "退出码 0" in watch.said)
        assert "Caught exception" not in watch.said


def test_a_new_day_is_judged_by_the_run_that_comes_after_it(portal: Portal) -> None:
    with watching(portal, as_of=None, clock=f"{DAY}T09:00:00+08:00") as watch:
        watch.wait(lambda: f"构建日 {DAY}" in watch.said and watch.count())
        settle()
        assert "逾期" not in watch.said
        portal.clock.write_text("2026-11-24T09:00:00+08:00", encoding="ascii")
        portal.content.put("permits/another", permit(2))
        watch.wait(lambda: "构建日 2026-11-24" in watch.said and "逾期1个工作日" in watch.said)


def test_a_stop_makes_no_circle_and_leaves_the_site(portal: Portal) -> None:
    portal.stand()
    before = trace(portal.output)
    portal.content.put_organs([*ORGANS, ORGANS[0]])
    with watching(portal) as watch:
        watch.wait(watch.count)
        settle()
        assert watch.count() == 1, watch.said
        assert trace(portal.output) == before
        portal.content.put_organs(ORGANS)
        watch.wait((portal.output / "permits/permit-1/index.html").exists)


def test_a_broken_template_makes_no_circle_and_is_taken_up_again(portal: Portal) -> None:
    theme = portal.root / "theme"
    shutil.copytree(ROOT / "themes/portal", theme)
    home = theme / "templates/home.html"
    whole = home.read_text(encoding="utf-8")
    home.write_text(whole + "{% if %}", encoding="utf-8")
    with watching(portal, settings=portal.settings(f"THEME = {str(theme)!r}")) as watch:
        watch.wait(lambda: watch.count(FAILED))
        settle()
        assert watch.count(FAILED) == 1, watch.said
        assert not portal.output.exists()
        home.write_text(whole, encoding="utf-8")
        watch.wait((portal.output / "index.html").exists)


def test_a_bug_while_judging_makes_no_circle(portal: Portal) -> None:
    tries = portal.root / "tries"
    fail = f"b.judge_content = lambda *_: open({str(tries)!r}, 'a').write('x').fail()"
    with watching(portal, settings=portal.settings("import disclosure_gate.opening as b", fail)) as watch:
        watch.wait(lambda: watch.count(FAILED))
        settle()
        assert tries.read_text() == "x"


def test_what_is_served_is_the_site_that_stands(portal: Portal) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])

    def get(path: str) -> bytes:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            return b""

    with watching(portal, "--listen", "--autoreload", "--bind", "127.0.0.1", "--port", port) as watch:
        watch.wait(lambda: "牙椅1张".encode() in get("permits/permit-1/"))
        settle()
        portal.content.put("permits/2026/permit-1", permit(1, content="准予执业登记，牙椅二十张。"))
        watch.wait(lambda: "牙椅二十张".encode() in get("permits/permit-1/"))
