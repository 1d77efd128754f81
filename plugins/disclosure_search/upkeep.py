"""The Whoosh index in STATE, brought up to date after the site is published, at the cost of what changed."""

import fcntl
import json
import shutil
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from disclosure_search.collection import Outline
from disclosure_search.config import digest_code
from disclosure_search.index import (
    STATISTICS,
    AnalysedPart,
    LockError,
    analyse,
    build_index,
    has_index,
    list_ids,
    update_index,
)
from disclosure_search.parts import cut
from disclosure_search.reading import Reading
from disclosure_search.shelf import Shelf
from disclosure_store.files import read_json, replace_file
from disclosure_store.judged_site import JudgedSite

FOLDER = "whoosh"
_KNOWN = "known.json"
_BATCH = 20_000


def keep_index(site: JudgedSite, reading: Reading, common: Sequence[str], ordered_at_ns: int) -> None:
    """Make the index say what the site says.

    `common`: the manifest's, so that both rank alike; `ordered_at_ns`: when the site was judged: an older order
    gives way.
    """
    folder = site.state_path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    with open(folder / "upkeep.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known, since = _load(folder)
        if ordered_at_ns < since <= now_ns():  # a day to come was written under a wrong clock
            return
        records = [record for month in reading.months.values() for record in month]
        wanted = {record.id: reading.key([record]) for record in records}
        if known is None or not _update(records, folder, reading, known, wanted):
            build_index(folder, _read_parts(reading, Shelf(site.state_path.parent)), site.workers)
        replace_file(folder / STATISTICS, json.dumps({"common": common}, ensure_ascii=False))
        _save(folder, wanted, ordered_at_ns)


def now_ns() -> int:
    """The machine's time, to order one build's upkeep after another's."""
    return time.time_ns()


def drop_index(state: Path) -> None:
    """Delete the index."""
    shutil.rmtree(state / FOLDER, ignore_errors=True)


def _update(
    records: Sequence[Outline], folder: Path, reading: Reading, known: dict[str, str], wanted: dict[str, str]
) -> bool:
    """Bring the index up to date; whether it could be read.

    What is gone is told by the index itself: a build that died may have put in what nobody remembers.
    """
    try:
        there = list_ids(folder)
        changed = [r for r in records if known.get(r.id) != wanted[r.id] or r.id not in there]
        gone = sorted(there - set(wanted))
        for start in range(0, max(len(changed), 1), _BATCH):
            some = changed[start : start + _BATCH]
            if some or gone:
                update_index(folder, reading.read(some), gone if start == 0 else ())
    except LockError:
        raise
    except Exception:  # whatever a damaged file may do to Whoosh: the index is a cache, and is made anew
        traceback.print_exc()
        return False
    return True


def _read_parts(reading: Reading, shelf: Shelf) -> Iterator[AnalysedPart]:
    """Every month, with the analysis that the browser's shards were made of, where it is still there."""
    for month, records in reading.months.items():
        for number, (first, last) in enumerate(cut(len(records))):
            documents = reading.read(records[first:last])
            known = shelf.read_analysis(month, number, reading.keys[month])
            yield AnalysedPart(documents, known.head, known.body) if known else analyse(documents)


def _load(folder: Path) -> tuple[dict[str, str] | None, int]:
    """What the index is known to hold; None where that is not known, and it has to be made anew."""
    try:
        memo = read_json(folder / _KNOWN)
        if memo["code"] == digest_code() and has_index(folder):
            return dict(memo["known"]), int(memo["since"])
    except (ValueError, KeyError, TypeError):
        pass
    return None, 0


def _save(folder: Path, known: dict[str, str], since: int) -> None:
    memo = {"code": digest_code(), "since": since, "known": known}
    replace_file(folder / _KNOWN, json.dumps(memo))
