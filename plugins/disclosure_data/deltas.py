"""What happened on each day, by the public ledger: ids and events, no text and no number.

A day's file says what the ledger's entries of that day say, so it stays as it is once the day is over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from disclosure.ledger.line import read_line
from disclosure.records.address import make_address
from disclosure_data.config import FOLDER
from disclosure_data.documents import Document, write_json
from disclosure_data.outlines import digest
from disclosure_store.judged_site import JudgedSite, Page

_YEAR_FILE = re.compile(r"[0-9]{4}\.jsonl")
_DAY = re.compile(rb'"day":"([0-9]{4}-[0-9]{2}-[0-9]{2})"')
DELTAS = f"{FOLDER}/delta"
_MERGE = "merge"


def plan_deltas(site: JudgedSite) -> Iterator[Page]:
    """A file for each day of the ledger, and the list of the days; subjects are the lines of a day."""
    days = _group_lines(site.ledger_files)
    for day, lines in sorted(days.items()):
        yield Page(f"{DELTAS}/{day}.json", digest(b"\n".join(lines).decode()), (day, lines))
    listed = _write_index(days)
    yield Page(f"{DELTAS}/index.json", digest(listed.decode()), listed)


def write_delta(day: str, lines: list[bytes]) -> bytes:
    """A day's file."""
    events = [event for line in lines if (event := _tell(line)) is not None]
    return (write_json({"day": day, "events": events}) + "\n").encode()


def _group_lines(files: Mapping[str, bytes]) -> dict[str, list[bytes]]:
    """The ledger's lines by day, in their order; they are not read, for there may be a million."""
    days: dict[str, list[bytes]] = {}
    names = sorted(name for name in files if _YEAR_FILE.fullmatch(name))
    for line in chain.from_iterable(files[name].splitlines() for name in names):
        if day := _find_day(line):
            days.setdefault(day, []).append(line)
    return days


def _find_day(line: bytes) -> str:
    if found := _DAY.search(line):
        return found[1].decode()
    entry = read_line(line)  # a line in another form says the same
    return "" if isinstance(entry, str) else entry.day.isoformat()


def _tell(line: bytes) -> Document | None:
    entry = read_line(line)
    if isinstance(entry, str) or entry.event == _MERGE:  # of a merge the public learns from the ledger itself
        return None
    address = make_address(entry.kind, entry.record, entry.authority, entry.number or "")
    return {
        "event": entry.event, "id": entry.record, "kind": entry.kind, "authority": entry.authority,
        "address": f"/{address}",
    }  # fmt: skip


def _write_index(days: Mapping[str, list[bytes]]) -> bytes:
    """The days, newest first, each with how many lines the ledger has of it, by event."""
    listed = [
        {"day": day, "path": f"{day}.json", "lines": len(days[day])} for day in sorted(days, reverse=True)
    ]
    return (json.dumps({"days": listed}, ensure_ascii=False, indent=1) + "\n").encode()
