"""What a plain reader of the published records sees of them: the ground on which queries are made and judged.

Taken from the public text alone and with none of the search's own code, so that a field which the search forgets
is missed here.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

_NOT_READ = frozenset(
    {
        "id",
        "authority",
        "corrections",
        "attachments",
        "baseline",
        "decision",
        "previous",
        "revokes",
        "supersedes",
        "to",
    }
)
"""Ids of records, organs and steps; corrections speak of what is no longer there."""


@dataclass(frozen=True)
class PublicRecord:
    """One published record."""

    id: str
    page: str
    """Where peers have it: the file's path below `records/`, without its ending."""
    name: str
    """The party's, "" where there is none."""
    number: str
    """Of the decision."""
    code: str
    """The party's USCC."""
    facts: str
    fields: tuple[str, ...]
    """Every text that a reader sees, one a field."""


def make_public_record(
    record: str, path: str, title: str, organ: str, public: Mapping[str, Any]
) -> PublicRecord:
    """The record in the bench's form; `path` is that of its file, relative to CONTENT."""
    party = public.get("party", {})
    return PublicRecord(
        id=record,
        page=PurePosixPath(path).relative_to("records").with_suffix("").as_posix().lower(),
        name=party.get("name", ""),
        number=public.get("document_number", ""),
        code=party.get("uscc", ""),
        facts=public.get("facts", ""),
        fields=(title, organ, *_texts(public)),
    )


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, item in value.items():
                if name not in _NOT_READ:
                    yield from _texts(item)
        case list():
            for item in value:
                yield from _texts(item)


def save_records(path: Path, records: Iterable[PublicRecord]) -> None:
    """Write one record a line."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(record), ensure_ascii=False) + "\n" for record in records)


def load_records(path: Path) -> list[PublicRecord]:
    """Read what `save_records` has written."""
    with path.open(encoding="utf-8") as file:
        rows = map(json.loads, file)
        return [PublicRecord(**{**row, "fields": tuple(row["fields"])}) for row in rows]
