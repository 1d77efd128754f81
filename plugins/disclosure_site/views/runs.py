"""A run of decision numbers as rows: a number, a word, and a link where there is something to see."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from disclosure.numbers import ENTRY_STATES, Entry, EntryState, Run, list_entries
from disclosure.records.address import record_address
from disclosure.records.summary import Summary

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


class Block(NamedTuple):
    """The rows of one page and its name: 1–200."""

    words: str
    rows: list[RunRow]


def cut_run(run: Run) -> list[Block]:
    """The pages of a run, at least one; numbers without a place come last."""
    blocks: dict[tuple[int, int], list[RunRow]] = {}
    unplaced = 0
    for entry in list_entries(run):
        place = (0, (entry.first - 1) // BLOCK) if entry.first else (1, unplaced // BLOCK)
        unplaced += not entry.first
        blocks.setdefault(place, []).append(_row(entry))
    return [Block(_name_block(*place), rows) for place, rows in sorted(blocks.items())]


def _name_block(unplaced: int, place: int) -> str:
    if unplaced:
        return f"其他编号 {place + 1}" if place else "其他编号"
    return f"{place * BLOCK + 1}–{(place + 1) * BLOCK}"


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


def tally_states(blocks: Sequence[Block]) -> list[tuple[State, int]]:
    """How many lines of each state there are, in the order of the states; a stretch is one line."""
    counts = Counter(row.state.key for block in blocks for row in block.rows)
    return [(STATES[key], counts[key]) for key in ENTRY_STATES if counts[key]]


def choose_leaves(count: int, current: int) -> list[int]:
    """Which pages to lead to from one: the first, the last, and those around it, so that no page grows long."""
    near = range(max(0, current - _AROUND), min(count, current + _AROUND + 1))
    return sorted({0, count - 1, *near})
