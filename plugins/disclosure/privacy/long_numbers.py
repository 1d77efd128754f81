"""The long numbers of a finished file, found at the cost of copying it: a hundred thousand pages are looked through.

Everything but digits and the signs that people part numbers with becomes a space, then the bytes are split. A regular
expression takes ten times as long over the same page.
"""

import re
from functools import lru_cache
from typing import Final

from disclosure.privacy.numbers import is_mobile
from disclosure.privacy.signs import Signs

_SHORTEST, _LONGEST_HARMLESS = 9, 15
_PARTED = ord("_")
_KEPT: Final = {**{digit: digit for digit in b"0123456789-"}, ord(" "): _PARTED}
_TABLE: Final = bytes(_KEPT.get(byte, ord(" ")) for byte in range(256))
_GROUP: Final = re.compile("[0-9]+")
_LANDLINE: Final = re.compile("(?<![0-9])0[1-9][0-9]{1,2}[_-]?[2-9]")
_HIDING: Final = Signs("\u200b\u200c\u200d\u2060\ufeff\u00ad１２０")
"""Characters that may hide a number. Each mobile and identity number has a 1 or a 2, each landline a 0."""


def hides_numbers(data: bytes) -> bool:
    """Whether a finished text must be folded before it is looked through."""
    return _HIDING.stand_in(data)


def list_long_numbers(data: bytes) -> list[str]:
    """Each number in UTF-8 bytes that may be private, as it is written there, once, in order."""
    pieces = {piece for piece in data.translate(_TABLE).split() if len(piece) >= _SHORTEST}
    suspects = (piece.decode("ascii").strip("_-") for piece in pieces)
    return sorted(piece.replace("_", " ") for piece in suspects if _may_be_private(piece))


@lru_cache(maxsize=8192)
def _may_be_private(piece: str) -> bool:
    """By its length and its groups alone; labels are looked at later.

    Accounts of fewer digits are found in the texts themselves, as they are read: every page bears a site's own numbers.
    """
    if "__" in piece or "--" in piece:
        return any(map(_may_be_private, re.split("__+|--+", piece)))
    groups = _GROUP.findall(piece)
    total = sum(map(len, groups))
    if total < _SHORTEST:
        return False
    if total > _LONGEST_HARMLESS or max(map(len, groups)) == _LONGEST_HARMLESS:
        return True
    return _LANDLINE.search(piece) is not None or _holds_mobile(groups)


def _holds_mobile(groups: list[str]) -> bool:
    places = range(len(groups))
    return any(is_mobile(groups[start : end + 1]) for start in places for end in places[start:])
