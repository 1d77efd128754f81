"""One build from its first look at content to the swap: opened before Pelican makes anything, sealed after.

`open_build` does scan, parse, check and judge and prepares the next site; the other plugins fill it; then
`seal` counts, appends to the ledger and swaps.
"""

import hashlib
import platform
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from disclosure.findings.finding import Finding
from disclosure.judge import Judgement
from disclosure.ledger import Entry
from disclosure_gate.agenda import list_due_soon
from disclosure_gate.bookkeeping import Books, close_books, draft_book, files_after, open_books, write_book
from disclosure_gate.config import BuildConfig
from disclosure_gate.outcome import exit_code, sort_by_urgency
from disclosure_gate.reading import Content, judge_content, load_law, read_content
from disclosure_gate.report import Report
from disclosure_gate.stop import BuildStopped, stop
from disclosure_gate.stopwatch import Stopwatch, seconds_since_start
from disclosure_store.background import run_detached
from disclosure_store.judged_site import JudgedSite
from disclosure_store.ledger_folder import LedgerFileError
from disclosure_store.state import open_state
from disclosure_store.trees import BuildInProgress, OutputProblem, SiteTree, hold, lock_file
from disclosure_store.trees.level import spawn_level

PLUGINS = Path(__file__).resolve().parent.parent


@dataclass
class Build:
    """What `open_build` made and `seal` needs. `prose` is where Pelican writes the pages of prose."""

    config: BuildConfig
    content: Content
    judgement: Judgement
    books: Books
    entries: list[Entry]
    site: JudgedSite
    state: sqlite3.Connection
    prose: Path
    watch: Stopwatch
    held: ExitStack
    findings: list[Finding] = field(default_factory=list)

    def close(self) -> None:
        """Let go of locks and files; the site is left as it stands."""
        self.held.close()


def open_build(config: BuildConfig, settings: dict[str, Any], watch: Stopwatch, say: Any) -> Build:
    """Read and judge everything; BuildStopped where going on would publish something false."""
    with ExitStack() as stack:
        build = _open(config, settings, watch, say, stack)
        build.held = stack.pop_all()
        return build


def _open(
    config: BuildConfig, settings: dict[str, Any], watch: Stopwatch, say: Any, stack: ExitStack
) -> Build:
    law = load_law(config)
    state = _open_state(config, say, stack)
    content = read_content(config, law, state, watch)
    books = open_books(config, state)
    judgement = judge_content(config, content, law, books.publications, watch)
    findings = [*judgement.findings, *content.findings, *books.findings]
    if any(finding.severity == "stop" for finding in findings):
        raise BuildStopped(findings)
    entries = draft_book(config, books, judgement)
    tree = stack.enter_context(_open_tree(config, state, say))
    site = JudgedSite(
        judgement=judgement,
        organs=content.organs,
        law=law,
        ledger=books.publications,
        ledger_files=files_after(books, entries),
        state_path=config.state / "state.db",
        tree=tree,
        workers=config.workers,
        publishing=config.publishing,
        settings=settings,
        step=watch.step,
    )
    prose = config.state / "prose"
    shutil.rmtree(prose, ignore_errors=True)
    prose.mkdir(parents=True)
    return Build(config, content, judgement, books, entries, site, state, prose, watch, stack, findings)


def _open_state(config: BuildConfig, say: Any, stack: ExitStack) -> sqlite3.Connection:
    try:
        config.state.mkdir(parents=True, exist_ok=True)
        config.output.parent.mkdir(parents=True, exist_ok=True)
        stack.enter_context(hold([config.state, lock_file(config.output)], config.wait_s, say))
    except BuildInProgress as error:
        raise stop("T15", str(error), "等另一个构建结束后再运行") from None
    except OSError as error:
        message = f"文件夹无法写入（{error.strerror}）：{error.filename}"
        raise stop("T15", message, "检查权限和磁盘空间") from None
    state = open_state(config.state, digest_code())
    stack.callback(state.close)
    return state


def _open_tree(config: BuildConfig, state: sqlite3.Connection, say: Any) -> SiteTree:
    try:
        return SiteTree.open(config.output, state, on_wait=say)
    except OutputProblem as error:
        raise stop_for_output(error) from None


def stop_for_output(error: OutputProblem) -> BuildStopped:
    """A stop because OUTPUT cannot be written or must not be replaced."""
    return stop("T15", str(error), error.remedy)


def digest_code() -> str:
    """What a reading of content depends on besides content: our own code and the libraries that parse."""
    digest = hashlib.sha256(f"{platform.python_version()} {version('pydantic')} {version('pyyaml')}".encode())
    for package in ("disclosure", "disclosure_store"):
        for file in sorted((PLUGINS / package).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def seal(build: Build) -> Report:
    """Count, append to the ledger, swap; BuildStopped where OUTPUT or the ledger cannot be written."""
    tree, watch = build.site.tree, build.watch
    try:
        with watch.step("seal"):
            _take_prose(build)
            _check_pages(build)
            made = tree.changes()
            tree.publish(lambda: write_book(build.config, build.books, build.entries, build.state))
            if build.config.publishing:
                head = build.entries[-1].hash if build.entries else build.books.chain.head
                close_books(build.config, head, build.state)
    except OutputProblem as error:
        raise stop_for_output(error) from None
    except LedgerFileError as error:
        raise stop("T15", f"台账无法写入：{error}", "检查台账文件夹的权限和磁盘空间，然后重新构建") from None
    published_after = seconds_since_start()
    report = make_report(build.config, build.findings, build)
    report.published_after_s = round(published_after, 3)
    report.pages = {
        "made": len(made.added) + len(made.changed),
        "kept": made.unchanged,
        "deleted": len(made.deleted),
    }
    return report


def start_background(build: Build) -> None:
    """What may follow once the site is published, in a process of its own."""
    log = build.config.state / "background.log"
    spawn_level(build.config.output, log)
    if build.site.afterwards:
        run_detached(partial(_run_all, build.site.afterwards), log)


def _run_all(tasks: list[Callable[[], None]]) -> None:
    for task in tasks:
        task()


def make_report(config: BuildConfig, findings: list[Finding], build: Build | None = None) -> Report:
    """The report of a build; without one, of a build that was stopped before it had judged."""
    ordered = sort_by_urgency(findings)
    report = Report(
        as_of=config.as_of,
        exit_code=exit_code(ordered, config.fail_on),
        counts=build.judgement.count() if build else dict.fromkeys(_NO_COUNTS, 0),
        findings=ordered,
    )
    if build:
        law = build.site.law
        report.seconds = build.watch.seconds
        report.due_soon = list_due_soon(
            build.judgement.verdicts, law.calendar, config.as_of, config.due_soon_working_days
        )
        report.organs = {organ.id: organ.short_name or organ.name for organ in build.content.organs}
        report.rules = {rule.id: rule.title for rule in law.rules.values()}
    return report


_NO_COUNTS = ("read", "published", "pending", "withheld", "withdrawn", "ended", "quarantined")


def _take_prose(build: Build) -> None:
    """What Pelican wrote becomes part of the next site, keyed by its own content."""
    for file in sorted(build.prose.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            path, key = file.relative_to(build.prose).as_posix(), hashlib.sha256(data).hexdigest()
            if build.site.tree.is_current(path, key):
                build.site.tree.keep(path)
            else:
                build.site.tree.stage(path, key, data)


def _check_pages(build: Build) -> None:
    """Nothing vanishes: every record that has a page by its verdict has one in the next site."""
    for address in build.site.list_record_addresses():
        if f"{address}index.html" not in build.site.tree:
            raise RuntimeError(f"no page was made for {address}")
