"""The site's folder, all or nothing: OUTPUT holds the last whole site or the next one, whatever happens.

A build changes only the spare tree beside OUTPUT; then both are exchanged in one step. Nothing but this
package writes there. A build that dies leaves the spare tree with a list of what it had touched, and the next
one puts that right.

    with hold([lock_file(output)], wait_s=60), SiteTree.open(output, db) as tree:
        for page in pages:
            if tree.is_current(page.path, page.key):
                tree.keep(page.path)
            else:
                tree.stage(page.path, page.key, page.render())
        tree.publish(append_to_ledger)
    spawn_level(output, log)
"""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from disclosure.privacy.finished import Inspector
from disclosure_store.trees.address import is_file
from disclosure_store.trees.debt import DebtNote, read_debt
from disclosure_store.trees.exchange import is_mount_point, sync
from disclosure_store.trees.level import bring_level, distrust
from disclosure_store.trees.locks import hold
from disclosure_store.trees.manifest import Manifest, Row
from disclosure_store.trees.next_site import Changes, NextSite
from disclosure_store.trees.places import Places, exchange_trees, find_places, heal_places
from disclosure_store.trees.problems import OutputProblem, reporting
from disclosure_store.trees.seal import EMPTY, UNFINISHED, check_ours, read_seal, write_seal
from disclosure_store.trees.standing import Standing
from disclosure_store.trees.sweep import remove, sweep
from disclosure_store.trees.writer import Writer, Written

_LEVELLER_S = 3600.0
"""How long to wait for a spare tree that is being copied: a million files take minutes."""


def _say_nothing(folder: Path) -> None:
    """What a caller hears of a wait for the spare tree unless it asks for more."""


class SiteTree:
    """One build's work on OUTPUT, from `open` to `publish` or `discard`, under the lock of `lock_file`."""

    def __init__(self, places: Places, manifest: Manifest, known: bool, by_link: bool) -> None:
        """Use `open`. `known`: the manifest speaks of the site that stands; else every file is made anew."""
        self._places = places
        self._manifest = manifest
        self._known = known
        self._by_link = by_link
        self._on_wait: Callable[[Path], None] = _say_nothing
        self._over = False
        self._spare_lock = ExitStack()
        self._debt: DebtNote | None = None
        self._inspector: Inspector | None = None
        self.refused: list[Written] = []
        """Files of this build that hold what must not be published: with one of them there is no next site."""
        self._writer: Writer | None = None

    @classmethod
    def open(
        cls,
        output: Path,
        db: sqlite3.Connection,
        *,
        by_link: bool = False,
        on_wait: Callable[[Path], None] = _say_nothing,
        inspector: Inspector | None = None,
    ) -> Self:
        """Settle what a killed build left, and begin. OutputProblem where OUTPUT is not ours to replace.

        `by_link` uses a symbolic link even where folders can be exchanged. `on_wait` is told if the spare
        tree has to be waited for. `inspector` looks every new file through. An open transaction of `db` is
        committed with ours.
        """
        with reporting(output):
            output.parent.mkdir(parents=True, exist_ok=True)
            heal_places(output)
            places = find_places(output, by_link)
            check_ours(places.live)
        manifest = Manifest(db)
        known = manifest.recover(read_seal(places.live))
        if not known:
            manifest.clear()
        tree = cls(places, manifest, known, by_link)
        tree._on_wait = on_wait
        tree._inspector = inspector
        return tree

    @property
    def spare(self) -> Path:
        """The folder the build writes to; ready after `prepare`."""
        return self._places.spare

    def __contains__(self, path: str) -> bool:
        """Whether the next site has `path`, as far as it was recorded."""
        return self._next.has(path)

    def is_current(self, path: str, key: str) -> bool:
        """Whether the standing site has `path`, made from the same."""
        return self._next.is_current(path, key)

    def keep(self, *paths: str) -> None:
        """Take files over as they stand. KeyError where none stands."""
        self._next.keep(*paths)

    def stage(self, path: str, key: str, data: bytes) -> None:
        """Write `path` and record it. ValueError for a path outside the site, or one recorded before."""
        self.record(key, self.writer().write(path, data))

    def writer(self) -> Writer:
        """What workers write with; ask for it before they are forked. Makes the spare tree ready."""
        self.prepare()
        assert self._writer is not None
        return self._writer

    def record(self, key: str, written: Written) -> None:
        """Note what a worker has written. ValueError for a path that was recorded before."""
        self._next.record(Row(written.path, key, written.digest, written.size))
        if written.found:
            self.refused.append(written)

    def obsolete(self) -> list[str]:
        """Paths of the standing site that were neither kept nor recorded: `publish` deletes them."""
        return self._next.obsolete()

    def changes(self) -> Changes:
        """What `publish` would change."""
        return self._next.changes()

    def list_next(self) -> list[str]:
        """Every file of the next site, sorted; after `prepare` they lie in `spare`, what is kept too."""
        return self._next.paths()

    def prepare(self) -> None:
        """Make the spare tree ready to be written: level with the site, or of no account."""
        assert not self._over, "a SiteTree serves one build"
        if self._writer is not None:
            return
        if is_mount_point(self._places.live):
            raise OutputProblem(
                f"输出文件夹“{self._places.output}”是一个挂载点，不能整体替换。",
                "请把磁盘挂载在它的上级文件夹，或者用 -o 指定挂载点里面的一个子文件夹。",
            )
        with reporting(self._places.output):
            self._spare_lock.enter_context(hold([self._places.spare_lock], _LEVELLER_S, self._on_wait))
            if self._known:
                self._begin_debt()
            else:
                distrust(self._places)
        self._writer = Writer(self._places.spare, self._debt, self._inspector)

    def publish(self, before_swap: Callable[[], None]) -> bool:
        """Make the next site the one that stands; whether it differs from the last one.

        `before_swap` is called once, when the next site is whole and on the disk and nothing is public yet.
        If it raises, or anything before the exchange does, the last site stays and the build is discarded.
        """
        assert not self.refused, "what holds private values is never published"
        try:
            if self._known and not self.changes():
                before_swap()
                self._rekey()
                return False
            self._complete()
            before_swap()
            with reporting(self._places.output):
                exchange_trees(self._places, self._by_link)
            # the site stands: by its seal the next build knows what these rows were to say
            with suppress(sqlite3.OperationalError):
                self._manifest.accept()
            return True
        finally:
            self.discard()

    def discard(self) -> None:
        """Leave the site as it is. What was written is noted, and put right before the next build writes."""
        if self._debt is not None:
            self._debt.close()
        if "_next" in self.__dict__:
            self._next.close()
        self._spare_lock.close()
        self._over = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    @cached_property
    def _next(self) -> NextSite:
        if not self._known:
            return NextSite(Standing(()), EMPTY)
        return NextSite(Standing(self._manifest.rows()), self._manifest.seal())

    def _begin_debt(self) -> None:
        bring_level(self._places)
        base = read_seal(self._places.live)
        assert base is not None
        self._debt = DebtNote(self._places.debt)
        self._debt.begin(base)
        write_seal(self._places.spare, UNFINISHED)

    def _rekey(self) -> None:
        """Nothing changed but what files were made from. A spare tree that nobody touched is level again."""
        self._manifest.rekey(self._next.rows())
        debt, seal = read_debt(self._places.debt), read_seal(self._places.live)
        if self._debt is not None and seal is not None and debt is not None and not debt.paths:
            write_seal(self._places.spare, seal)
            self._places.debt.unlink()

    def _complete(self) -> None:
        """Make the spare tree the next site, whole, sealed and on the disk; put down what it consists of."""
        self.prepare()
        deleted, seal = self._next.obsolete(), self._next.seal()
        with reporting(self._places.output):
            self._seal_spare(deleted, seal)
        self._manifest.expect(self._next.rows(), deleted, seal)

    def _seal_spare(self, deleted: list[str], seal: str) -> None:
        if self._debt is not None:
            self._leave_out(self._debt, deleted)
        elif sweep(self._places.spare, self._next.has) != self._next.count():
            raise ValueError("two pages want the same place: one is a file where the other has a folder")
        if self._debt is not None:
            self._debt.seal(seal)
        write_seal(self._places.spare, seal)
        sync(self._places.spare)

    def _leave_out(self, note: DebtNote, deleted: list[str]) -> None:
        """Remove what has gone. Then each path that was touched must be there exactly if the site has it."""
        note.add(deleted)
        for path in deleted:
            remove(self._places.spare, path)
        debt = read_debt(self._places.debt)
        for path in debt.paths if debt else ():
            if is_file(self._places.spare, path) != self._next.has(path):
                raise ValueError(f"two pages want the same place: {path!r}")
