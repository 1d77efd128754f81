"""The value that the term dictionary keeps of a term: how many records, and their list as in `postings.py`.

>>> from disclosure_search.postings import make_run
>>> value = encode_list(make_run([0, 1, 300, 70_000]))
>>> count_of(value), numbers_of(value), numbers_of(value, 10)
(4, [0, 1, 300, 70000], [10, 11, 310, 70010])
>>> numbers_of(NOTHING)
[]
"""

import re
from functools import reduce
from itertools import accumulate
from typing import Final

from disclosure_search.postings import Run, encode_number, encode_run

NOTHING: Final = b"\0"
"""Of a term that no record has."""

_GAPS: Final = re.compile(rb"[\x00-\x7f]+|[\x80-\xff]+[\x00-\x7f]")
_MORE: Final = 128


def encode_list(run: Run) -> bytes:
    """Make a value."""
    return encode_number(run[0]) + encode_run(run)


def count_of(value: bytes) -> int:
    """How many records."""
    return _read_count(value)[0]


def numbers_of(value: bytes, base: int = 0) -> list[int]:
    """The records, each moved up by `base`.

    Gaps of one byte, nearly all in any long list, are added up at the speed of C.
    """
    gaps: list[int] = []
    for run in _GAPS.findall(value, _read_count(value)[1]):
        if run[0] < _MORE:
            gaps += run
        else:
            gaps.append(reduce(lambda high, byte: high << 7 | byte & 127, reversed(run), 0))
    numbers = accumulate(gaps, initial=base - 1)
    next(numbers)
    return list(numbers)


def _read_count(value: bytes) -> tuple[int, int]:
    """The number in front, and where it ends."""
    number = shift = 0
    for place, byte in enumerate(value):
        number |= (byte & 127) << shift
        if byte < _MORE:
            return number, place + 1
        shift += 7
    raise ValueError("a number has no end")
