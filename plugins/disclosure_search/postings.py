"""Lists of record numbers as bytes: the gaps between them, seven bits a byte, lowest first (LEB128).

>>> encode_postings([0, 1, 300]).hex(), encode_number(300).hex()
('0101ab02', 'ac02')
>>> newer, older = summarise_postings([0, 2]), summarise_postings([1])
>>> join_postings([(0, newer), (10, older)]) == (3, encode_postings([0, 2, 11]))
True
"""

from collections.abc import Iterable, Sequence
from operator import sub
from typing import TypeAlias

_ONE_BYTE = 128
_TWO_BYTES = 128 * 128

Run: TypeAlias = tuple[int, int, int, bytes]
"""A list that can be joined to others: how many, the first, the last, and the gaps after the first as bytes."""


def encode_number(number: int) -> bytes:
    """Encode one number ≥ 0."""
    if number < _ONE_BYTE:
        return _ONE[number]
    encoded = bytearray()
    while number >= _ONE_BYTE:
        encoded.append(number & 127 | 128)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def encode_postings(ascending: Sequence[int]) -> bytes:
    """Encode record numbers, ascending and distinct; the first gap counts from -1, so no gap is 0."""
    return encode_number(ascending[0] + 1) + _encode_gaps(ascending)


def summarise_postings(ascending: Sequence[int]) -> Run:
    """The same list in the form in which it can be joined to others."""
    count = len(ascending)
    return count, ascending[0], ascending[-1], _encode_gaps(ascending) if count > 1 else b""


def join_postings(runs: Iterable[tuple[int, Run]]) -> tuple[int, bytes]:
    """How many, and the encoded list, of lists one after the other, each moved up by its base."""
    total, last, parts = 0, -1, []
    for base, (count, first, final, gaps) in runs:
        parts.append(encode_number(base + first - last))
        parts.append(gaps)
        total, last = total + count, base + final
    return total, b"".join(parts)


def _encode_gaps(ascending: Sequence[int]) -> bytes:
    gaps = list(map(sub, ascending[1:], ascending))
    if not gaps:
        return b""
    widest = max(gaps)
    if widest < _ONE_BYTE:
        return bytes(gaps)  # the common case by far, at the speed of C
    if widest < _TWO_BYTES:
        return b"".join(map(_SHORT.__getitem__, gaps))
    return b"".join(map(encode_number, gaps))


_ONE = [bytes((number,)) for number in range(_ONE_BYTE)]
_SHORT = [encode_number(number) for number in range(_TWO_BYTES)]
"""What does not have to be computed again and again."""
