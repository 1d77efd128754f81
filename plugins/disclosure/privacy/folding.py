"""One spelling for what can be written in many: the text as it is searched for private values, never shown.

>>> fold("手机：１３９００００－１２３４，尾号Ⅹ")
'手机:1390000-1234,尾号X'
>>> fold("电话一三九〇〇〇〇一二三四，二〇二六年")
'电话13900001234,二〇二六年'
"""

import re
import unicodedata
from typing import Final

from disclosure.privacy.names import INVISIBLE

_UNSEEN: Final = re.compile(f"[{INVISIBLE}]")
_FOREIGN_DIGIT: Final = re.compile("[❶-❿⓵-⓾٠-٩۰-۹०-९]")
"""Digits that NFKC leaves as they are."""
_SIGNS: Final = (
    dict.fromkeys(map(ord, "‐‑‒–—―−－﹣➖ー"), "-")
    | dict.fromkeys(map(ord, "•・･‧∙⋅●"), "·")
    | (
        dict.fromkeys(map(ord, "×✕ΧХ"), "X")  # what stands for the X at the end of an identity number
    )
)
_SPOKEN_WORDS: Final = "〇零○一幺二两三四五六七八九"
_SPOKEN: Final = re.compile(f"[{_SPOKEN_WORDS}](?:[ ·-]?[{_SPOKEN_WORDS}]){{10,}}")
_SPOKEN_DIGITS: Final = dict(zip(map(ord, _SPOKEN_WORDS), "00011223456789", strict=True))
ODD: Final = re.compile(
    f"[{INVISIBLE}０-９Ａ-Ｚａ-ｚ＠．⁰¹²³⁴-⁹₀-₉①-⑳⓪⓵-⓾❶-❿٠-٩۰-۹०-९\u2e80-\u2fdf\uf900-\ufaff\U0001d400-\U0001d7ff]"
)
"""Characters that may hide a number or a word."""


def is_odd(text: str) -> bool:
    """Whether the text has characters that may hide a number or a word; full-width signs are ordinary."""
    return ODD.search(text) is not None


def fold(text: str) -> str:
    """NFKC without invisible characters, one dash, one dot, digits as digits; spoken ones where eleven follow."""
    if is_odd(text):
        text = _FOREIGN_DIGIT.sub(_fold_digit, _UNSEEN.sub("", text))
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return _SPOKEN.sub(lambda hit: hit[0].translate(_SPOKEN_DIGITS), plain)


def _fold_digit(hit: re.Match[str]) -> str:
    return str(unicodedata.digit(hit[0], hit[0]))
