"""The index that the service answers from: the last commit, opened again when there is a later one."""

import threading
from pathlib import Path

from disclosure_search.index import Snapshot, open_snapshot


class StandingIndex:
    """Threads share it; each request asks it once and keeps what it got."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def get(self) -> Snapshot | None:
        """The last commit, None where there is no index."""
        snapshot = self._snapshot
        if snapshot is not None and snapshot.is_current():
            return snapshot
        with self._lock:
            if self._snapshot is None or not self._snapshot.is_current():
                self._snapshot = open_snapshot(self._folder)
            return self._snapshot
