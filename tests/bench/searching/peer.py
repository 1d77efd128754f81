"""What Pagefind has of the same records: the text of the pages it indexed, and which record a result is."""

import gzip
import html
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.searching.public_records import PublicRecord

_BODY = re.compile(r"<main data-pagefind-body>(.*)</main>", re.S)
_TAG = re.compile(r"<[^>]*>")
_SIGNATURE = b"pagefind_dcd"


def read_pages(output: Path, records: Sequence[PublicRecord]) -> dict[str, tuple[str, ...]]:
    """The texts of each record's page, by record: Pagefind is held against what it was given, not against ours."""
    return {record.id: tuple(_texts(output / record.page / "index.html")) for record in records}


def _texts(page: Path) -> Iterator[str]:
    body = _BODY.search(page.read_text(encoding="utf-8"))
    assert body, f"{page} has nothing to be searched"
    yield from (text for text in map(html.unescape, _TAG.split(body[1])) if text.strip())


def read_results(output: Path, records: Sequence[PublicRecord]) -> dict[str, str]:
    """The record of each result, by the result's own id; pages that are no record are not in it."""
    ids = {record.page: record.id for record in records}
    found = {}
    for file in (output / "pagefind/fragment").iterdir():
        data = gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)
        page = json.loads(data)["url"].strip("/")
        if page in ids:
            found[file.stem] = ids[page]
    return found
