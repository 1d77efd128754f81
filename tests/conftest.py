"""What tests in several folders share: the sample portal, built once, and a browser to look at it with."""

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

# a busy machine is no reason to fail: no test asserts a time
settings.register_profile("gongshi", deadline=None)
settings.load_profile("gongshi")

ROOT = Path(__file__).resolve().parents[1]
SAMPLE_DAY = "2026-11-20"


@dataclass(frozen=True)
class SampleSite:
    """The sample portal as of one day: its exit code, its output and its report."""

    code: int
    output: Path
    report: dict[str, Any]


def build_sample(folder: Path, day: str) -> SampleSite:
    """Build `content/` with the development settings as of a day."""
    env = {**os.environ, "DISCLOSURE_STATE": str(folder / "state"), "DISCLOSURE_AS_OF": day}
    command = [sys.executable, "-m", "pelican", str(ROOT / "content"), "-s", str(ROOT / "pelicanconf.py")]
    command += ["-o", str(folder / "output"), "--fatal", "errors"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)
    report = folder / "state/report.json"
    assert report.exists(), done.stdout + done.stderr
    return SampleSite(done.returncode, folder / "output", json.loads(report.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> SampleSite:
    """The sample as of its own day."""
    return build_sample(tmp_path_factory.mktemp("sample"), SAMPLE_DAY)


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def sample_address(sample_site: SampleSite) -> Iterator[str]:
    """Where a web server on this machine shows the sample."""
    handler = functools.partial(_QuietHandler, directory=str(sample_site.output))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; `make test` installs it."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium: run `make test`, which installs it or says how"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()
