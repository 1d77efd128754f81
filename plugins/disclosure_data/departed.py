"""The files beside pages on which no record is shown: tombstones, ended displays, and what is gone.

They say what those pages say (`disclosure_site/pages/departed.py`): of a withdrawn record number, organ, event, day,
public reason and replacement, of any other whose it was and nothing else.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from disclosure.duties.presence import Vanished
from disclosure.records.address import record_address
from disclosure.verdict import Verdict
from disclosure_data.documents import Document, write_json
from disclosure_data.outlines import digest
from disclosure_store.judged_site import JudgedSite, Page

FILE = "index.json"
_TOLD = ("document_number", "event", "event_on", "decided_by", "reason")


def plan_departed(site: JudgedSite) -> Iterator[Page]:
    """The files, each with its bytes: they are short, and made as soon as they are thought of."""
    names = {organ.id: organ.name for organ in site.organs}
    shown = {verdict.summary.id: verdict for verdict in site.published}
    withdrawn = [verdict for verdict in site.judgement.verdicts if verdict.outcome == "withdrawn"]
    texts = dict(site.read_public([verdict.summary.row for verdict in withdrawn]))
    for verdict in withdrawn:
        yield _page(_bury(verdict, texts[verdict.summary.row], names, shown))
    for verdict in site.judgement.verdicts:
        if verdict.outcome == "ended":
            summary = verdict.summary
            # what was over before it was ever shown here has not ended here
            state = "ended" if verdict.published_on else "absent"
            address = record_address(summary)
            yield _page(_describe(summary.id, summary.kind, state, address, summary.authority, names))
    for gone in site.judgement.vanished:
        yield _page(_remember(gone, names))


def _page(document: Document) -> Page:
    data = (write_json(document) + "\n").encode()
    return Page(f"{document['address'][1:]}{FILE}", digest(data.decode()), data)


def _describe(
    record: str, kind: str, state: str, address: str, authority: str, names: Mapping[str, str]
) -> Document:
    document = {"id": record, "kind": kind, "state": state, "address": f"/{address}"}
    # an organ that is no longer one has no name to tell
    return document | (
        {"authority": authority, "authority_name": names[authority]} if authority in names else {}
    )


def _bury(
    verdict: Verdict, text: Mapping[str, Any], names: Mapping[str, str], shown: Mapping[str, Verdict]
) -> Document:
    summary = verdict.summary
    document = _describe(
        summary.id, summary.kind, "withdrawn", record_address(summary), summary.authority, names
    )
    document |= {name: text[name] for name in _TOLD if text.get(name)}
    replacement = shown.get(text.get("replaced_by", ""))
    if replacement is not None:
        document["replaced_by"] = replacement.summary.id
        document["replaced_by_address"] = f"/{record_address(replacement.summary)}"
    return document


def _remember(gone: Vanished, names: Mapping[str, str]) -> Document:
    state = gone.event if gone.event in ("withdrawn", "ended") else "absent"
    document = _describe(gone.record, gone.kind, state, gone.address, gone.authority, names)
    if state == "withdrawn":
        number = "" if gone.kind == "report" else gone.number
        document |= ({"document_number": number} if number else {}) | {
            "event": "撤回",
            "event_on": gone.last_day,
        }
    return document
