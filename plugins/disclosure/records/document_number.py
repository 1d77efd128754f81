"""The number of a decision (决定书文号): who decides on what (字轨), the year, the place in that year's run.

The form is that of 党政机关公文格式 (GB/T 9704-2012, 7.2.5): the year in full in 〔〕, the serial without
leading zeros and without 第, then 号. Clerks and citizens write it in many other ways, so numbers are
compared in their normal form; what a page shows is the text as it was served.

>>> normalise("北卫医罚(2026) 第0075")
'北卫医罚〔2026〕75号'
>>> parse("北卫医罚［２０２６］75号")
DocumentNumber(prefix='北卫医罚', year=2026, serial=75, canonical='北卫医罚〔2026〕75号')
>>> same("北卫医罚[2026]75号", "北卫医罚〔2026〕75 号")
True
"""

import re
import unicodedata
from typing import Final, NamedTuple

_OPEN: Final = "([{<〈《「『【〔〖〘〚"
_CLOSE: Final = ")]}>〉》」』】〕〗〙〛"
_FOLD: Final = str.maketrans(
    {
        **dict.fromkeys(_OPEN, "("),
        **dict.fromkeys(_CLOSE, ")"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{chr(small): chr(small - 32) for small in range(ord("a"), ord("z") + 1)},
    }
)
_INVISIBLE: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_VARIATION_SELECTOR: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_YEAR: Final = re.compile(r"\(((?:19|20)[0-9]{2})年?\)")
_CANONICAL: Final = re.compile("([\u4e00-\u9fa5]+)〔((?:19|20)[0-9]{2})〕([1-9][0-9]{0,8})号")
_WRITTEN: Final = re.compile(r"((?:[^\W\d_][\w()\-]*)?)〔([0-9]{4})〕第?([0-9A-Z]+(?:-[0-9A-Z]+)*)号?")
_LEADING_ZEROS: Final = re.compile("(?<![0-9])0+(?=[0-9])")
_SERIAL: Final = re.compile("[1-9][0-9]{0,8}")


class DocumentNumber(NamedTuple):
    """A decision's number (决定书文号) taken apart."""

    prefix: str
    """字轨, in normal form, such as 北卫医罚."""
    year: int
    serial: int | None
    """序号, the place in the run, from 1. None where it is no plain number (A-12, 75-1, 0): such a number
    belongs to its prefix and year but takes no place in the run, so it neither fills a gap nor makes one."""
    canonical: str
    """The whole number in normal form."""


def normalise(text: str) -> str:
    """Bring a number into the form 字轨〔年份〕序号号, from any brackets, widths, spaces, zeros, 第 or 号.

    What has no bracketed year (such as 北卫医罚第2026001号) is only cleaned letter by letter, so that equal
    ones still compare equal. Idempotent; for comparing and searching, not for display.

    >>> normalise("北卫医罚 第２０２６００１号")
    '北卫医罚第2026001号'
    """
    if _CANONICAL.fullmatch(text):
        return text
    cleaned = _YEAR.sub(r"〔\1〕", _clean(text))
    written = _WRITTEN.fullmatch(cleaned)
    if written is None:
        return cleaned
    prefix, year, serial = written.groups()
    return f"{prefix}〔{year}〕{_LEADING_ZEROS.sub('', serial)}号"


def normalise_prefix(text: str) -> str:
    """Bring a 字轨 that stands alone into the form that `DocumentNumber.prefix` has."""
    return _clean(text)


def parse(text: str) -> DocumentNumber | None:
    """Take a number in any spelling apart; None where prefix, bracketed year or serial is missing.

    >>> parse("北卫医罚〔2026〕A-12号").serial is None, parse("北卫医罚第2026001号") is None
    (True, True)
    """
    canonical = normalise(text)
    known = _CANONICAL.fullmatch(canonical)
    if known:
        return DocumentNumber(known[1], int(known[2]), int(known[3]), canonical)
    written = _WRITTEN.fullmatch(canonical)
    if written is None or not written[1]:
        return None
    serial = int(written[3]) if _SERIAL.fullmatch(written[3]) else None
    return DocumentNumber(written[1], int(written[2]), serial, canonical)


def same(one: str, other: str) -> bool:
    """Tell whether two spellings mean one number."""
    return normalise(one) == normalise(other)


def _clean(text: str) -> str:
    """Fold width, brackets, dashes and letter case, and drop what is not seen.

    Decomposed first and composed last: composing before the spaces are gone would not be idempotent.
    """
    apart = _VARIATION_SELECTOR.sub("", unicodedata.normalize("NFKD", text))
    seen = "".join(c for c in apart if unicodedata.category(c) not in _INVISIBLE)
    return unicodedata.normalize("NFC", seen.translate(_FOLD))
