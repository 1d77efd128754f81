"""A run as the public sees it: each number with one word, and never any text of what is not public."""

from collections import Counter
from typing import Literal, NamedTuple, assert_never, get_args

from disclosure.ledger import Publication
from disclosure.numbers.run import Run
from disclosure.verdict import SHOWN_OUTCOMES, Outcome, Verdict

EntryState = Literal["published", "pending", "withheld", "withdrawn", "ended", "void", "unregistered"]
"""公开 · 待公开 · 依法不予公开 · 已撤回 · 公示期满 · 作废 · 未登记."""
ENTRY_STATES: tuple[EntryState, ...] = get_args(EntryState)


class Entry(NamedTuple):
    """One line of a run: a number, or a stretch of numbers that are 未登记. Serial 0: no place in the run."""

    first: int
    last: int
    number: str
    """In normal form; of a stretch the first."""
    state: EntryState
    verdict: Verdict | None = None
    """The record, where the public may see its page, tombstone or neutral notice."""
    reason: str = ""
    """Why a number is void."""


def list_entries(run: Run) -> list[Entry]:
    """The lines of all numbers that have a place, in the order of their serials."""
    found = [_entry(serial, verdict) for serial in run.records for verdict in run.list_at(serial)]
    found += [
        Entry(serial, serial, spell_number(run, serial), "void", reason=reason)
        for serial, reason in run.voids.items()
        if serial not in run.records
    ]
    found += [
        Entry(serial, serial, spell_number(run, serial), _state_of_departed(entry))
        for serial, entry in run.departed.items()
        if serial not in run.voids
    ]
    found += [
        Entry(item.gap.first, item.gap.last, spell_number(run, item.gap.first), "unregistered")
        for item in run.missing
        if item.told
    ]
    found.sort(key=lambda entry: (entry.first, entry.verdict.summary.id if entry.verdict else ""))
    return found


def list_unplaced(run: Run) -> list[Entry]:
    """The lines of the numbers that have no place in the run."""
    return [_entry(0, verdict) for verdict in order_unplaced(run)]


def order_unplaced(run: Run) -> list[Verdict]:
    """The records whose numbers have no place in the run, by number."""
    return sorted(run.unplaced, key=lambda verdict: (verdict.summary.number, verdict.summary.id))


def count_states(run: Run) -> Counter[EntryState]:
    """How many numbers of each state there are; of a stretch that is 未登记, every number."""
    outcomes = Counter(verdict.outcome for verdict in run.list_verdicts())
    counts: Counter[EntryState] = Counter()
    for outcome, count in outcomes.items():
        counts[_state_of(outcome)] += count
    counts["void"] = len(run.voids.keys() - run.records.keys())
    counts.update(
        _state_of_departed(entry) for serial, entry in run.departed.items() if serial not in run.voids
    )
    counts["unregistered"] = sum(item.gap.size for item in run.missing if item.told)
    return counts


def spell_number(run: Run, serial: int) -> str:
    """The number at a place of the run, in normal form."""
    return f"{run.prefix}〔{run.year}〕{serial}号"


def _entry(serial: int, verdict: Verdict) -> Entry:
    state = _state_of(verdict.outcome)
    shown = verdict if verdict.outcome in SHOWN_OUTCOMES else None
    return Entry(serial, serial, verdict.summary.number, state, shown)


def _state_of(outcome: Outcome) -> EntryState:
    """What is in quarantine is not public yet: the public is told no more."""
    match outcome:
        case "published" | "withdrawn" | "ended" | "withheld" | "pending":
            return outcome
        case "quarantined":
            return "pending"
        case _:
            assert_never(outcome)


def _state_of_departed(entry: Publication) -> EntryState:
    """Gone from content: what was withdrawn or ended stays so; what should still be public is not shown now."""
    match entry.event:
        case "withdrawn":
            return "withdrawn"
        case "ended":
            return "ended"
        case _:
            return "pending"
