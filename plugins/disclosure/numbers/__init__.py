"""文号的连续 (C8): the runs of decision numbers, what is in each, and what is missing.

* `run.py`      Run: the numbers of one prefix and year
* `runs.py`     gather_numbers: every known number at its place
* `doubts.py`   stray numbers that may be the missing ones
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
from disclosure.numbers.run import Run
from disclosure.numbers.runs import Numbers, gather_numbers

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
