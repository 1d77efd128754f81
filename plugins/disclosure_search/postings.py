"""Lists of record numbers as bytes: the gaps between them, seven bits a byte, lowest first (LEB128).

>>> encode_postings([0, 1, 300]).hex(), encode_number(300).hex()
('0101ab02', 'ac02')
"""

from operator import sub

_ONE_BYTE = 128
_TWO_BYTES = 128 * 128


def encode_number(number: int) -> bytes:
    """Encode one number ≥ 0."""
    if number < _ONE_BYTE:
        return bytes((number,))
    encoded = bytearray()
    while number >= _ONE_BYTE:
        encoded.append(number & 127 | 128)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def encode_postings(ascending: list[int]) -> bytes:
    """Encode record numbers, ascending and distinct; the first gap counts from -1, so no gap is 0."""
    gaps = [ascending[0] + 1, *map(sub, ascending[1:], ascending)]
    if max(gaps) < _ONE_BYTE:
        return bytes(gaps)  # the common case by far, at the speed of C
    if max(gaps) < _TWO_BYTES:
        return b"".join(map(_SHORT.__getitem__, gaps))
    return b"".join(map(encode_number, gaps))


_SHORT = [encode_number(number) for number in range(_TWO_BYTES)]
