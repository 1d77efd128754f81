"""The Whoosh index: the same search on the machine that builds, for the command line and the search service.

* `schema` `codec` `lists` `columns`: what is kept of a record, and how: posting lists whole, as the browser gets them
* `analysed` `segments` `storage` `building` `forking` `merging`: writing; a commit is one rename
* `leaves` `snapshot`: the index as it was at one commit, for reading
* `phrases` `matching` `filters` `searching` `hits` `similar`: answering

The index is a cache: its folder may be deleted at any time, and is then filled anew from all documents.
"""

from disclosure_search.index.analysed import AnalysedPart, analyse
from disclosure_search.index.building import LockError, build_index, has_index, update_index
from disclosure_search.index.filters import Filters
from disclosure_search.index.hits import Found, Hit
from disclosure_search.index.searching import Search, search_index
from disclosure_search.index.similar import find_similar
from disclosure_search.index.snapshot import STATISTICS, Snapshot, list_ids, open_snapshot

__all__ = [
    "STATISTICS",
    "AnalysedPart",
    "Filters",
    "Found",
    "Hit",
    "LockError",
    "Search",
    "Snapshot",
    "analyse",
    "build_index",
    "find_similar",
    "has_index",
    "list_ids",
    "open_snapshot",
    "search_index",
    "update_index",
]
