"""Whole builds: Pelican in a process of its own, on content made for the test, with everything in `tmp_path`."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.builds.forking import ForkedBuild
from tests.builds.records import DAY, Content, make_content

ROOT = Path(__file__).resolve().parents[2]
LAUNCH = Path(__file__).with_name("launch.py")
DEVELOPMENT, PRODUCTION = ROOT / "pelicanconf.py", ROOT / "publishconf.py"
LONGEST_S = 90
Running = subprocess.Popen[str] | ForkedBuild

REPORT_KEYS = {"as_of", "exit_code", "published_after_s", "seconds", "counts", "findings"}
ADDED_KEYS = {"due_soon", "pages"}
COUNTS = ["read", "published", "pending", "withheld", "withdrawn", "ended", "quarantined"]
FINDING_KEYS = {
    "rule", "severity", "closed", "kind", "record", "authority", "path", "line", "field", "message", "remedy",
    "due_on", "working_days_late",
}  # fmt: skip
SURE_FINDING_KEYS = {"rule", "severity", "closed", "message", "remedy"}


@dataclass(frozen=True)
class Built:
    """What one build has left behind."""

    code: int
    said: str
    """Standard output and standard error together."""
    report: dict[str, Any]
    """report.json; empty where this build wrote none."""
    output: Path

    @property
    def counts(self) -> dict[str, int]:
        return dict(self.report["counts"])

    def findings(self, rule: str | None = None, severity: str | None = None) -> list[dict[str, Any]]:
        """Those of a rule and a severity."""
        return [
            finding
            for finding in self.report["findings"]
            if rule in (None, finding["rule"]) and severity in (None, finding["severity"])
        ]

    def has(self, path: str) -> bool:
        return (self.output / path).is_file()

    def read(self, path: str) -> str:
        """A page's text."""
        return (self.output / path).read_text(encoding="utf-8")


@dataclass
class Portal:
    """Content, where its site goes, and what is remembered between builds."""

    root: Path
    content: Content
    env: dict[str, str] = field(default_factory=dict)
    """Of every build."""
    fresh: bool = False
    """Whether its builds start with a Python that has read no code yet; else they are forked, a second sooner."""

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def ledger(self) -> Path:
        return self.content.root / "ledger"

    def build(
        self, settings: Path = DEVELOPMENT, as_of: str | None = DAY, *, bug: bool = False, **others: Any
    ) -> Built:
        """One build, to its end. `bug`: it is made to fail in a way that is ours; see `start` for the others."""
        (self.state / "report.json").unlink(missing_ok=True)
        process = self.start(settings, as_of, **others)
        return self.finish(process, bug=bug)

    def publish(self, as_of: str | None = DAY, **others: Any) -> Built:
        """A build for production."""
        return self.build(PRODUCTION, as_of, **others)

    @property
    def clock(self) -> Path:
        return self.root / "clock"

    def start(
        self,
        settings: Path = DEVELOPMENT,
        as_of: str | None = DAY,
        *,
        clock: str | None = None,
        dies_at: str | None = None,
        holds: Path | None = None,
        worker_dies_at: str | None = None,
        output: Path | None = None,
        env: dict[str, str] | None = None,
        options: tuple[str, ...] = (),
        log: Path | None = None,
        alone: bool = False,
    ) -> Running:
        """A build under way. `clock`, `dies_at`, `holds` and `worker_dies_at` are circumstances: see `launch.py`.

        `alone`: in a group of processes of its own, so that they can be ended together.
        """
        if clock:
            self.clock.write_text(clock, encoding="ascii")
        circumstances = {
            "BUILD_CLOCK": self.clock if clock else None, "BUILD_DIES_AT": dies_at, "BUILD_HOLDS": holds,
            "BUILD_WORKER_DIES_AT": worker_dies_at, "DISCLOSURE_AS_OF": as_of,
        }  # fmt: skip
        set_ones = {name: str(value) for name, value in circumstances.items() if value is not None}
        site, own = str(output or self.output), {"DISCLOSURE_STATE": str(self.state)}
        arguments = [str(self.content.root), "-s", str(settings), "-o", site, "--fatal", "errors", *options]
        environ = _clean_environment() | own | self.env | set_ones | (env or {})
        return self.launch(arguments, environ, log, alone=alone)

    def launch(
        self, arguments: list[str], environ: dict[str, str], log: Path | None, *, alone: bool
    ) -> Running:
        """Start Pelican; a process of its own from the beginning where the test looks at it from outside."""
        if not (self.fresh or log or alone):
            return ForkedBuild(arguments, environ, self.root, self.root / f"said-{time.monotonic_ns()}.txt")
        circumstances = any(name.startswith("BUILD_") for name in environ)
        program = [str(LAUNCH)] if circumstances else ["-m", "pelican"]
        return subprocess.Popen(
            [sys.executable, *program, *arguments],
            env=environ,
            cwd=self.root,
            stdout=log.open("wb") if log else subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=alone,
        )

    def finish(self, process: Running, *, bug: bool = False) -> Built:
        """Wait for a build and check what is true of every build."""
        said, _ = process.communicate(timeout=LONGEST_S)
        file = self.state / "report.json"
        report = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        if not bug:
            assert "Traceback" not in said, said
        if report and not bug:
            check_report(report)
            assert report["exit_code"] == process.returncode, said
        return Built(process.returncode, said, report, self.output)

    def stand(self) -> None:
        """Put a site of two files at OUTPUT, without a build: for what must not be touched."""
        self.output.mkdir()
        (self.output / ".seal").write_text(f"{0:064x}", encoding="ascii")
        (self.output / "index.html").write_text("昨天的网站", encoding="utf-8")

    def rest(self) -> None:
        """Wait until nothing works on this portal in the background any more."""
        until = time.monotonic() + LONGEST_S
        while any(_find_processes(str(self.root))):
            assert time.monotonic() < until, "something works on for ever"
            time.sleep(0.1)

    def forget(self) -> None:
        """Delete the state, as anybody may at any time; here while nothing is written to it."""
        self.rest()
        shutil.rmtree(self.state)

    def settings(self, *lines: str, base: Path = DEVELOPMENT) -> Path:
        """A settings file of this portal's own: `base` and some lines more."""
        head = ["import sys", f"sys.path.insert(0, {str(ROOT)!r})", f"from {base.stem} import *"]
        file = self.root / "settings.py"
        file.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
        return file


def _find_processes(root: str) -> Iterator[int]:
    """The processes whose command line or log names a folder, but not this one."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (
                int(folder.name) != os.getpid()
                and root in f"{(folder / 'cwd').readlink()} {_command(folder)}"
            ):
                yield int(folder.name)
        except OSError:
            continue


def _command(folder: Path) -> str:
    return (folder / "cmdline").read_bytes().decode(errors="replace")


def _clean_environment() -> dict[str, str]:
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("DISCLOSURE_", "BUILD_"))
    }


def check_report(report: dict[str, Any]) -> None:
    """The shape that programs rely on, and that nothing read is lost."""
    assert report.keys() == REPORT_KEYS | ADDED_KEYS
    counts = report["counts"]
    assert list(counts) == COUNTS
    assert counts["read"] == sum(counts.values()) - counts["read"]
    for finding in report["findings"]:
        assert finding.keys() == FINDING_KEYS
        assert all(finding[name] is not None for name in SURE_FINDING_KEYS)
        assert finding["message"]
        assert finding["remedy"]


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, links not followed."""
    files = (Path(where) / name for where, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """The paths that only one of two trees has, or that differ; the seal always does."""
    paths = before.keys() | after.keys()
    return {path for path in paths if before.get(path) != after.get(path)} - {".seal"}


def trace(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file with its inode and time: what shows that nobody has touched it."""
    return {
        path: ((folder / path).stat().st_ino, (folder / path).stat().st_mtime_ns, data)
        for path, data in read_tree(folder).items()
    }


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """A portal that nobody has built yet."""
    return Portal(tmp_path, make_content(tmp_path / "content"))
