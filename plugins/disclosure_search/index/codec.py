"""Whoosh's codec for ready-made posting lists: a term's whole list is one value of the term dictionary.

Whoosh's own codec takes postings one by one, through a sort on disk, at some hundred thousand a second. Here a list
arrives as the bytes that the browser's files hold too (`postings.py`), and is written with one call. Weights,
positions and lengths are not kept: a record has a term or has it not. Whatever Whoosh builds on a codec (readers,
matchers, queries, searchers) works on it.

>>> from disclosure_search.postings import encode_postings
>>> decode_postings(encode_postings([0, 1, 300, 70_000])), decode_postings(encode_postings([3]), 10)
([0, 1, 300, 70000], [13])
"""

import re
from collections.abc import Iterator
from functools import reduce
from itertools import accumulate
from typing import Any

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader, W3Segment, W3TermsReader
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from disclosure_search.postings import encode_number

_GAPS = re.compile(rb"[\x00-\x7f]+|[\x80-\xff]+[\x00-\x7f]")
_MORE = 128


def encode_list(count: int, postings: bytes) -> bytes:
    """A term's value: how many records, and their list."""
    return encode_number(count) + postings


def count_of(value: bytes) -> int:
    """How many records the value of a term lists."""
    return _read_number(value)[0]


def decode_postings(postings: bytes, base: int = 0) -> list[int]:
    """Record numbers from `encode_postings`, each moved up by `base`.

    Gaps of one byte, nearly all in any long list, are added up at the speed of C.
    """
    gaps: list[int] = []
    for run in _GAPS.findall(postings):
        if run[0] < _MORE:
            gaps += run
        else:
            gaps.append(reduce(lambda high, byte: high << 7 | byte & 127, reversed(run), 0))
    numbers = accumulate(gaps, initial=base - 1)
    next(numbers)
    return list(numbers)


def _read_number(value: bytes) -> tuple[int, int]:
    """A LEB128 number at the start of bytes, and where it ends."""
    number = shift = 0
    for place, byte in enumerate(value):
        number |= (byte & 127) << shift
        if byte < _MORE:
            return number, place + 1
        shift += 7
    raise ValueError("a number has no end")


class ListTermsReader(W3TermsReader):  # type: ignore[misc]  # Whoosh's classes have no types here
    """The term dictionary of one segment."""

    def __init__(self, dbfile: Any, length: int) -> None:
        self._dbfile = dbfile
        self._tindex = OrderedHashReader(dbfile, length)
        self._fieldmap = self._tindex.extras["fieldmap"]
        self._fieldunmap = sorted(self._fieldmap, key=self._fieldmap.__getitem__)

    def find(self, field: str, term: bytes) -> bytes:
        """The value of a term, b"\\0" where no record has it."""
        found: bytes = self._tindex.get(self._keycoder(field, term), b"\0")
        return found

    def numbers(self, field: str, term: bytes, base: int = 0) -> list[int]:
        """The records that have a term, those deleted since included; moved up by `base`."""
        value = self.find(field, term)
        return decode_postings(value[_read_number(value)[1] :], base)

    def values_from(self, field: str, start: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Terms of a field with their values, in order, from the first that is not before `start`."""
        for key, value in self._tindex.items_from(self._keycoder(field, start)):
            found, term = self._keydecoder(key)
            if found != field:
                return
            yield term, value

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with what Whoosh wants to know of them."""
        return ((self._keydecoder(key), _term_info(value)) for key, value in self._tindex.items())

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The same from one term on."""
        start = self._keycoder(field, prefix)
        return ((self._keydecoder(key), _term_info(value)) for key, value in self._tindex.items_from(start))

    def term_info(self, field: str, term: bytes) -> TermInfo:
        """Of one term; TermNotFound where no record has it."""
        value = self.find(field, term)
        if value == b"\0":
            raise TermNotFound(f"{field}:{term!r}")
        return _term_info(value)

    def frequency(self, field: str, term: bytes) -> int:
        """A term counts once a record."""
        return count_of(self.find(field, term))

    doc_frequency = frequency

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The records of a term for Whoosh's own queries."""
        info, ids = self.term_info(field, term), self.numbers(field, term)
        matcher: Any = ListMatcher
        return matcher(ids, format=format_, scorer=scorer, term=(field, term), terminfo=info, all_weights=1.0)

    def close(self) -> None:
        """Let go of the file."""
        self._tindex.close()


def _term_info(value: bytes) -> TermInfo:
    info: Any = TermInfo
    count = count_of(value)
    return info(weight=float(count), df=count, minlength=1, maxlength=1, maxweight=1.0)


class ListCodec(base.Codec):  # type: ignore[misc]
    """Segments of one term file and a file for each column; written by `segments.py`, as a whole."""

    length_stats = False

    def terms_reader(self, storage: Any, segment: Any) -> ListTermsReader:
        """Open the term dictionary."""
        name = segment.make_filename(W3Codec.TERMS_EXT)
        return ListTermsReader(storage.open_file(name), storage.file_length(name))

    def per_document_reader(self, storage: Any, segment: Any) -> W3PerDocReader:
        """Open the columns."""
        reader: Any = W3PerDocReader
        return reader(storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        """A segment with a name of its own and no files yet."""
        segment: Any = W3Segment
        return segment(self, indexname)
