"""Whoosh's codec for ready-made posting lists: a term's whole list is one value of the term dictionary.

Whoosh's own codec takes postings one by one, through a sort on disk, at some hundred thousand a second. Here a list
arrives as the bytes that the browser's files hold too (`postings.py`), and is written with one call. Weights,
positions and lengths are not kept: a record has a term or has it not. Whatever Whoosh builds on a codec (readers,
matchers, queries, searchers) works on it.
"""

from collections.abc import Iterator
from typing import Any, Never

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader, W3Segment, W3TermsReader
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from disclosure_search.index.lists import NOTHING, count_of, numbers_of


class ListTermsReader(W3TermsReader):
    """The term dictionary of one segment."""

    def __init__(self, dbfile: Any, length: int) -> None:
        self._dbfile = dbfile
        self._tindex = OrderedHashReader(dbfile, length)
        self._fieldmap = self._tindex.extras["fieldmap"]
        self._fieldunmap = sorted(self._fieldmap, key=self._fieldmap.__getitem__)

    def _key(self, field: str, term: bytes) -> bytes:
        key: bytes = self._keycoder(field, term)  # type: ignore[no-untyped-call]
        return key

    def _split(self, key: bytes) -> tuple[str, bytes]:
        pair: tuple[str, bytes] = self._keydecoder(key)  # type: ignore[no-untyped-call]
        return pair

    def find(self, field: str, term: bytes) -> bytes:
        """The value of a term, `lists.NOTHING` where no record has it."""
        found: bytes = self._tindex.get(self._key(field, term), NOTHING)
        return found

    def numbers(self, field: str, term: bytes, base: int = 0) -> list[int]:
        """The records that have a term, those deleted since included; moved up by `base`."""
        return numbers_of(self.find(field, term), base)

    def values_from(self, field: str, start: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Terms of a field with their values, in order, from the first that is not before `start`."""
        for key, value in self._tindex.items_from(self._key(field, start)):
            found, term = self._split(key)
            if found != field:
                return
            yield term, value

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with what Whoosh wants to know of them."""
        return ((self._split(key), _term_info(value)) for key, value in self._tindex.items())

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The same from one term on."""
        start = self._key(field, prefix)
        return ((self._split(key), _term_info(value)) for key, value in self._tindex.items_from(start))

    def term_info(self, field: str, term: bytes) -> TermInfo:
        """Of one term; TermNotFound where no record has it."""
        value = self.find(field, term)
        if value == NOTHING:
            raise TermNotFound(f"{field}:{term!r}")
        return _term_info(value)

    def frequency(self, field: str, term: bytes) -> int:
        """A term counts once a record."""
        return count_of(self.find(field, term))

    doc_frequency = frequency

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The records of a term for Whoosh's own queries."""
        info, ids = self.term_info(field, term), self.numbers(field, term)
        return ListMatcher(
            ids, format=format_, scorer=scorer, term=(field, term), terminfo=info, all_weights=1.0
        )

    def close(self) -> None:
        """Let go of the file."""
        self._tindex.close()


def _term_info(value: bytes) -> TermInfo:
    count = count_of(value)
    return TermInfo(weight=float(count), df=count, minlength=1, maxlength=1, maxweight=1.0)


class ListCodec(base.Codec):
    """Segments of one term file and a file for each column; written by `segments.py`, as a whole."""

    length_stats = False

    def terms_reader(self, storage: Any, segment: Any) -> ListTermsReader:
        """Open the term dictionary."""
        name = segment.make_filename(W3Codec.TERMS_EXT)
        return ListTermsReader(storage.open_file(name), storage.file_length(name))

    def per_document_reader(self, storage: Any, segment: Any) -> W3PerDocReader:
        """Open the columns."""
        return W3PerDocReader(storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        """A segment with a name of its own and no files yet."""
        return W3Segment(self, indexname)

    def per_document_writer(self, storage: Any, segment: Any) -> Never:
        """There is none."""
        raise NotImplementedError("segments.py writes segments as a whole")

    field_writer = per_document_writer

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Never:
        """There is none."""
        raise NotImplementedError("a posting list is a value of the term dictionary")

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Never:
        """There is none."""
        raise NotImplementedError("a posting list is a value of the term dictionary")
