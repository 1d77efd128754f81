"""Posting lists of many records at once: the terms of `analysis.terms`, all pairs as numbers in one array.

A text's pairs are cut by shifting it by one; sorted together with the records' numbers they are posting lists. A pair
made as a text of its own, looked up and put into a set costs five times as much. Pure.

>>> gather_runs(["卫生", "生a 卫生"])["卫生"] == make_run([0, 1])
True
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from disclosure_search.analysis import HAN, list_words
from disclosure_search.postings import Run, make_run

Codes = NDArray[np.uint64]
"""Characters, or a term in the upper bits and below it (`_RECORD_BITS`) the record that has it."""

_CHARACTER_BITS: Final = 21
_RECORD_BITS: Final = 22
_MOST_RECORDS: Final = 1 << 14
"""At once: so that a gap between two records takes two bytes at most."""
_LOW: Final = 127
_MORE: Final = 128


def gather_runs(texts: Sequence[str], without: Sequence[str] = ()) -> dict[str, Run]:
    """Each term of folded texts with the numbers of those that have it.

    `without`: a text for each; of its terms none is told.
    """
    pairs, words = _list_pairs(texts), [set(list_words(text)) for text in texts]
    if without:
        pairs = pairs[~np.isin(pairs, _list_pairs(without), assume_unique=True)]
        words = [own - set(list_words(other)) for own, other in zip(words, without, strict=True)]
    return dict(_cut_runs(pairs)) | _gather_words(words)


def _list_pairs(texts: Sequence[str]) -> Codes:
    """Every Han character and every pair of neighbours with one, each with its record; ascending, each once."""
    if len(texts) > _MOST_RECORDS:
        raise ValueError(f"{len(texts)} texts are too many at once")
    # a line break is a space: no pair reaches from one text into the next
    joined = np.frombuffer("\n".join([*texts, ""]).encode("utf-32-le"), dtype="<u4")
    records = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(text) + 1 for text in texts])
    codes = joined.astype(np.uint64)
    is_han, is_space = (table[joined] for table in _classify())
    has_han = (is_han[:-1] | is_han[1:]) & ~(is_space[:-1] | is_space[1:])
    pairs = (codes[:-1] << np.uint64(_CHARACTER_BITS) | codes[1:])[has_han]
    found = np.concatenate([codes[is_han], pairs]) << np.uint64(_RECORD_BITS)
    found |= np.concatenate([records[is_han], records[:-1][has_han]])
    # `np.unique` would hash: thirty times as long
    found.sort()
    return found[np.concatenate([[True], found[1:] != found[:-1]])] if len(found) else found


@cache
def _classify() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each character whether it is Han, and whether it is a space."""
    is_han, is_space = np.zeros(0x110000, dtype=np.bool_), np.zeros(0x110000, dtype=np.bool_)
    for first, last in _list_ranges():
        is_han[first : last + 1] = True
    is_space[[code for code in range(0x3001) if chr(code).isspace()]] = True
    return is_han, is_space


def _list_ranges() -> Iterator[tuple[int, int]]:
    """The ranges of `HAN`, both ends included."""
    place = 0
    while place < len(HAN):
        is_range = HAN[place + 1 : place + 2] == "-"
        last = place + 2 if is_range else place
        yield ord(HAN[place]), ord(HAN[last])
        place = last + 1


def _cut_runs(found: Codes) -> Iterator[tuple[str, Run]]:
    """The posting lists of ascending pairs, term by term."""
    if not len(found):
        return
    codes, records = found >> np.uint64(_RECORD_BITS), found & np.uint64((1 << _RECORD_BITS) - 1)
    starts = np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]]))
    ends = np.concatenate([starts[1:], [len(found)]])
    gaps, places = _encode_gaps(records, starts)
    firsts, lasts = records[starts].tolist(), records[ends - 1].tolist()
    edges = zip(places[starts].tolist(), [*places[starts[1:]].tolist(), len(gaps)], strict=True)
    counts = (ends - starts).tolist()
    for term, count, first, last, (start, end) in zip(
        _spell(codes[starts]), counts, firsts, lasts, edges, strict=True
    ):
        yield term, (count, first, last, gaps[start:end])


def _encode_gaps(records: Codes, starts: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """The gaps of all lists as bytes (`postings.py`), and where each record's begins; a list's first has none."""
    gaps = np.diff(records, prepend=np.uint64(0))
    sizes = 1 + (gaps >= _MORE).astype(np.int64)
    sizes[starts] = 0
    places = np.cumsum(sizes) - sizes
    encoded = np.zeros(int(sizes.sum()), dtype=np.uint8)
    one, two = sizes == 1, sizes == 2
    encoded[places[one]] = gaps[one]
    encoded[places[two]] = gaps[two] & np.uint64(_LOW) | np.uint64(_MORE)
    encoded[places[two] + 1] = gaps[two] >> np.uint64(_LOW.bit_length())
    return encoded.tobytes(), places


def _spell(codes: Codes) -> Iterator[str]:
    """The terms: lone characters first, since they are ascending."""
    characters = np.empty((len(codes), 2), dtype="<u4")
    characters[:, 0] = codes >> np.uint64(_CHARACTER_BITS)
    characters[:, 1] = codes & np.uint64((1 << _CHARACTER_BITS) - 1)
    alone = int(np.count_nonzero(characters[:, 0] == 0))
    yield from characters[:alone, 1].tobytes().decode("utf-32-le")
    spelled = characters[alone:].tobytes().decode("utf-32-le")
    yield from map("".join, zip(spelled[::2], spelled[1::2], strict=True))


def _gather_words(words: Sequence[set[str]]) -> dict[str, Run]:
    found: dict[str, list[int]] = {}
    for number, own in enumerate(words):
        for word in own:
            found.setdefault(word, []).append(number)
    return {word: make_run(numbers) for word, numbers in found.items()}
