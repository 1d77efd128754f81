"""The first half of a build: locks, reading, judging, and the next site made ready to be filled."""

import gc
import hashlib
import platform
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from disclosure.duties.columns import find_blank_columns
from disclosure.duties.imprint import find_on_imprint
from disclosure.judge import Judgement
from disclosure.ledger import Entry
from disclosure.privacy.contacts import list_contacts
from disclosure.privacy.finished import Inspector
from disclosure.records.address import record_address
from disclosure.records.record_id import list_plain_numbers
from disclosure.terms import Terms
from disclosure_gate.account import Account
from disclosure_gate.archive import Editions, draft_corrections, open_archive, plan_editions
from disclosure_gate.bookkeeping import Books, LastDays, chain_book, draft_book, files_after, open_books
from disclosure_gate.config import BuildConfig
from disclosure_gate.obstacles import Guard, stop_for_state, stopping
from disclosure_gate.quotations import leave_out_quotations
from disclosure_gate.reading import (
    PROSE_COPIES,
    check_imprint,
    judge_content,
    load_law,
    load_organs,
    read_content,
)
from disclosure_gate.stop import LOCK, BuildStopped, stop
from disclosure_store.docket import Changes
from disclosure_store.files import empty_folder
from disclosure_store.judged_site import JudgedSite
from disclosure_store.state import close_state, open_state
from disclosure_store.trees import BuildInProgress, SiteTree, hold, lock_file

SayWaiting = Callable[[Path], None]
"""Told of each folder that another build holds."""
PLUGINS = Path(__file__).resolve().parent.parent


_SELDOM = (50_000, 20, 100)


@dataclass(frozen=True)
class Build:
    """A build between its two halves: what the other plugins fill, and what sealing needs."""

    account: Account
    books: Books
    entries: list[Entry]
    """What this build appends to the ledger."""
    editions: Mapping[str, Editions]
    """The files of frozen figures that this build writes, by report."""
    site: JudgedSite
    state: sqlite3.Connection
    changes: Changes
    """What the scan found."""
    prose: tuple[str, ...]
    """Pages of prose that Pelican may read: copies of what was looked through."""
    prose_output: Path
    """Where Pelican writes them."""
    held: ExitStack
    """Locks and files, from the end of the first half on."""

    def close(self) -> None:
        """Let go of locks and files; the site is left as it stands."""
        self.held.close()


def open_build(account: Account, say: SayWaiting, guard: Guard = nullcontext) -> Build:
    """Read and judge everything; BuildStopped where going on would publish something false, or cannot be.

    `guard`: what the other plugins do their work in.
    """
    # a hundred thousand records are tuples of texts: looking for cycles among them is a tenth of a quiet build
    gc.set_threshold(*_SELDOM)
    with stopping(account.config), ExitStack() as stack:
        build = _open(account, say, guard, stack)
        build.held.push(stack.pop_all())
        return build


def _open(account: Account, say: SayWaiting, guard: Guard, stack: ExitStack) -> Build:
    config = account.config
    law = account.law = load_law(config)
    _hold_folders(config, say, stack)
    organs, organ_lines = load_organs(config, law)
    account.organs = organs
    terms = Terms(law, config.choices, list_contacts(organs, config.imprint.contact))
    check_imprint(config, terms)
    state = _open_state(config, terms, stack)
    content = read_content(config, terms, organs, organ_lines, state, account.watch)
    books = open_books(config, state)
    archive = open_archive(config, books, content.docket, law)
    judgement = account.judgement = judge_content(
        config, content, terms, books.publications, archive.latest, account.watch
    )
    account.findings += find_on_imprint(law, config.imprint, config.site_url)
    account.findings += find_blank_columns(law, judgement.verdicts)
    account.findings += [*judgement.findings, *content.findings, *books.findings, *archive.findings]
    if any(finding.severity == "stop" for finding in account.findings):
        raise BuildStopped([])
    pages, quoting = leave_out_quotations(config, terms, judgement, books.publications, state, content.prose)
    account.findings += quoting
    drafts = draft_book(config, books, judgement)
    editions = plan_editions(config, books, judgement, archive, law, drafts)
    drafts += draft_corrections(config, judgement, archive, editions, drafts)
    entries = chain_book(books, drafts) if config.publishing else []
    site = JudgedSite(
        judgement=judgement,
        organs=content.docket.organs,
        law=law,
        choices=config.choices,
        ledger_files=files_after(books, entries),
        state_path=config.state / "state.db",
        tree=stack.enter_context(_open_tree(config, state, say, _make_inspector(terms, judgement))),
        preview=not config.publishing,
        workers=config.workers,
        due_soon_working_days=config.due_soon_working_days,
        next_build_working_days=config.next_build_working_days,
        search_service=config.search_service,
        step=account.watch.step,
        guard=guard,
        editions={**archive.editions, **editions},
        find_last_day=LastDays(books.publications, entries).find,
    )
    prose_output = empty_folder(config.state / "prose")
    prose = tuple(str(config.state / PROSE_COPIES / Path(path).name) for path in pages)
    return Build(
        account, books, entries, editions, site, state, content.changes, prose, prose_output, ExitStack()
    )


def _hold_folders(config: BuildConfig, say: SayWaiting, stack: ExitStack) -> None:
    try:
        config.state.mkdir(parents=True, exist_ok=True)
        config.output.parent.mkdir(parents=True, exist_ok=True)
        stack.enter_context(hold([config.state, lock_file(config.output)], config.wait_s, say))
    except BuildInProgress as error:
        raise stop(LOCK, str(error), "等另一个构建结束后再运行") from None
    except OSError as error:
        raise stop_for_state(config, error) from None


def _open_state(config: BuildConfig, terms: Terms, stack: ExitStack) -> sqlite3.Connection:
    try:
        state = open_state(config.state, f"{digest_code()} {terms.digest}")
    except OSError as error:
        raise stop_for_state(config, error) from None
    stack.callback(close_state, state, config.state)
    return state


def _make_inspector(terms: Terms, judgement: Judgement) -> Inspector:
    """What looks the finished files through; numbers that a record explains may stand where it is shown."""
    pages: dict[str, set[str]] = {}
    for verdict in judgement.verdicts:
        for number in verdict.summary.explained.split():
            pages.setdefault(number, set()).add(record_address(verdict.summary))
    in_ids = {number for verdict in judgement.verdicts for number in list_plain_numbers(verdict.summary.id)}
    return Inspector(terms.detector, pages, in_ids)


def _open_tree(
    config: BuildConfig, state: sqlite3.Connection, say: SayWaiting, inspector: Inspector
) -> SiteTree:
    return SiteTree.open(config.output, state, on_wait=say, inspector=inspector)


def digest_code() -> str:
    """What a reading of content depends on besides content: our own code and the libraries that parse."""
    digest = hashlib.sha256(f"{platform.python_version()} {version('pydantic')} {version('pyyaml')}".encode())
    for package in ("disclosure", "disclosure_store"):
        for file in sorted((PLUGINS / package).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()
