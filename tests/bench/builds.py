"""Builds of one content folder, timed from their start to the end of the process, as a scheduled job sees them."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.bench.edits import change_template, copy_theme
from tests.bench.measuring import Figures, measure, set_aside

ROOT = Path(__file__).resolve().parents[2]
DAY, NEXT_DAY = "2026-11-20", "2026-11-21"
_SETTINGS = """import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
THEME = {theme!r}
"""
_PAUSE_S = 0.2


class Bench:
    """One content folder and the builds that are timed on it."""

    def __init__(self, content: Path, work: Path) -> None:
        self.content, self.output, self.state = content, work / "output", work / "state"
        self.theme, self.settings, self.aside = work / "theme", work / "settings.py", work / "aside"
        work.mkdir(parents=True, exist_ok=True)
        copy_theme(ROOT / "themes/portal", self.theme)
        self.settings.write_text(_SETTINGS.format(root=str(ROOT), theme=str(self.theme)), encoding="utf-8")

    def build(self, day: str = DAY) -> Figures:
        """One build as of a day."""
        command = [sys.executable, "-m", "pelican", str(self.content), "-s", str(self.settings)]
        command += ["-o", str(self.output), "--fatal", "errors"]
        figures = measure(
            command, cwd=ROOT, env={"DISCLOSURE_STATE": str(self.state), "DISCLOSURE_AS_OF": day}
        )
        if figures.exit_code:
            sys.exit(f"the build ended with exit code {figures.exit_code}: see {self.state}/report.txt")
        return figures

    def cold(self) -> Figures:
        """From nothing."""
        self.rest()
        trees = self.output.parent.glob(f".{self.output.name}.*")
        set_aside(self.aside, self.state, self.output, *trees)
        return self.build()

    def changed(
        self, edit: Callable[[Path], AbstractContextManager[None]], *, at_once: bool = False
    ) -> Figures:
        """After an edit of the content; `at_once`: while the work in the background of the build before goes on."""
        if not at_once:
            self.rest()
        with edit(self.content):
            return self.build()

    def retouched(self) -> Figures:
        """After a change of one template."""
        self.rest()
        with change_template(self.theme):
            return self.build()

    def quiet(self, day: str = DAY) -> Figures:
        """Nothing is changed, and nothing goes on."""
        self.rest()
        return self.build(day)

    def rest(self) -> None:
        """Wait until no process works for this STATE any more."""
        while any(self.state.as_posix().encode() in environment for environment in _list_environments()):
            time.sleep(_PAUSE_S)

    def report(self) -> dict[str, Any]:
        """report.json of the last build."""
        report: dict[str, Any] = json.loads((self.state / "report.json").read_text(encoding="utf-8"))
        return report


def _list_environments() -> list[bytes]:
    environments = []
    for file in Path("/proc").glob("[0-9]*/environ"):
        try:
            environments.append(file.read_bytes())
        except OSError:
            continue  # it has ended, or is somebody else's
    return environments
