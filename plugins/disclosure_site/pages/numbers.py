"""/numbers/: the runs of decision numbers, one page (or several, by serials) for each prefix and year.

A record that comes changes its own run's page, and the index where the count moves.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from disclosure.numbers import Run
from disclosure_site.addresses import address_of_authority, address_of_run, depth_of, file_of, link_to
from disclosure_site.columns import COLUMNS
from disclosure_site.keys import digest
from disclosure_site.pages.authorities import group_runs, order_organ
from disclosure_site.pages.leaves import leaf_address
from disclosure_site.pages.maker import Maker, Texts
from disclosure_site.portal import Portal
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link
from disclosure_site.views.runs import (
    STATES,
    Place,
    RunRow,
    choose_leaves,
    cut_run,
    key_blocks,
    name_block,
    tally_states,
)
from disclosure_store.judged_site import Page

_LIMIT = "C8.gap"


class YearOfRun(NamedTuple):
    """A year of a prefix on the index."""

    address: str
    year: int
    known: int


class NumbersPage(Maker):
    """The index: organs in region order, their prefixes and years."""

    name = "numbers"

    def plan(self) -> Iterator[Page]:
        runs = (
            f"{run.prefix} {run.year} {count_known(run)} {' '.join(run.organs)}" for run in self.portal.runs
        )
        regions = (f"{organ.id} {organ.region} {organ.level}" for organ in self.site.organs)
        yield self.page("numbers/index.html", None, self.portal.names_digest, digest(*runs), *regions)

    def make(self, _order: None, _texts: Texts) -> bytes:
        grouped = group_runs(self.portal.runs)
        groups = [
            (
                Link(address_of_authority(organ.id), organ.name),
                [(prefix, list(map(_year_of, runs))) for prefix, runs in grouped[organ.id].items()],
            )
            for organ in sorted(self.site.organs, key=order_organ)
            if organ.id in grouped
        ]
        head = Head("决定书文号", COLUMNS["numbers"], COLUMNS["numbers"].description, is_column=True)
        return self.frame.render("numbers.html", 1, head, groups=groups)


def _year_of(run: Run) -> YearOfRun:
    return YearOfRun(link_to(address_of_run(run.prefix, run.year)), run.year, count_known(run))


def count_known(run: Run) -> int:
    """How many numbers of a run are registered, the void ones included."""
    return len({*run.records, *run.voids, *run.departed}) + len(run.unplaced)


class RunPages(Maker):
    """Orders are the position of a run, of a page of it, and the places of all its pages."""

    name = "run"

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal)
        self._rows: dict[int, dict[Place, list[RunRow]]] = {}
        """The rows of a run, cut once by each worker that has a page of it to make."""

    def plan(self) -> Iterator[Page]:
        for position, run in enumerate(self.portal.runs):
            keys = key_blocks(run)
            places = list(keys)
            names = (self.portal.organ_names[organ] for organ in run.organs)
            about = digest(run.prefix, str(run.year), str(self._limit_working_days), *names, *run.organs)
            for leaf, place in enumerate(places):
                near = str([(n, places[n]) for n in choose_leaves(len(places), leaf)])
                tally = "" if leaf else str([(state.key, count) for state, count in tally_states(run)])
                path = file_of(self._address(run, leaf))
                yield self.page(path, (position, leaf, places), about, near, tally, keys[place])

    @cached_property
    def _limit_working_days(self) -> int:
        limit = self.site.law.limit(_LIMIT, self.site.judgement.as_of)
        return limit.value if limit else 0

    def _address(self, run: Run, leaf: int) -> str:
        return leaf_address(address_of_run(run.prefix, run.year), leaf + 1)

    def make(self, order: tuple[int, int, list[Place]], _texts: Texts) -> bytes:
        position, leaf, places = order
        run = self.portal.runs[position]
        if position not in self._rows:
            self._rows[position] = cut_run(run)
        words = f"{run.prefix} {run.year}年的文号"
        title = f"{words}（{name_block(places[leaf])}）" if leaf else words
        names = self.portal.organ_names
        head = Head(title, COLUMNS["numbers"], f"{words}：逐号列出公开、待公开、依法不予公开等情况")
        return self.frame.render(
            "run.html",
            depth_of(self._address(run, leaf)),
            head,
            words=title,
            organs=[Link(address_of_authority(organ), names[organ]) for organ in run.organs],
            tally=[] if leaf else tally_states(run),
            rows=self._rows[position][places[leaf]],
            leaves=self._list_leaves(run, places, leaf),
            states=[
                state._replace(meaning=state.meaning.format(days=self._limit_working_days))
                for state in STATES.values()
            ],
        )

    def _list_leaves(self, run: Run, places: list[Place], leaf: int) -> list[Link]:
        """Links to the pages beside this one, which has no address; nothing where there is one page only."""
        return [
            Link("" if n == leaf else link_to(self._address(run, n)), name_block(places[n]))
            for n in choose_leaves(len(places), leaf)
            if len(places) > 1
        ]
