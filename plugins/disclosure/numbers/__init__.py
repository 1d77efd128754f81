"""文号的连续 (C8): the runs of decision numbers, what is in each, and what is missing.

* `runs.py`     Run, and gather_numbers: every known number at its place
* `starts.py`   from which number on a run is complete
* `gaps.py`     missing stretches, and leaps that are rather a slip of the pen
* `listing.py`  a run as the public sees it
"""

from disclosure.numbers.gaps import Gap, Leap
from disclosure.numbers.listing import (
    ENTRY_STATES,
    Entry,
    EntryState,
    count_states,
    list_entries,
    list_unplaced,
    order_unplaced,
)
from disclosure.numbers.runs import Numbers, Run, gather_numbers

__all__ = [
    "ENTRY_STATES",
    "Entry",
    "EntryState",
    "Gap",
    "Leap",
    "Numbers",
    "Run",
    "count_states",
    "gather_numbers",
    "list_entries",
    "list_unplaced",
    "order_unplaced",
]
