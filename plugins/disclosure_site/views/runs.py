"""A run of decision numbers as rows: a number, a word, and a link where there is something to see."""

from collections import defaultdict
from typing import NamedTuple

from disclosure.numbers import (
    ENTRY_STATES,
    Entry,
    EntryState,
    Run,
    count_states,
    list_entries,
    list_unplaced,
    order_unplaced,
)
from disclosure.records.address import record_address
from disclosure.records.summary import Summary
from disclosure.verdict import Verdict
from disclosure_site.keys import digest

BLOCK = 200
"""Serials on one page: 1 to 200, 201 to 400, …, so that a number that comes changes its own page only."""
_AROUND = 3
WITHDRAWN_WORDS = {
    "变更": "已变更", "撤销": "已撤销", "确认违法": "已确认违法", "确认无效": "已确认无效", "": "已撤回",
}  # fmt: skip


class State(NamedTuple):
    """What a page says of a state."""

    key: EntryState
    word: str
    shape: str
    meaning: str


STATES: dict[EntryState, State] = {
    state.key: state
    for state in (
        State("published", "公开", "", "决定已经公开，点文号查看。"),
        State("pending", "待公开", "○", "决定已经登记，还没有公开。"),
        State("withheld", "依法不予公开", "◆", "决定已经登记，依照法律、行政法规不予公开。"),
        State("withdrawn", "已撤回", "✕", "公开的决定被变更、撤销、确认违法或者确认无效，点文号查看理由。"),
        State("ended", "公示期满", "◷", "公示期已经届满，内容不再显示。"),
        State("void", "作废", "⊘", "这个号没有用于任何决定，机关已经说明原因。"),
        State(
            "unregistered",
            "未登记",
            "？",
            "后一号的决定作出已满 {days} 个工作日，本平台还没有这个号的记录。可能是空号、漏登，"
            "或者是不在本平台公示的决定；这只说明登记情况，不表示机关有违法行为。",
        ),
    )
}


class RunRow(NamedTuple):
    """What the page shows of a number, or of a stretch of unregistered ones."""

    number: str
    state: State
    word: str
    address: str
    reason: str


Place = tuple[int, int]
"""A page of a run: 0 and the number of its block of serials, or 1 and a count for numbers without a serial."""


def key_blocks(run: Run) -> dict[Place, str]:
    """The pages of a run in their order, each with what its rows depend on; asked of every run at every build."""
    parts: dict[Place, list[str]] = defaultdict(list)
    for serial in sorted(run.records):
        place = 0, (serial - 1) // BLOCK
        parts[place] += [_key_record(serial, verdict) for verdict in run.list_at(serial)]
    for serial, reason in sorted(run.voids.items()):
        parts[0, (serial - 1) // BLOCK].append(f"void {serial} {reason}")
    for serial, entry in sorted(run.departed.items()):
        parts[0, (serial - 1) // BLOCK].append(f"departed {serial} {entry.event}")
    for item in run.missing:
        if item.told:
            parts[0, (item.gap.first - 1) // BLOCK].append(f"missing {item.gap}")
    for position, verdict in enumerate(order_unplaced(run)):
        parts[1, position // BLOCK].append(f"{verdict.summary.number} {_key_record(0, verdict)}")
    return {place: digest(*parts[place]) for place in sorted(parts)}


def _key_record(serial: int, verdict: Verdict) -> str:
    summary = verdict.summary
    return f"{serial} {summary.kind} {summary.id} {verdict.outcome} {summary.withdrawal}"


def cut_run(run: Run) -> dict[Place, list[RunRow]]:
    """The rows of each page of a run."""
    blocks: dict[Place, list[RunRow]] = defaultdict(list)
    for entry in list_entries(run):
        blocks[0, (entry.first - 1) // BLOCK].append(_row(entry))
    for position, entry in enumerate(list_unplaced(run)):
        blocks[1, position // BLOCK].append(_row(entry))
    return blocks


def name_block(place: Place) -> str:
    """What a page is called: 1–200."""
    unplaced, block = place
    if unplaced:
        return f"其他编号 {block + 1}" if block else "其他编号"
    return f"{block * BLOCK + 1}–{(block + 1) * BLOCK}"


def _row(entry: Entry) -> RunRow:
    state = STATES[entry.state]
    stretch = "" if entry.first == entry.last else f"至{entry.last}号"
    summary = entry.verdict.summary if entry.verdict else None
    return RunRow(
        entry.number + stretch, state, _word(state, summary),
        record_address(summary) if summary else "", entry.reason,
    )  # fmt: skip


def _word(state: State, summary: Summary | None) -> str:
    if state.key == "withdrawn" and summary is not None:
        return WITHDRAWN_WORDS[summary.withdrawal]
    return state.word


def tally_states(run: Run) -> list[tuple[State, int]]:
    """How many numbers of each state there are, in the order of the states."""
    counts = count_states(run)
    return [(STATES[key], counts[key]) for key in ENTRY_STATES if counts[key]]


def choose_leaves(count: int, current: int) -> list[int]:
    """Which pages to lead to from one: the first, the last, and those around it, so that no page grows long."""
    near = range(max(0, current - _AROUND), min(count, current + _AROUND + 1))
    return sorted({0, count - 1, *near})
