"""What happened on each day, by the public ledger: ids and events, no text and no number.

A day's file says what the ledger's entries of that day say, so it stays as it is once the day is over.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain

from disclosure.ledger.line import read_line
from disclosure.records.address import make_address
from disclosure_data.config import FOLDER
from disclosure_data.documents import write_json
from disclosure_data.outlines import digest
from disclosure_store.judged_site import JudgedSite, Page

_YEAR_FILE = re.compile(r"[0-9]{4}\.jsonl")
_DAY_KEY, _DAY_BYTES = b'"day":"', len("2026-03-02")
_DAY = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINE = re.compile(
    r'\{"at":"[^"]*","authority":"([\w-]+)","day":"[^"]*","digest":"[^"]*","event":"([a-z]+)","kind":"([a-z]+)",'
    r'"number":(?:null|"([^"\\]*)"),"prev":"[^"]*","record":"([\w-]+)"[,}].*'
)
"""A line in canonical form, of which nothing has to be spelled in another way."""
DELTAS = f"{FOLDER}/delta"
_MERGE = "merge"


def plan_deltas(site: JudgedSite) -> Iterator[Page]:
    """A file for each day of the ledger, and the list of the days; subjects are the lines of a day."""
    days = _group_lines(site.ledger_files)
    for day, lines in sorted(days.items()):
        yield Page(
            f"{DELTAS}/{day}.json", blake2b(b"\n".join(lines), digest_size=16).hexdigest(), (day, lines)
        )
    listed = _write_index(days)
    yield Page(f"{DELTAS}/index.json", digest(listed.decode()), listed)


def write_delta(day: str, lines: Sequence[bytes]) -> bytes:
    """A day's file."""
    events = ",".join(filter(None, map(_tell, lines)))
    return f'{{"day":"{day}","events":[{events}]}}\n'.encode()


def _group_lines(files: Mapping[str, bytes]) -> dict[str, list[bytes]]:
    """The ledger's lines by day, in their order; they are not read, for there may be a million."""
    days: dict[bytes, list[bytes]] = defaultdict(list)
    names = sorted(name for name in files if _YEAR_FILE.fullmatch(name))
    for line in chain.from_iterable(files[name].splitlines() for name in names):
        place = line.find(_DAY_KEY) + len(_DAY_KEY)
        days[line[place : place + _DAY_BYTES]].append(line)
    # a line in another form says the same
    for odd in [day for day in days if not _DAY.fullmatch(day)]:
        for line in days.pop(odd):
            entry = read_line(line)
            if not isinstance(entry, str):
                days[entry.day.isoformat().encode()].append(line)
    return {day.decode(): lines for day, lines in days.items()}


def _tell(line: bytes) -> str:
    """An entry as one event; "" for a merge, of which the public learns from the ledger itself."""
    if found := _LINE.fullmatch(line.decode()):
        authority, event, kind, number, record = found.groups()
        address = make_address(kind, record, authority, number or "")
        return f'{{"event":"{event}","id":"{record}","kind":"{kind}","authority":"{authority}","address":"/{address}"}}'
    entry = read_line(line)
    if isinstance(entry, str) or entry.event == _MERGE:
        return ""
    address = make_address(entry.kind, entry.record, entry.authority, entry.number or "")
    event = {"event": entry.event, "id": entry.record, "kind": entry.kind}
    return write_json(event | {"authority": entry.authority, "address": f"/{address}"})


def _write_index(days: Mapping[str, list[bytes]]) -> bytes:
    """The days, newest first, each with how many lines the ledger has of it."""
    listed = [
        {"day": day, "path": f"{day}.json", "lines": len(days[day])} for day in sorted(days, reverse=True)
    ]
    return (json.dumps({"days": listed}, ensure_ascii=False, indent=1) + "\n").encode()
