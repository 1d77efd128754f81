"""The same content, ledger, settings and day give the same bytes, by however many workers and on whichever Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builds.conftest import PRODUCTION, ROOT, Portal, read_tree
from tests.torture.portals import CLOCK, ForkedPortal, make_portal
from tests.torture.sizes import FULL

pytestmark = pytest.mark.build

PYTHONS = ["3.11", "3.12", "3.13"]
PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
OWN = f"{sys.version_info.major}.{sys.version_info.minor}"
SETTING_UP_S = 900


def test_one_worker_two_and_eight_make_the_same(tmp_path: Path) -> None:
    portal = make_portal(tmp_path)
    sites, ledgers = [], []
    for workers in ("1", "2", "8"):
        portal.restore(None)
        built = portal.publish(clock=CLOCK, env={"DISCLOSURE_WORKERS": workers})
        assert built.code == 0, built.said
        sites.append(portal.site())
        ledgers.append(portal.lines())
    assert sites[0] == sites[1] == sites[2]
    assert ledgers[0] == ledgers[1] == ledgers[2]


def find_python(version: str) -> str | None:
    """An interpreter of a version that can be had here."""
    installed = sorted(PYENV.glob(f"{version}.*/bin/python"))
    return str(installed[-1]) if installed else shutil.which(f"python{version}")


def make_environment(version: str, cache: Path) -> Path:
    """Its interpreter in an environment with what a build needs, set up once for each lock."""
    python = find_python(version)
    if python is None:
        pytest.skip(f"no Python {version} here")
    lock = ROOT / "requirements.lock"
    done = cache / f"python-{version}-{lock.stat().st_mtime_ns}"
    if not (done / "ready").exists():
        install = [
            str(done / "bin/python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "-r",
            str(lock),
        ]
        for command in ([python, "-m", "venv", str(done)], install):
            made = subprocess.run(command, capture_output=True, text=True, timeout=SETTING_UP_S, check=False)
            if made.returncode:
                pytest.skip(f"no environment for Python {version}: {made.stderr[-300:]}")
        (done / "ready").touch()
    return done / "bin/python"


class OtherPython(ForkedPortal):
    """A portal whose builds another interpreter does."""

    python: Path

    def launch(
        self, arguments: list[str], environ: dict[str, str], log: Path | None, *, alone: bool
    ) -> "subprocess.Popen[str]":
        """As `Portal` does, with that interpreter."""
        launcher = Portal.launch
        mine, sys.executable = sys.executable, str(self.python)
        try:
            return launcher(
                self, arguments, {"DISCLOSURE_LEDGER": str(self.ledger)} | environ, log, alone=alone
            )
        finally:
            sys.executable = mine


@pytest.mark.skipif(not FULL, reason="environments are set up by `make torture` only")
@pytest.mark.parametrize("version", [version for version in PYTHONS if version != OWN])
def test_every_python_makes_the_same(tmp_path: Path, version: str, pytestconfig: pytest.Config) -> None:
    cache = Path(pytestconfig.cache.mkdir("pythons")) if pytestconfig.cache else tmp_path
    python = make_environment(version, cache)
    portal = make_portal(tmp_path)
    built = portal.publish(clock=CLOCK)
    assert built.code == 0, built.said
    expected, lines = read_tree(portal.output), portal.lines()
    other = OtherPython(portal.root, portal.content, portal.env)
    other.python = python
    other.restore(None)
    built = other.build(PRODUCTION, clock=CLOCK)
    assert built.code == 0, built.said
    assert read_tree(other.output) == expected
    assert other.lines() == lines
