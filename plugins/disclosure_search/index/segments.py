"""Segments: so many records with their columns and posting lists, written whole."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final, TypeAlias

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filetables import OrderedHashWriter
from whoosh.system import pack_ushort

from disclosure_search.documents import SearchDocument
from disclosure_search.index.analysed import PartLike
from disclosure_search.index.lists import encode_list
from disclosure_search.index.schema import BODY, COLUMNS, FACET, HEAD, NUMBER, TERM_FIELDS
from disclosure_search.index.storage import CODEC, Storage
from disclosure_search.nearness import near_keys
from disclosure_search.postings import Run, join_runs, make_run

_PAIR: Final = 2
_values_of: Final = attrgetter(*(field.name for field in fields(SearchDocument)))
_to_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Entry: TypeAlias = tuple[str, bytes, bytes]
"""Field, term, and the value that the codec keeps of it."""


def write_part(storage: Storage, segment: Any, parts: Sequence[PartLike]) -> None:
    """Write the files of a segment of these parts, one after the other."""
    documents = [document for part in parts for document in part.documents]
    write_columns(storage, segment, (list_columns(document) for document in documents))
    write_terms(storage, segment, _list_entries(parts, documents))


def list_columns(document: SearchDocument) -> tuple[int, int, str, str]:
    """What the columns keep of a record, in the order of COLUMNS."""
    return document.amount, number_day(document.date), document.id, _to_json(_values_of(document))


def number_day(day: str) -> int:
    """An ISO day as a number that orders like it: 2026-03-09 is 20260309; 0 where there is none."""
    return int(day.replace("-", "") or 0)


def write_columns(storage: Storage, segment: Any, rows: Iterable[tuple[int, int, str, str]]) -> None:
    """Write the columns of a segment, record by record."""
    names = [W3Codec.column_filename(segment, name) for name in COLUMNS]
    files = [storage.create_file(name) for name in names]
    writers = [column().writer(file) for column, file in zip(COLUMNS.values(), files, strict=True)]
    adders: list[Callable[[int, Any], None]] = [writer.add for writer in writers]
    for number, row in enumerate(rows):
        for add, value in zip(adders, row, strict=True):
            add(number, value)
    for writer, file in zip(writers, files, strict=True):
        writer.finish(segment.doc_count_all())
        file.close()


def load_column(storage: Storage, segment: Any, name: str) -> Any:
    """All values of a column that is read whole."""
    reader: Any = CODEC.per_document_reader(storage, segment)
    values = reader.column_reader(name, COLUMNS[name]()).load()
    reader.close()
    return values


def write_terms(storage: Storage, segment: Any, entries: Iterable[Entry]) -> None:
    """Write the term dictionary of a segment; entries come in the order of TERM_FIELDS, then by term."""
    table: Any = OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
    table.extras["fieldmap"] = {field: number for number, field in enumerate(TERM_FIELDS)}
    prefixes = {field: pack_ushort(number) for number, field in enumerate(TERM_FIELDS)}
    for field, term, value in entries:
        table.add(prefixes[field] + term, value)
    table.close()


def _list_entries(parts: Sequence[PartLike], documents: Sequence[SearchDocument]) -> Iterator[Entry]:
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part.documents))
    yield from _join(BODY, zip(ends, [part.body for part in parts], strict=False))
    yield from _invert(FACET, ([f"{f}={v}" for f, v in dict.fromkeys(d.facets)] for d in documents))
    yield from _join(HEAD, zip(ends, [part.head for part in parts], strict=False))
    yield from _invert(NUMBER, map(_list_keys, documents))


def _list_keys(document: SearchDocument) -> list[str]:
    """Number keys and near keys, which have a sign that no number key has."""
    keys = document.number_keys
    return list(dict.fromkeys((*keys, *(near for key in keys for near in near_keys(key)))))


def _join(field: str, parts: Iterable[tuple[int, Mapping[str, Run]]]) -> Iterator[Entry]:
    """The lists of several parts as one for each term."""
    found: defaultdict[str, list[tuple[int, Run]]] = defaultdict(list)
    for base, lists in parts:
        for term, run in lists.items():
            found[term].append((base, run))
    for term in sorted(found):  # by code point, which is the order of UTF-8 too
        if "=" not in term or len(term) <= _PAIR:
            yield field, term.encode(), encode_list(join_runs(found[term]))


def _invert(field: str, rows: Iterable[Iterable[str]]) -> Iterator[Entry]:
    """The lists of terms that are given record by record."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(rows):
        for term in terms:
            found[term].append(number)
    for term in sorted(found):
        yield field, term.encode(), encode_list(make_run(found[term]))
