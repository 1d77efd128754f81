"""A run as the public sees it: each number with one word, and never any text of what is not public."""

from typing import Literal, NamedTuple, assert_never, get_args

from disclosure.ledger import Publication
from disclosure.numbers.runs import Run
from disclosure.verdict import Verdict

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
    """All lines in the order of their serials, those without a place last."""
    found = [_entry(serial, verdict) for serial, verdicts in run.records.items() for verdict in verdicts]
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
    return found + [_entry(0, verdict) for verdict in sorted(run.unplaced, key=_order)]


def spell_number(run: Run, serial: int) -> str:
    """The number at a place of the run, in normal form."""
    return f"{run.prefix}〔{run.year}〕{serial}号"


def _order(verdict: Verdict) -> tuple[str, str]:
    return verdict.summary.number, verdict.summary.id


def _entry(serial: int, verdict: Verdict) -> Entry:
    match verdict.outcome:
        case "published" | "withdrawn" | "ended":
            return Entry(serial, serial, verdict.summary.number, verdict.outcome, verdict)
        case "withheld":
            return Entry(serial, serial, verdict.summary.number, "withheld")
        case "pending" | "quarantined":
            return Entry(serial, serial, verdict.summary.number, "pending")
        case _:
            assert_never(verdict.outcome)


def _state_of_departed(entry: Publication) -> EntryState:
    """Gone from content: what was withdrawn or ended stays so; what should still be public is not shown now."""
    match entry.event:
        case "withdrawn":
            return "withdrawn"
        case "ended":
            return "ended"
        case _:
            return "pending"
