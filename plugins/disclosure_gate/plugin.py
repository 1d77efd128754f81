"""The seam to Pelican: judges before anything is made, swaps after everything is made, owns the exit code.

Pelican swallows what generators and receivers do wrong and goes on; so the gate hands out the one value
that the other plugins can show (no gate, no site), and a build that stops ends the process with its code.
Under autoreload nothing may be raised: Pelican would start again at once, for ever.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from pelican import Pelican, console, signals
from pelican.utils import wait_for_changes
from pelican.writers import Writer

from disclosure_gate.account import Account
from disclosure_gate.config import SettingsProblem, locate_state, read_config
from disclosure_gate.obstacles import stopping
from disclosure_gate.opening import Build, open_build
from disclosure_gate.prose import FOLDER as PROSE
from disclosure_gate.reading import PROSE_COPIES
from disclosure_gate.report import Report, stopped_report, write_report
from disclosure_gate.report_text import render_text
from disclosure_gate.sealing import seal, start_background
from disclosure_gate.stop import BuildStopped
from disclosure_gate.terminal import print_report
from disclosure_store.judged_site import SETTING

_builds: WeakKeyDictionary[Pelican, Build | None] = WeakKeyDictionary()
"""The run that each Pelican is in the midst of; without a build while that is being judged or sealed."""


def judge_first(pelican: Pelican) -> None:
    """Receiver of `get_generators`: fires at every run, before anything is made or wiped."""
    autoreload = _is_autoreload()
    if autoreload:
        _wait_after_failure(pelican)
    _builds[pelican] = None
    build = _open(pelican, autoreload=autoreload)
    if build is None:
        del _builds[pelican]
        return
    _builds[pelican] = build
    # Pelican writes only the pages of prose, into a folder of their own; the site is ours to replace
    pelican.output_path = str(build.prose_output)
    pelican.settings["PAGE_PATHS"] = list(build.prose)
    pelican.settings[SETTING] = build.site


def swap_last(pelican: Pelican) -> None:
    """Receiver of `finalized`: everything is made; count, append, swap, report, end with the right code."""
    build = _builds.get(pelican)
    if build is None:
        return
    _builds[pelican] = None
    autoreload = _is_autoreload()
    try:
        report = seal(build)
    except BuildStopped as stopped:
        del _builds[pelican]
        _stop(
            pelican, _report_stop(build.account, stopped), build.account.config.state, autoreload=autoreload
        )
        return
    finally:
        build.close()
        pelican.settings[SETTING] = None
    # only now: SQLite must not be open in a process that is forked and goes on to use it
    start_background(build)
    del _builds[pelican]
    _tell(report, build.account.config.state)
    if report.exit_code and not autoreload:
        raise SystemExit(report.exit_code)


def _open(pelican: Pelican, *, autoreload: bool) -> Build | None:
    """The build, judged and ready to be filled; None where it was stopped and the process must live on."""
    try:
        account = Account(read_config(pelican.settings, Path(pelican.settings["OUTPUT_PATH"])))
    except SettingsProblem as problem:
        state = locate_state(pelican.settings)
        _stop(pelican, stopped_report(str(problem)), state, autoreload=autoreload)
        return None
    try:
        return open_build(account, _say_waiting, partial(_guard, pelican, account))
    except BuildStopped as stopped:
        _stop(pelican, _report_stop(account, stopped), account.config.state, autoreload=autoreload)
        return None


@contextmanager
def _guard(pelican: Pelican, account: Account) -> Iterator[None]:
    """What generators do; an obstacle ends the build as it does while judging."""
    try:
        with stopping(account.config):
            yield
    except BuildStopped as stopped:
        build = _builds.pop(pelican, None)
        if build is not None:
            build.close()
        _stop(pelican, _report_stop(account, stopped), account.config.state, autoreload=_is_autoreload())


class GuardedWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Pelican's own, for the pages of prose."""

    def write_file(self, name: str, template: Any, context: Any, *others: Any, **named: Any) -> None:
        """As Pelican has it; a disk that refuses is told like everywhere else."""
        site = self.settings[SETTING]
        if site is not None:
            with site.guard():
                super().write_file(name, template, context, *others, **named)


def name_source(page: Any) -> None:
    """Receiver of `content_object_init`: a page of prose is known by its own place, so that links to it hold.

    Pelican reads a copy in STATE; `{filename}/pages/about.md` names the page in CONTENT.
    """
    source = Path(page.source_path or "")
    if source.parent == locate_state(page.settings).absolute() / PROSE_COPIES:
        page.source_path = str(Path(page.settings["PATH"]) / PROSE / source.name)
        page.relative_source_path = page.get_relative_source_path()


def copy_nothing(generator: Any) -> None:
    """Receiver of `page_generator_finalized`: `{static}` and `{attach}` would publish files that nobody has judged."""
    generator.context["static_links"].clear()


def get_writer(_pelican: Pelican) -> type[GuardedWriter]:
    """Receiver of the signal of that name."""
    return GuardedWriter


def _report_stop(account: Account, stopped: BuildStopped) -> Report:
    account.findings += stopped.findings
    return account.make_report()


def _stop(pelican: Pelican, report: Report, state: Path, *, autoreload: bool) -> None:
    """Report the stop; the site stays as it was. Ends the process, unless Pelican would start it again at once."""
    _tell(report, state)
    if not autoreload:
        raise SystemExit(report.exit_code)
    pelican.settings[SETTING] = None
    pelican.settings["PAGE_PATHS"] = []


def _tell(report: Report, state: Path) -> None:
    try:
        write_report(report, render_text(report), state)
    except OSError as error:
        console.print(f"报告无法写入 {state}：{error.strerror}", style="red", highlight=False, markup=False)
    try:
        print_report(report, console, state)
        console.file.flush()
    except (OSError, ValueError):
        _fall_silent()


def _fall_silent() -> None:
    """The terminal is gone, or cannot show Chinese: the report is written, and no word is worth a failed build."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _say_waiting(folder: Path) -> None:
    console.print(
        f"“{folder}”正被另一个构建使用，等待它结束……", style="yellow", highlight=False, markup=False
    )


def _is_autoreload() -> bool:
    """Whether Pelican's own autoreload loop is among our callers; no setting of Pelican's tells."""
    frame: Any = sys._getframe()
    while frame is not None:
        if frame.f_code.co_name == "autoreload" and frame.f_globals.get("__name__") == "pelican":
            return True
        frame = frame.f_back
    return False


def _wait_after_failure(pelican: Pelican) -> None:
    """A run that did not reach its end raised somewhere; without a pause Pelican would repeat it for ever."""
    if pelican not in _builds:
        return
    unfinished = _builds.pop(pelican)
    if unfinished is not None:
        unfinished.close()
    console.print("上次构建没有完成。修改内容或主题后会自动重试；改了设置文件的，请重新启动。", style="red")
    time.sleep(1)
    wait_for_changes(pelican.settings.get("PATH", ""), pelican.settings)


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(judge_first)
    signals.get_writer.connect(get_writer)
    signals.content_object_init.connect(name_source)
    signals.page_generator_finalized.connect(copy_nothing)
    signals.finalized.connect(swap_last)
