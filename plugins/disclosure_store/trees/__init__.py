"""The two standing trees: the site at its address, and the spare one beside it that a build changes.

* `site_tree.py`   one build's work on them, the only way to OUTPUT; read this first
* `next_site.py`, `standing.py`, `manifest.py`   what the site consists of, and will consist of
* `writer.py`      writes pages into the spare tree, from any process; `page_file.py`, `sweep.py`: file by
file * `debt.py`        the paths in which the trees may differ; `level.py` settles it * `places.py`,
`exchange.py`   where they lie, and how one takes the other's place * `seal.py`        the number that says
which site a tree holds * `locks.py`       one build at a time; `address.py`, `problems.py`   what is refused,
and what is in the way
"""

from disclosure_store.trees.level import level, spawn_level
from disclosure_store.trees.locks import BuildInProgress, die_with_parent, hold
from disclosure_store.trees.next_site import Changes
from disclosure_store.trees.places import lock_file
from disclosure_store.trees.problems import OutputProblem
from disclosure_store.trees.site_tree import SiteTree
from disclosure_store.trees.writer import Writer, Written

__all__ = [
    "BuildInProgress",
    "Changes",
    "OutputProblem",
    "SiteTree",
    "Writer",
    "Written",
    "die_with_parent",
    "hold",
    "level",
    "lock_file",
    "spawn_level",
]
