"""The posting lists of many records at once: each term of each record becomes one number, and the numbers are sorted.

The same lists as from `analysis.terms`, which says what a term is, for a third of the time: what is done here to all
characters of a thousand records at once is done there to each.
"""

import os
import re
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

# Of numpy's own libraries nothing is used here, but one starts threads when it is loaded, and a build forks.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray

from disclosure_search.analysis import has_han, is_word_character
from disclosure_search.documents import SearchDocument
from disclosure_search.postings import Run

Numbers: TypeAlias = NDArray[np.uint64]
"""Each: a term, below it (`_OWNER_BITS`) twice the record, and 1 where it stands in the body."""

_OWNER_BITS: Final = np.uint64(21)
_CHARACTER_BITS: Final = np.uint64(21)
_WORD: Final = np.uint64(1 << 42)
"""A term is one character or two, the first in the upper bits, or this and the number of a word."""
_FIELD: Final = np.uint64(1)
_CODES: Final = 0x110000
_SPACE, _SIGN, _LETTER, _HAN = range(4)
_BYTE_BITS, _MORE = 7, 128
_is_space: Final = re.compile(r"\s").match

np.empty(
    31 << 20, np.uint8
)  # gone at once: from then on glibc keeps freed memory of that size for the next array


def collect_runs(documents: Sequence[SearchDocument]) -> tuple[dict[str, Run], dict[str, Run]]:
    """The lists of the terms in the head, and of those in the body alone."""
    texts = [text for document in documents for text in (document.head, document.body)]
    whole = "".join(f"{text}\n" for text in texts)
    codes = np.frombuffer(whole.encode("utf-32-le"), "<u4")
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(text) + 1 for text in texts])
    kinds = _classify(codes)
    words: dict[str, int] = {}
    found = np.concatenate((_list_han(codes, kinds, owners), _list_words(whole, kinds, owners, words)))
    found.sort()
    # of a record's head and body the head comes first, and counts
    found = found[_mark_first(found >> _FIELD)]
    in_body = (found & _FIELD).astype(bool)
    names = list(words)
    return _make_runs(found[~in_body], names), _make_runs(found[in_body], names)


def _classify(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """What each character is; asked once of each that occurs."""
    table = np.zeros(_CODES, np.uint8)
    table[codes] = 1
    present = np.flatnonzero(table)
    table[present] = [_kind_of(chr(code)) for code in present.tolist()]
    return table[codes]


def _kind_of(character: str) -> int:
    if has_han(character):
        return _HAN
    if _is_space(character):
        return _SPACE
    return _LETTER if is_word_character(character) else _SIGN


def _list_han(codes: NDArray[np.uint32], kinds: NDArray[np.uint8], owners: Numbers) -> Numbers:
    """Han characters, and pairs of neighbours with one."""
    han, solid = kinds == _HAN, kinds != _SPACE
    first = codes.astype(np.uint64) << _CHARACTER_BITS
    pairs = np.flatnonzero((han[:-1] & solid[1:]) | (solid[:-1] & han[1:]))
    return np.concatenate(
        (
            first[han] << _OWNER_BITS | owners[han],
            (first[pairs] | codes[pairs + 1]) << _OWNER_BITS | owners[pairs],
        )
    )


def _list_words(whole: str, kinds: NDArray[np.uint8], owners: Numbers, words: dict[str, int]) -> Numbers:
    """Runs of letters and digits; each new one gets its number in `words`."""
    edges = np.flatnonzero(np.diff(kinds == _LETTER, prepend=False))  # the last character is a line break
    starts, ends = edges[::2], edges[1::2]
    found = (whole[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True))
    numbers = np.fromiter((words.setdefault(word, len(words)) for word in found), np.uint64, len(starts))
    return (_WORD | numbers) << _OWNER_BITS | owners[starts]


def _mark_first(ascending: Numbers) -> NDArray[np.bool]:
    """Where a number is not the one before it."""
    return np.diff(ascending, prepend=~ascending[:1]).astype(bool)


def _make_runs(found: Numbers, words: Sequence[str]) -> dict[str, Run]:
    """The lists of one field's terms."""
    terms = found >> _OWNER_BITS
    records = (found >> _FIELD).astype(np.int64) & ((1 << int(_OWNER_BITS - _FIELD)) - 1)
    starts = np.flatnonzero(_mark_first(terms))
    lasts = np.append(starts[1:], len(found))[: len(starts)] - 1
    gaps, ends = _encode_gaps(np.diff(records, prepend=0), starts)
    cuts = zip(ends[starts].tolist(), ends[lasts].tolist(), strict=True)
    columns: list[Any] = [(lasts - starts + 1).tolist(), records[starts].tolist(), records[lasts].tolist()]
    runs = zip(*columns, (gaps[start:end] for start, end in cuts), strict=True)
    return dict(zip(_name_terms(terms[starts], words), runs, strict=True))


def _encode_gaps(gaps: NDArray[np.int64], starts: NDArray[np.intp]) -> tuple[bytes, NDArray[np.int64]]:
    """All gaps as LEB128 but those that lead to a list's first record; where each of them ends."""
    sizes = 1 + (gaps >= _MORE).astype(np.int64) + (gaps >= _MORE * _MORE)
    sizes[starts] = 0
    ends = np.cumsum(sizes)
    encoded = np.zeros(ends[-1] if len(ends) else 0, np.uint8)
    for place in range(sizes.max(initial=0)):
        has = np.flatnonzero(sizes > place)
        more = sizes[has] > place + 1
        encoded[ends[has] - sizes[has] + place] = gaps[has] >> _BYTE_BITS * place & _MORE - 1 | more * _MORE
    return encoded.tobytes(), ends


def _name_terms(terms: Numbers, words: Sequence[str]) -> list[str]:
    numbers = terms[terms >= _WORD] ^ _WORD
    pairs = terms[: len(terms) - len(numbers)]
    characters = np.stack((pairs >> _CHARACTER_BITS, pairs & ((1 << int(_CHARACTER_BITS)) - 1)), axis=1)
    text = characters.astype("<u4").tobytes().decode("utf-32-le")
    found = [text[place : place + 2].rstrip("\0") for place in range(0, len(text), 2)]
    return found + [words[number] for number in numbers.tolist()]
