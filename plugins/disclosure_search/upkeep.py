"""The Whoosh index in STATE, brought up to date after the site is published, at the cost of what changed."""

import fcntl
import json
import shutil
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

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
from disclosure_search.index_memo import KnownMonth, load_known, save_known
from disclosure_search.parts import cut
from disclosure_search.reading import Reading
from disclosure_search.shelf import Shelf
from disclosure_store.files import replace_file
from disclosure_store.judged_site import JudgedSite

FOLDER = "whoosh"
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
        code = digest_code()
        known, since = load_known(folder, code)
        if ordered_at_ns < since <= now_ns():  # a day to come was written under a wrong clock
            return
        standing = {month: own for month, own in (known or {}).items() if own.key == reading.keys.get(month)}
        if known is not None and len(standing) < len(known):
            # should this build die, nobody must take for known what it has changed
            save_known(folder, code, since, standing)
        fresh = _key_months(reading, standing)
        if known is None or not has_index(folder) or not _update(folder, reading, known, fresh):
            build_index(folder, _read_parts(reading, Shelf(site.state_path.parent)), site.workers)
        replace_file(folder / STATISTICS, json.dumps({"common": common}, ensure_ascii=False))
        save_known(folder, code, ordered_at_ns, standing | fresh)


def now_ns() -> int:
    """The machine's time, to order one build's upkeep after another's."""
    return time.time_ns()


def drop_index(state: Path) -> None:
    """Delete the index."""
    shutil.rmtree(state / FOLDER, ignore_errors=True)


def _key_months(reading: Reading, standing: Mapping[str, KnownMonth]) -> dict[str, KnownMonth]:
    """The months that are not as they are known, with the keys that their records have now."""
    return {
        month: KnownMonth.of(reading.keys[month], {record.id: reading.key([record]) for record in records})
        for month, records in reading.months.items()
        if month not in standing
    }


def _update(
    folder: Path, reading: Reading, known: Mapping[str, KnownMonth], fresh: Mapping[str, KnownMonth]
) -> bool:
    """Bring the index up to date; whether it could be read.

    What is gone is told by the index itself: a build that died may have put in what nobody remembers.
    """
    try:
        there = list_ids(folder)
        wanted = {record.id: record for records in reading.months.values() for record in records}
        changed = _list_changed(known, fresh) | (wanted.keys() - there)
        gone = sorted(there - wanted.keys())
        documents = [wanted[record] for record in sorted(changed)]
        for start in range(0, max(len(documents), 1), _BATCH):
            some = documents[start : start + _BATCH]
            if some or gone:
                update_index(folder, reading.read(some), gone if start == 0 else ())
    except LockError:
        raise
    except Exception:  # whatever a damaged file may do to Whoosh: the index is a cache, and is made anew
        traceback.print_exc()
        return False
    return True


def _list_changed(known: Mapping[str, KnownMonth], fresh: Mapping[str, KnownMonth]) -> set[str]:
    """The ids of records that are not as their month has them, or not known there."""
    changed: set[str] = set()
    for month, now in fresh.items():
        before = known[month].records if month in known else {}
        changed.update(id_ for id_, key in now.records.items() if before.get(id_) != key)
    return changed


def _read_parts(reading: Reading, shelf: Shelf) -> Iterator[AnalysedPart]:
    """Every month, with the analysis that the browser's shards were made of, where it is still there."""
    for month, records in reading.months.items():
        for number, (first, last) in enumerate(cut(len(records))):
            documents = reading.read(records[first:last])
            known = shelf.read_analysis(month, number, reading.stretch_keys[month][number])
            yield (
                AnalysedPart(documents, known.list_head(), known.list_body()) if known else analyse(documents)
            )
