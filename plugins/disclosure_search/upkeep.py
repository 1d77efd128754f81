"""The Whoosh index in STATE, brought up to date after the site is published, at the cost of what changed."""

import fcntl
import json
import time
from pathlib import Path

from disclosure.records.address import record_address
from disclosure.verdict import Verdict
from disclosure_search.collection import make_document
from disclosure_search.config import digest_code
from disclosure_search.index import has_index, update_index
from disclosure_store.files import read_json, replace_file
from disclosure_store.judged_site import JudgedSite

FOLDER = "whoosh"
_KNOWN = "known.json"
_BATCH = 20_000


def keep_index(site: JudgedSite, published: list[Verdict], ordered_at_ns: int) -> None:
    """Make the index say what the site says. `ordered_at_ns`: when the site was judged; an older order gives way."""
    folder = site.state_path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    with open(folder / "upkeep.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known, since = _load(folder)
        if since > ordered_at_ns:
            return
        wanted = {verdict.summary.id: _mark(site, verdict) for verdict in published}
        changed = [v for v in published if known.get(v.summary.id) != wanted[v.summary.id]]
        gone = sorted(set(known) - set(wanted))
        for start in range(0, max(len(changed), 1), _BATCH):
            some = changed[start : start + _BATCH]
            texts = site.read_public([verdict.summary.row for verdict in some])
            documents = (
                make_document(verdict, public, site.organs_by_id)
                for verdict, (_, public) in zip(some, texts, strict=True)
            )
            if some or gone:
                update_index(folder, documents, gone if start == 0 else ())
        _save(folder, wanted, ordered_at_ns)


def now_ns() -> int:
    """The machine's time, to order one build's upkeep after another's."""
    return time.time_ns()


def _mark(site: JudgedSite, verdict: Verdict) -> str:
    summary = verdict.summary
    organ = site.organs_by_id[summary.authority].name
    return f"{record_address(summary)} {summary.day} {summary.shown} {organ}"


def _load(folder: Path) -> tuple[dict[str, str], int]:
    """What the index is known to hold; an index of which nothing is known is made anew."""
    try:
        memo = read_json(folder / _KNOWN)
        if memo["code"] == digest_code() and has_index(folder):
            return dict(memo["known"]), int(memo["since"])
    except (ValueError, KeyError, TypeError):
        pass
    for file in folder.iterdir():
        if file.name != "upkeep.lock":
            file.unlink()
    return {}, 0


def _save(folder: Path, known: dict[str, str], since: int) -> None:
    memo = {"code": digest_code(), "since": since, "known": known}
    replace_file(folder / _KNOWN, json.dumps(memo))
