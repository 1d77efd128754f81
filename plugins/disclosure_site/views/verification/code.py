"""QR codes (ISO/IEC 18004) of many addresses that begin alike, drawn by segno, the later ones put together.

segno takes 0.7 ms for a code, more than the rest of a page. But for one version, error level and mask every module
is a sum (exclusive or) of bits of the text: its error correction is linear. So what a single bit of a text changes
is asked of segno once; from then on a code is that of a known text of its length with some of these changes.
"""

from typing import Final, NamedTuple

import segno

from disclosure_site.views.verification.picture import pack_rows, write_picture

_ERROR: Final = "M"
_MASK: Final = 0
_DRAWN_PLAINLY: Final = 64
"""So many codes of a process come from segno as they are: to learn what bits change is worth it for many only."""


class _Known(NamedTuple):
    """A text whose code is known: its version, its modules as packed rows, and how many there are on a side."""

    text: str
    version: int
    rows: int
    size: int


class CodeMaker:
    """Codes of the addresses below `base`; what is no ASCII is not drawn."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._drawn = 0
        self._known: dict[int, _Known] = {}
        self._changes: dict[tuple[int, int, int], int] = {}

    def draw(self, address: str) -> str:
        """A `data:` address of the picture, without the white margin that it needs; "" for what is no ASCII."""
        text = f"{self._base}{address}"
        if not text.isascii():
            return ""
        self._drawn += 1
        found = _ask(text) if self._drawn <= _DRAWN_PLAINLY else self._put_together(text)
        return write_picture(found.rows, found.size)

    def _put_together(self, text: str) -> _Known:
        like = self._known.get(len(text))
        if like is None:
            like = self._known[len(text)] = _ask(text)
        rows = like.rows
        for place, (old, new) in enumerate(zip(like.text, text, strict=True)):
            differing = ord(old) ^ ord(new)
            while differing:
                bit = differing & -differing
                rows ^= self._find_change(like, place, bit)
                differing ^= bit
        return like._replace(text=text, rows=rows)

    def _find_change(self, like: _Known, place: int, bit: int) -> int:
        """What changes with a bit of a text: the same for all texts whose code has the same version."""
        key = like.version, place, bit
        known = self._changes.get(key)
        if known is None:
            other = f"{like.text[:place]}{chr(ord(like.text[place]) ^ bit)}{like.text[place + 1 :]}"
            known = self._changes[key] = like.rows ^ _ask(other).rows
        return known


def _ask(text: str) -> _Known:
    """segno's own code. Always by bytes, never by the shorter ways for digits, whose bits lie otherwise."""
    code = segno.make(
        text.encode("ascii"), mode="byte", error=_ERROR, mask=_MASK, micro=False, boost_error=False
    )
    return _Known(text, int(code.version), pack_rows(list(code.matrix)), len(code.matrix))
