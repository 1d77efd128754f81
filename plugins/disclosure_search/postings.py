"""Lists of record numbers as bytes: the gaps between them, seven bits a byte, lowest first (LEB128).

>>> encode_run(make_run([0, 1, 300])).hex(), encode_number(300).hex()
('0101ab02', 'ac02')
>>> join_runs([(0, make_run([0, 2])), (10, make_run([1]))]) == make_run([0, 2, 11])
True
"""

from collections.abc import Sequence
from operator import sub
from typing import TypeAlias

_ONE_BYTE = 128
_TWO_BYTES = 128 * 128

Run: TypeAlias = tuple[int, int, int, bytes]
"""A list that others can be joined to: how many, the first, the last, and the gaps after the first as bytes."""


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


def make_run(ascending: Sequence[int]) -> Run:
    """A list of record numbers, ascending and distinct, as a run."""
    count = len(ascending)
    return count, ascending[0], ascending[-1], _encode_gaps(ascending) if count > 1 else b""


def encode_run(run: Run) -> bytes:
    """The whole list as bytes; the first gap counts from -1, so that no gap is 0."""
    return encode_number(run[1] + 1) + run[3]


def join_runs(runs: Sequence[tuple[int, Run]]) -> Run:
    """Lists one after the other, each moved up by its base, as one run."""
    if len(runs) == 1:
        base, (count, first, last, gaps) = runs[0]
        return count, base + first, base + last, gaps
    start = runs[0][0] + runs[0][1][1]
    total, before, parts = 0, -1, []
    for base, (count, first, last, gaps) in runs:
        if total:
            parts.append(encode_number(base + first - before))
        parts.append(gaps)
        total, before = total + count, base + last
    return total, start, before, b"".join(parts)


def _encode_gaps(ascending: Sequence[int]) -> bytes:
    gaps = list(map(sub, ascending[1:], ascending))
    widest = max(gaps)
    if widest < _ONE_BYTE:
        return bytes(gaps)  # the common case by far, at the speed of C
    if widest < _TWO_BYTES:
        return b"".join(map(_SHORT.__getitem__, gaps))
    return b"".join(map(encode_number, gaps))


_ONE = [bytes((number,)) for number in range(_ONE_BYTE)]
_SHORT = [encode_number(number) for number in range(_TWO_BYTES)]
"""What does not have to be computed again and again."""
