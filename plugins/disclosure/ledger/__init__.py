"""The publication ledger (台账): an append-only chain that proves on what day a record was first published.

* `entry.py`, `line.py`   one entry; reading and writing its line
* `chain.py`              the chain: heads, appending
* `proof.py`              verify(files): a chain, or everything that is wrong
* `lineage.py`            what a merge entry proves
* `merge.py`              two people's entries become one chain
* `history.py`            what the chain says of each record
* `drafting.py`           what a publishing build adds
* `healing.py`            entries of a killed build
* `problem.py`            what is said to a clerk
"""

from disclosure.ledger.chain import Chain, chain_drafts, missing_head
from disclosure.ledger.entry import EVENTS, PUBLIC_EVENTS, ZERO_HASH, Draft, Entry, Event, Side, render, stamp
from disclosure.ledger.healing import Healing, entries_to_heal
from disclosure.ledger.history import Change, Publication, Publications
from disclosure.ledger.merge import merge
from disclosure.ledger.problem import Broken, LedgerNote, LedgerProblem
from disclosure.ledger.proof import verify

__all__ = [
    "EVENTS",
    "PUBLIC_EVENTS",
    "ZERO_HASH",
    "Broken",
    "Chain",
    "Change",
    "Draft",
    "Entry",
    "Event",
    "Healing",
    "LedgerNote",
    "LedgerProblem",
    "Publication",
    "Publications",
    "Side",
    "chain_drafts",
    "entries_to_heal",
    "merge",
    "missing_head",
    "render",
    "stamp",
    "verify",
]
