"""The two standing trees: the site at its address, and the spare one beside it that a build changes.

* `site_tree.py`      one build's work on them, the only way to OUTPUT; read this first
* `next_site.py`      what the site will consist of
* `standing.py`       what it consists of now
* `manifest.py`       paths with key, digest and size, and how they are kept
* `writer.py`         writes pages into the spare tree, from any process
* `page_file.py`      one page as a file
* `sweep.py`          takes away what is left over
* `debt.py`           the paths in which the trees may differ
* `level.py`          settles the debt
* `places.py`         where the trees lie
* `exchange.py`       how one takes the other's place
* `seal.py`           the number that says which site a tree holds
* `locks.py`          one build at a time
* `address.py`        which paths are refused
* `problems.py`       what is in the way, said to a clerk
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
