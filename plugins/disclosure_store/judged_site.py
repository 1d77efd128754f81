"""The one value that the gate hands to the other plugins: content as judged, and the next site to fill.

A plugin cannot show a record that was not judged, because it has nothing else to show.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from disclosure.choices import Choices
from disclosure.judge import Judgement
from disclosure.law import Law
from disclosure.records.address import record_address
from disclosure.records.authority import Authority
from disclosure.statistics.yearly.editions import Edition
from disclosure.verdict import SHOWN_OUTCOMES, Verdict
from disclosure_store.attachments import copy_of
from disclosure_store.loading import load_public
from disclosure_store.state import COPIES, open_readonly
from disclosure_store.trees import SiteTree, Written
from disclosure_store.workers import map_batches, mark_item

_MADE_AT_ONCE = 40_000
"""Files between two forks: what a worker looks at of what it was born with becomes its own, and is never given back."""
SETTING = "DISCLOSURE_SITE"
"""The one key of Pelican's settings that carries this value from the gate to the other plugins."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the next site: where it goes, what it is made of, and what its maker needs to make it.

    `key` is a digest of everything that the bytes depend on; a file whose key is as before is taken over.
    `subject` is whatever the maker wants back (picklable where there are many).
    """

    path: str
    key: str
    subject: Any = None


@dataclass(frozen=True)
class JudgedSite:
    """Content as judged on one day, read-only, and the next site."""

    judgement: Judgement
    organs: Sequence[Authority]
    law: Law
    choices: Choices
    ledger_files: Mapping[str, bytes]
    """The ledger as it will be after this build: file name → bytes."""
    state_path: Path
    tree: SiteTree
    preview: bool
    """Whether the site is built without being published: its ledger page may run ahead of what was."""
    workers: int
    due_soon_working_days: int
    """How far ahead lists of what falls due look."""
    next_build_working_days: int = 1
    """Within how many working days the next build is promised."""
    search_service: str = ""
    """Where the search service answers, without a slash at the end; "" where there is none."""
    step: Callable[[str], AbstractContextManager[None]] = lambda _name: nullcontext()
    """Times a block under a name for the build's report."""
    guard: Callable[[], AbstractContextManager[None]] = nullcontext
    """Work goes on within it: a full disk, or a worker that died, ends the build there with a clear message."""
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    """What is to be done once the site is published, in a process of its own."""
    editions: Mapping[str, Sequence[Edition]] = field(default_factory=dict)
    """The figures that yearly reports were published with, this build's own included, oldest first, by report."""
    find_last_day: Callable[[str], str] = lambda _record: ""
    """The ISO day of a record's last line in the ledger as it will be after this build."""

    @cached_property
    def organs_by_id(self) -> dict[str, Authority]:
        """The organs by id."""
        return {organ.id: organ for organ in self.organs}

    @cached_property
    def published(self) -> list[Verdict]:
        """The verdicts of all records that are shown, in the docket's order (kind, id)."""
        return [verdict for verdict in self.judgement.verdicts if verdict.outcome == "published"]

    @property
    def next_build(self) -> date:
        """The last day on which the next build may come without breaking the promise."""
        return self.law.calendar.add_working_days(self.judgement.as_of, self.next_build_working_days).due

    def list_record_addresses(self) -> Iterator[str]:
        """Every address at which this build must have the page of a record, a tombstone or a neutral notice."""
        for verdict in self.judgement.verdicts:
            if verdict.outcome in SHOWN_OUTCOMES:
                yield record_address(verdict.summary)
        for item in self.judgement.vanished:
            yield item.address

    def read_public(self, rows: Sequence[int]) -> Iterator[tuple[int, dict[str, Any]]]:
        """The public text of records by row (`Summary.row`); opens its own connection, so workers may call it."""
        connection = open_readonly(self.state_path)
        try:
            yield from load_public(connection, rows)
        finally:
            connection.close()

    def read_attachment(self, digest: str) -> bytes:
        """An attachment as it was looked through: the copy in STATE."""
        return copy_of(self.state_path.parent / COPIES, digest).read_bytes()

    def make(
        self, pages: Iterable[Page], render: Callable[[Sequence[Page]], Iterable[tuple[Page, bytes]]]
    ) -> int:
        """Bring the next site's files up to date, on all cores; how many had to be made.

        `render` gets a batch of pages and gives each with its bytes. It runs in forked workers.
        """
        made = 0
        for stale in self._list_stale(pages):
            self._make_some(stale, render)
            made += len(stale)
        return made

    def _list_stale(self, pages: Iterable[Page]) -> Iterator[list[Page]]:
        """What has to be made, so many at once; the rest is kept."""
        stale: list[Page] = []
        for page in pages:
            if self.tree.is_current(page.path, page.key):
                self.tree.keep(page.path)
                continue
            stale.append(page)
            if len(stale) == _MADE_AT_ONCE:
                yield stale
                stale = []
        if stale:
            yield stale

    def _make_some(
        self, stale: Sequence[Page], render: Callable[[Sequence[Page]], Iterable[tuple[Page, bytes]]]
    ) -> None:
        writer = self.tree.writer()

        def work(batch: Sequence[Page]) -> list[tuple[str, Written]]:
            done = []
            for page, data in render(batch):
                done.append((page.key, writer.write(page.path, data)))
                mark_item(min(len(done), len(batch) - 1))
            return done

        for facts in map_batches(work, stale, self.workers, lambda page: page.path):
            for key, written in facts:
                self.tree.record(key, written)
