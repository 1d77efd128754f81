"""A file's bytes to rows for the state: records as columns, their public text, and what is wrong with them.

Runs in worker processes. What is kept of a record is what the judge needs and what may be public: a
private value does not reach the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from disclosure.docket import PlacedFault
from disclosure.duties.attachments import find_in_attachment
from disclosure.duties.hiding import hide_private_columns, hide_texts
from disclosure.duties.privacy import ShownTexts, check_text, holds_private, list_explained
from disclosure.duties.reading import check_record
from disclosure.findings.fault import Fault
from disclosure.privacy.detector import Detector
from disclosure.privacy.names import mask_in_text, remains_split
from disclosure.records.kinds import Kind, kind_named, kind_of_folder
from disclosure.records.record import Record
from disclosure.records.record_id import is_organ_id
from disclosure.records.served import hide_names, list_hidden_names, serve
from disclosure.records.summarising import summarise
from disclosure.records.tombstone import make_tombstone
from disclosure.records.validation import validate
from disclosure.terms import Terms
from disclosure_store.attachments import Review, review_attachments
from disclosure_store.disguise import disguise, is_private_name
from disclosure_store.lockstep import Steps, take_together
from disclosure_store.rendered import read_markdown
from disclosure_store.scan import digest_bytes
from disclosure_store.spoiling import DocumentRows, dump, spoil
from disclosure_store.strict_yaml import BOUNDS, Document, LinedDict, SpoiledDocument, read_stream
from disclosure_store.translation import collect_lines, find_line, translate
from disclosure_store.whole_files import StillWritten, read_whole

_EMPTY = PlacedFault(
    1, Fault("Y1", "", "文件里没有记录（是空的，或只有注释）", "写入记录；不需要的文件请删除")
)
_PRIVATE_NAME = PlacedFault(
    1,
    Fault(
        "M7", "", "文件名或文件夹名里有个人信息（姓名、证件号码等）", "用记录标识作文件名，文件夹按年、月命名"
    ),
)


_UNREADABLE = Fault("Y1", "", "文件无法读取", "请检查文件是否存在、权限是否正确")
_WRITTEN = Fault("Y1", "", "文件一直在被改写，没有读取", "等写完以后再构建")


@dataclass(slots=True)
class FileRows:
    """One file as read: its digest and documents; `documents` is None where the bytes are as known."""

    path: str
    digest: str
    documents: list[DocumentRows] | None
    disguised: str = ""
    """What the path is called where its own names hold a private value; such a file is read every time."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs besides the files: terms, and where copies of attachments go (None: nowhere)."""

    content: Path
    terms: Terms
    copies: Path | None = None


def read_files(reader: Reader, known: Mapping[str, str], paths: Sequence[str]) -> list[FileRows]:
    """Each file's rows; a file whose digest is the `known` one is not parsed again."""
    return take_together(lambda path: _read_file(reader, known, path), paths)


def _read_file(reader: Reader, known: Mapping[str, str], path: str) -> Steps[FileRows]:
    kind = kind_of_folder(path.split("/")[1])
    if kind is None:
        raise ValueError(f"{path} is in the folder of no kind")
    try:
        data = read_whole(f"{reader.content}/{path}", BOUNDS.file_bytes)
    except OSError as error:
        yield 0
        fault = _WRITTEN if isinstance(error, StillWritten) else _UNREADABLE
        return _disguise(
            reader, FileRows(path, "", [spoil(kind, path, 1, [PlacedFault(1, fault)], None, reader.terms)])
        )
    yield len(data)
    digest = digest_bytes(data)
    if known.get(path) == digest:
        return FileRows(path, digest, None)
    documents = []
    for item in read_stream(data, path):
        yield 0
        documents.append((yield from _read_document(kind, path, item, reader)))
    return _disguise(
        reader, FileRows(path, digest, documents or [spoil(kind, path, 1, [_EMPTY], None, reader.terms)])
    )


def _disguise(reader: Reader, rows: FileRows) -> FileRows:
    """The same under another name where the file's own name, or a folder's, must not be told."""
    assert rows.documents is not None
    names = sorted({name for document in rows.documents for name in document.names})
    # an id has been judged for itself (Y6)
    plain = {f"{document.summary.id}.yaml" for document in rows.documents} if not names else set()
    folder, _, file = rows.path.rpartition("/")
    if file in plain and not _is_private_folder(reader.terms.detector, folder):
        return rows

    def is_private(folder: str, part: str) -> bool:
        if part in plain:
            return False
        whole = f"{folder}/{part}"
        return (
            is_private_name(reader.terms.detector, folder, part)
            or mask_in_text(part, names) != part
            or any(remains_split(whole, name) for name in names)
        )

    parts = ["", *rows.path.split("/")]
    if not any(map(is_private, parts, parts[1:])):
        return rows
    shown = disguise(reader.content, rows.path, is_private)
    if shown != rows.path:
        rows.disguised = shown
        for document in rows.documents:
            document.summary = document.summary._replace(path=shown)
            document.faults.append(_PRIVATE_NAME)
    return rows


@lru_cache(maxsize=4096)  # many files lie in few folders
def _is_private_folder(detector: Detector, folder: str) -> bool:
    """Whether the name of a folder on the way there holds a private value."""
    parts = ["", *folder.split("/")]
    return any(is_private_name(detector, above, part) for above, part in pairwise(parts))


def _read_document(
    kind: Kind, path: str, item: Document | SpoiledDocument, reader: Reader
) -> Steps[DocumentRows]:
    if isinstance(item, SpoiledDocument):
        faults = [
            PlacedFault(fault.line, Fault(fault.rule, fault.field or "", fault.message, fault.remedy))
            for fault in item.faults
        ]
        partial = item.partial
        known = translate(partial, kind.model.choose(partial))[0] if isinstance(partial, LinedDict) else None
        return spoil(kind, path, item.line, faults, known, reader.terms)
    assert isinstance(item.value, LinedDict)
    model = kind.model.choose(item.value)
    mapping, unknown = translate(item.value, model)
    outcome = validate(model, mapping)
    if isinstance(outcome, list) or unknown:
        found = [*unknown, *(outcome if isinstance(outcome, list) else [])]
        placed = [PlacedFault(find_line(mapping, fault.field), fault) for fault in found]
        return spoil(kind, path, item.line, placed, mapping, reader.terms)
    yield 0
    return (yield from _good(outcome, mapping, path, item.line, reader))


def _good(record: Record, mapping: LinedDict, path: str, line: int, reader: Reader) -> Steps[DocumentRows]:
    faults = [
        PlacedFault(find_line(mapping, fault.field), fault) for fault in check_record(record, reader.terms)
    ]
    if any(place.fault.field == "id" for place in faults):
        return spoil(kind_named(record.kind), path, line, faults, mapping, reader.terms)
    yield 0
    terms = reader.terms
    served = serve(record, terms.choices)
    review = _review(record, reader)
    faults += [PlacedFault(find_line(mapping, fault.field), fault) for fault in review.faults]
    if review.attachments:
        served["attachments"] = [item._asdict() for item in review.attachments]
    shown = _show(record, served, terms)
    texts = ShownTexts(record, shown, terms, read_markdown)
    found = check_text(texts)
    faults += [PlacedFault(find_line(mapping, fault.field), fault) for fault in found]
    yield 0
    is_broken = holds_private(found)
    # an organ that cannot be one is quarantined later (Y7), and may be anything
    is_hidden = is_broken or _is_left_out(record, terms) or not is_organ_id(record.authority)
    public = dump(shown if record.disclosure.state == "public" and not is_hidden else {})
    attachments = "\n".join("\t".join(map(str, item)) for item in review.attachments)
    summary = summarise(
        record, served, public, path=path, line=line, attachments=attachments, choices=terms.choices
    )
    if is_hidden or summary.state != "public" or summary.withdrawal:
        summary = hide_private_columns(summary, terms)
    if is_hidden:
        summary = hide_texts(summary)._replace(broken=is_broken)
    elif summary.state == "public":
        summary = summary._replace(explained=list_explained(texts))
    names = list_hidden_names(record, terms.choices)
    return DocumentRows(summary, public, dump(collect_lines(mapping)), faults, review.stamps, names)


def _review(record: Record, reader: Reader) -> Review:
    """The attachments of what is public; those of other records are not published."""
    if not record.attachments or record.disclosure.state != "public" or record.withdrawal:
        return Review()
    find = find_in_attachment(record, reader.terms)
    return review_attachments(reader.content, reader.copies, record, find)


def _is_left_out(record: Record, terms: Terms) -> bool:
    party = getattr(record, "party", None)
    return party is not None and terms.choices.leaves_out(record.kind, party.type)


def _show(record: Record, served: dict[str, Any], terms: Terms) -> dict[str, Any]:
    """What the public gets to see of the record, or would if it were public."""
    if record.withdrawal:
        return make_tombstone(record, served, terms.choices)
    if not record.corrections:
        return served
    corrections = {"corrections": [item.model_dump(mode="json") for item in record.corrections]}
    return served | hide_names(record, corrections, terms.choices)
