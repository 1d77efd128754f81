"""The text of one record read again from its file: the state keeps none of what is withdrawn."""

from collections.abc import Iterator, Set
from pathlib import Path

from disclosure.choices import Choices
from disclosure.records.kinds import kind_of_folder
from disclosure.records.record import Record
from disclosure.records.served import Served, list_hidden_names, serve
from disclosure.records.validation import validate
from disclosure.terms import Terms
from disclosure_store.disguise import reveal
from disclosure_store.strict_yaml import BOUNDS, Document, LinedDict, read_stream
from disclosure_store.translation import translate

_DEFAULTS = Choices()


def read_served(content: Path, path: str, record_id: str, choices: Choices = _DEFAULTS) -> Served | None:
    """What the public would be served of a record; None where its file is gone or cannot be read as one any more.

    `path` may be a disguised one.
    """
    record = _read_record(content, path, record_id)
    return serve(record, choices) if record else None


def read_hidden_names(content: Path, terms: Terms, path: str, wanted: Set[str]) -> dict[str, list[str]]:
    """The names that the records of these ids in a file hide; none where the file is just being replaced."""
    records = (record for record in _read_records(content, path) if record.id in wanted)
    return {record.id: list_hidden_names(record, terms.choices) for record in records}


def _read_record(content: Path, path: str, record_id: str) -> Record | None:
    return next((record for record in _read_records(content, path) if record.id == record_id), None)


def _read_records(content: Path, path: str) -> Iterator[Record]:
    kind = kind_of_folder(path.split("/")[1])
    try:
        with open(reveal(content, path), "rb") as file:
            data = file.read(BOUNDS.file_bytes)
    except OSError:
        return
    for item in read_stream(data, path) if kind else ():
        if not isinstance(item, Document) or not isinstance(item.value, LinedDict) or kind is None:
            continue
        model = kind.model.choose(item.value)
        record = validate(model, translate(item.value, model)[0])
        if not isinstance(record, list):
            yield record
