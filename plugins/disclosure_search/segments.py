"""The browser's segments in the next site: made again only where a record of their span of time changed."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from disclosure.verdict import Verdict
from disclosure_search.browser_code import put_code
from disclosure_search.collection import group_by_span, key_of, make_document
from disclosure_search.config import ADDRESS, digest_code
from disclosure_search.shards import SegmentSummary, build_manifest, build_segment
from disclosure_store.files import read_json, replace_file
from disclosure_store.judged_site import JudgedSite
from disclosure_store.trees import Written
from disclosure_store.workers import map_batches

MEMO = "search_segments.json"
"""In STATE: what each segment was made of and which files it has. Without it all are made again."""


@dataclass(frozen=True, slots=True)
class Made:
    """A segment of the next site: its key, its line in the manifest, its files."""

    key: str
    summary: SegmentSummary
    paths: tuple[str, ...]


def make_segments(site: JudgedSite) -> int:
    """Bring the search folder of the next site up to date; how many segments had to be made."""
    memo = site.state_path.parent / MEMO
    known = _load(memo)
    code = digest_code()
    spans = group_by_span(site.published, str(site.judgement.as_of.year))
    keys = {span: key_of(verdicts, site.organs_by_id, code) for span, verdicts in spans.items()}
    made = {span: known[span] for span, key in keys.items() if _stands(site, known.get(span), key)}
    for segment in made.values():
        for path in segment.paths:
            site.tree.keep(path)
    stale = [span for span in spans if span not in made]
    for span, segment, files in _build(site, spans, keys, stale):
        made[span] = segment
        for _, written in files:
            site.tree.record(segment.key, written)
    _put_shared(site, [made[span].summary for span in sorted(made)])
    _save(memo, made)
    return len(stale)


def _stands(site: JudgedSite, segment: Made | None, key: str) -> bool:
    return (
        segment is not None
        and segment.key == key
        and all(site.tree.is_current(p, key) for p in segment.paths)
    )


Built = tuple[str, Made, list[tuple[str, Written]]]


def _build(
    site: JudgedSite, spans: dict[str, list[Verdict]], keys: dict[str, str], stale: Sequence[str]
) -> Iterator[Built]:
    if not stale:
        return
    work = partial(_build_some, site, spans, keys, site.tree.writer())
    for built in map_batches(work, stale, site.workers, worth_forking=2, largest_batch=1):
        yield from built


def _build_some(
    site: JudgedSite, spans: dict[str, list[Verdict]], keys: dict[str, str], writer: Any, names: Sequence[str]
) -> list[Built]:
    return [_build_one(site, span, spans[span], keys[span], writer) for span in names]


def _build_one(site: JudgedSite, span: str, verdicts: list[Verdict], key: str, writer: Any) -> Built:
    texts = site.read_public([verdict.summary.row for verdict in verdicts])
    documents = (
        make_document(verdict, public, site.organs_by_id)
        for verdict, (_, public) in zip(verdicts, texts, strict=True)
    )
    segment = build_segment(span, documents)
    files = [
        (path, writer.write(path, data)) for path, data in ((f"{ADDRESS}/{p}", d) for p, d in segment.files)
    ]
    return span, Made(key, segment.summary, tuple(path for path, _ in files)), files


def _put_shared(site: JudgedSite, summaries: Sequence[SegmentSummary]) -> None:
    """The manifest and the code that the browser runs."""
    data = build_manifest(summaries)
    path, key = f"{ADDRESS}/index.json", hashlib.sha256(data).hexdigest()
    if site.tree.is_current(path, key):
        site.tree.keep(path)
    else:
        site.tree.stage(path, key, data)
    put_code(site)


def _load(memo: Path) -> dict[str, Made]:
    """What was made last time; nothing where that is not known."""
    try:
        return {
            span: Made(row["key"], SegmentSummary(**row["summary"]), tuple(row["paths"]))
            for span, row in (read_json(memo) or {}).items()
        }
    except (KeyError, TypeError, AttributeError):
        return {}


def _save(memo: Path, made: dict[str, Made]) -> None:
    replace_file(memo, json.dumps({span: asdict(segment) for span, segment in sorted(made.items())}))
