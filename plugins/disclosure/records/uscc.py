"""The unified social credit code (统一社会信用代码) of organisations and sole traders.

Eighteen characters: registering department (1), kind of body (1), region (6, GB/T 2260), the body's own
organisation code (9, GB 11714) and a check character. Sources: GB 32100-2015 with amendment 1 (2016) for the
whole and its check character, GB 11714-1997 for the inner check digit. The four verbs are those of
python-stdnum, which refuses codes of the military (A), of rural collectives (N) and others (Y), and does not
look at the first two characters or the inner digit.

>>> validate("91110000600037341L")
'91110000600037341L'
>>> compact("9111 0000-600037341l")
'91110000600037341L'
>>> format("９１１１００００６０００３７３４１Ｌ")
'91110000600037341L'
>>> is_valid("N2210100MB0A12342A")
True
>>> is_valid("911100006000373410")
False
>>> validate("9111000060003734IL")
Traceback (most recent call last):
    ...
disclosure.records.uscc.InvalidCharsetError: 第17位不能是字母“I”，是否应为数字“1”
"""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType
from typing import Final

PLACEHOLDER: Final = "00000000000000000X"
"""What the 双公示 layout (发改办财金〔2018〕424号) writes for a sole trader who has no code yet."""

PREFIXES: Final = MappingProxyType(
    {
        **{f"1{kind}": "机构编制" for kind in "1239"},
        **{f"2{kind}": "外交" for kind in "19"},
        **{f"3{kind}": "司法行政" for kind in "123459"},
        **{f"4{kind}": "文化" for kind in "19"},
        **{f"5{kind}": "民政" for kind in "123459"},  # 54, 55: village and residents' committees, in use
        **{f"6{kind}": "旅游" for kind in "129"},
        **{f"7{kind}": "宗教" for kind in "129"},
        **{f"8{kind}": "工会" for kind in "19"},
        **{f"9{kind}": "市场监管" for kind in "123"},
        **{f"A{kind}": "军队" for kind in "19"},
        **{f"N{kind}": "农业农村" for kind in "1239"},
        "Y1": "其他",
    }
)
"""The first two characters in use, and the department that registers such bodies."""

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SEPARATORS: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
_PLAIN: Final = re.compile("[0-9A-Z]+")
_SHAPE: Final = re.compile(f"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")
_ORGANISATION: Final = re.compile("[0-9A-Z]{8}[0-9X]")
_OUTER: Final = tuple({c: v * 3**i % 31 for v, c in enumerate(_ALPHABET)} for i in range(17))
_INNER_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_LOOKALIKES: Final = {"I": "1", "O": "0", "Z": "2", "S": "5"}


class InvalidUscc(ValueError):
    """Not a usable code; the text is a Chinese reason that does not repeat the code."""


class InvalidLengthError(InvalidUscc):
    """Not eighteen characters."""


class InvalidCharsetError(InvalidUscc):
    """A character that the standard does not use at its place."""


class InvalidPrefixError(InvalidUscc):
    """The first two characters belong to no registering department."""


class InvalidCheckDigitError(InvalidUscc):
    """The last character does not fit the other seventeen (GB 32100)."""


class PlaceholderError(InvalidUscc):
    """The placeholder, where a real code is required."""


class NotPlainError(InvalidUscc):
    """A valid code, but written with spaces, hyphens, small letters or full-width characters."""


def compact(code: str) -> str:
    """Bring a code into plain form: half-width capitals, no spaces, hyphens or invisible characters."""
    if _PLAIN.fullmatch(code):
        return code
    apart = unicodedata.normalize("NFKD", code).upper()
    seen = "".join(c for c in apart if c != "−" and unicodedata.category(c) not in _SEPARATORS)
    return unicodedata.normalize("NFC", seen)


def validate(code: str, *, placeholder_allowed: bool = False) -> str:
    """Return the code in plain form, or raise a `InvalidUscc`; the region is not looked up."""
    plain = compact(code)
    if plain == PLACEHOLDER:
        if placeholder_allowed:
            return plain
        raise PlaceholderError("占位代码（17个0加X）只可用于没有统一社会信用代码、但填有注册号的个体工商户")
    if not _SHAPE.fullmatch(plain):
        raise _explain_shape(plain)
    if plain[:2] not in PREFIXES:
        raise InvalidPrefixError("前两位（登记管理部门和机构类别）不在国家标准的代码表内，请核对")
    if plain[17] != check_character(plain):
        raise InvalidCheckDigitError("末位校验码不符，代码中至少有一位抄错，请对照证照核对")
    return plain


def validate_plain(code: str, *, placeholder_allowed: bool = False) -> str:
    """Like `validate`, for records: a code that is right but not in plain form raises `NotPlainError`."""
    plain = validate(code, placeholder_allowed=placeholder_allowed)
    if plain != code:
        raise NotPlainError("应写成连续的18位半角数字和大写字母，不加空格、连字符")
    return plain


def is_valid(code: str, *, placeholder_allowed: bool = False) -> bool:
    """Tell whether `validate` would accept the code."""
    try:
        validate(code, placeholder_allowed=placeholder_allowed)
    except InvalidUscc:
        return False
    return True


def format(code: str) -> str:  # noqa: A001 (the fourth verb of python-stdnum)
    """Return the code as certificates print it, which is its plain form; nothing is checked."""
    return compact(code)


def region(code: str) -> str:
    """Return the six digits of the place of registration (GB/T 2260, as it was on that day).

    >>> region("91110000600037341L")
    '110000'
    """
    return compact(code)[2:8]


@lru_cache(maxsize=256)  # several rules ask about one and the same code
def check_character(code: str) -> str:
    """Compute the GB 32100 check character of the first seventeen; `KeyError` outside the charset."""
    total = sum([values[c] for values, c in zip(_OUTER, code, strict=False)])
    return _ALPHABET[-total % 31]


def has_valid_inner_check(code: str) -> bool:
    """Tell whether the organisation code inside (places 9 to 17) fits its GB 11714 check digit.

    Rule I1 makes a wrong one a warning only: the code as a whole is what the register issued.

    >>> has_valid_inner_check("91110000600037341L"), has_valid_inner_check("91110000600037342L")
    (True, False)
    """
    inner = compact(code)[8:17]
    if not _ORGANISATION.fullmatch(inner):
        return False
    total = sum(int(c, 36) * w for c, w in zip(inner[:8], _INNER_WEIGHTS, strict=True))
    return inner[8] == "0123456789X"[-total % 11]


def _explain_shape(plain: str) -> InvalidUscc:
    """Say which of length, letter or region is wrong with a text that has not the shape of a code."""
    if re.fullmatch(r"[0-9]\.?[0-9]*E\+?[0-9]{2}", plain):
        return InvalidLengthError("代码被表格软件改成了科学计数法，请对照证照重新录入18位")
    if len(plain) != 18:
        return InvalidLengthError(f"应为18位，现为{len(plain)}位")
    for place, character in enumerate(plain, start=1):
        if character in _LOOKALIKES:
            return InvalidCharsetError(
                f"第{place}位不能是字母“{character}”，是否应为数字“{_LOOKALIKES[character]}”"
            )
        if character not in _ALPHABET:
            return InvalidCharsetError(f"第{place}位的字符不可用：只用数字和大写字母，且不用 I、O、Z、S、V")
    return InvalidCharsetError("第3至8位是登记机关行政区划码，应全部为数字")
