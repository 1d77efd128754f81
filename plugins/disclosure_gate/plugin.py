"""The seam to Pelican: judges before anything is made, swaps after everything is made, owns the exit code.

Pelican swallows what generators and receivers do wrong and goes on; so the gate hands out the one value
that the other plugins can show (no gate, no site), and a build that stops ends the process with its code.
Under autoreload nothing may be raised: Pelican would start again at once, for ever.
"""

import sys
import time
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from pelican import Pelican, console, signals
from pelican.utils import wait_for_changes

from disclosure_gate.build import Build, make_report, open_build, seal, start_background
from disclosure_gate.config import BuildConfig, SettingsProblem, read_config
from disclosure_gate.report import Report, write_report
from disclosure_gate.stop import BuildStopped, stop
from disclosure_gate.stopwatch import Stopwatch
from disclosure_gate.terminal import print_report
from disclosure_store.judged_site import SETTING

_STOPPED = 5
_builds: WeakKeyDictionary[Pelican, Build | None] = WeakKeyDictionary()
"""The run that each Pelican is in the midst of; without a build while that is being judged or sealed."""


def judge_first(pelican: Pelican) -> None:
    """Receiver of `get_generators`: fires at every run, before anything is made or wiped."""
    autoreload = _is_autoreload()
    if autoreload:
        _wait_after_failure(pelican)
    _builds[pelican] = None
    try:
        build = _open(pelican)
    except BuildStopped as stopped:
        del _builds[pelican]
        _stop(pelican, stopped, autoreload=autoreload)
        return
    _builds[pelican] = build
    # Pelican writes only the pages of prose, into a folder of their own; the site is ours to replace
    pelican.output_path = str(build.prose)
    pelican.settings["PAGE_PATHS"] = list(build.content.prose)
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
        start_background(build)
    except BuildStopped as stopped:
        del _builds[pelican]
        _stop(pelican, stopped, autoreload=autoreload, build=build)
        return
    finally:
        build.close()
        pelican.settings[SETTING] = None
    del _builds[pelican]
    _tell(report, build.config)
    if report.exit_code and not autoreload:
        raise SystemExit(report.exit_code)


def _open(pelican: Pelican) -> Build:
    watch = Stopwatch()
    try:
        config = read_config(pelican.settings, Path(pelican.settings["OUTPUT_PATH"]))
    except SettingsProblem as problem:
        raise stop("Y5", str(problem), "改正设置文件或环境变量后重新构建") from None
    try:
        return open_build(config, pelican.settings, watch, _say_waiting)
    except BuildStopped as stopped:
        stopped.config = config
        raise


def _stop(pelican: Pelican, stopped: BuildStopped, *, autoreload: bool, build: Build | None = None) -> None:
    """Report the stop; the site stays as it was. Ends the process, unless Pelican would start it again at once."""
    config = build.config if build else stopped.config
    if config is not None:
        _tell(make_report(config, [*(build.findings if build else []), *stopped.findings]), config)
    else:
        for finding in stopped.findings:
            console.print("停止", style="bold red")
            console.print(f"{finding.message}\n→ {finding.remedy}", highlight=False, markup=False)
    if not autoreload:
        raise SystemExit(_STOPPED)
    pelican.settings[SETTING] = None
    pelican.settings["PAGE_PATHS"] = []


def _tell(report: Report, config: BuildConfig) -> None:
    try:
        write_report(report, config.state)
    except OSError as error:
        console.print(
            f"报告无法写入 {config.state}：{error.strerror}", style="red", highlight=False, markup=False
        )
    print_report(report, console, config.state)


def _say_waiting(folder: object) -> None:
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
    signals.finalized.connect(swap_last)
