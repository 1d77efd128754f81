"""The id of a record: the last part of its address for ever, so it may tell nobody who a person is.

The form is the project's own; `con`, `nul` and their like cannot be folders on Windows. Personal numbers
are those of GB 11643-1999 (公民身份号码: 18 places with a check character, before it 15) and mobile numbers.

>>> check_id("cf-c01-2026-000123") is None
True
>>> check_id("Cf-1")
'编号只能使用小写字母、数字和连字符'
>>> check_id("cf-210102199003071233")
'编号中含有公民身份号码，编号会成为公开网址，不得含个人信息'
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_DIGIT_CHAIN: Final = re.compile("[0-9]+(?:-+[0-9]+)*")
_IDENTITY_18: Final = re.compile("(?=([0-9]{17}[0-9x]))")  # look-ahead, so that overlapping ones are found
_IDENTITY_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PROVINCE: Final = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")  # GB/T 2260
_MOBILE: Final = re.compile("(?:86)?1[3-9][0-9]{9}")
_MOBILE_GROUPS: Final = frozenset(
    {(11,), (3, 4, 4), (3, 8), (3, 3, 5), (4, 3, 4), (4, 4, 3), (4, 7), (7, 4), (5, 6)}
)  # as people write them
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")


def check_id(text: str) -> str | None:
    """Return the Chinese reason why a text cannot be a record's id, or None; it never repeats the text."""
    return _find_bad_form(text) or _find_personal_number(text)


def _find_bad_form(text: str) -> str | None:
    if not 3 <= len(text) <= 64:
        return f"编号应为3至64个字符，现为{len(text)}个"
    if not re.fullmatch("[a-z0-9-]+", text):
        return "编号只能使用小写字母、数字和连字符"
    if text[0] == "-":
        return "编号应以小写字母或数字开头"
    if not re.search("[a-z]", text):
        return "编号中至少要有一个小写字母"
    if text in _DEVICES:
        return "编号是 Windows 系统的保留名称，请换一个"
    return None


def _find_personal_number(text: str) -> str | None:
    joined = text.replace("-", "")
    sequences = [groups for chain in _DIGIT_CHAIN.findall(text) for groups in _runs(re.split("-+", chain))]
    if any(map(_is_identity_18, _IDENTITY_18.findall(joined))) or any(
        _is_identity_15("".join(groups)) for groups in sequences
    ):
        return "编号中含有公民身份号码，编号会成为公开网址，不得含个人信息"
    if any(map(_is_mobile, sequences)):
        return "编号中含有像手机号码的11位数字，编号会成为公开网址，不得含个人信息"
    return None


def _runs(groups: list[str]) -> Iterator[list[str]]:
    """Every run of neighbouring groups that has the length of an old identity or mobile number."""
    for start in range(len(groups)):
        length = 0
        for end in range(start, len(groups)):
            length += len(groups[end])
            if length > 15:
                break
            if length >= 11:
                yield groups[start : end + 1]


def _is_identity_18(number: str) -> bool:
    """Check character and a possible day of birth; any region, for a leak with an odd one is still a leak."""
    total = sum(int(c) * w for c, w in zip(number, _IDENTITY_WEIGHTS, strict=False))
    return "10x98765432"[total % 11] == number[17] and number[6:8] in ("19", "20") and _is_day(number[6:14])


def _is_identity_15(number: str) -> bool:
    """Province and a possible day of birth in the 1900s; without a check character that is all there is."""
    return len(number) == 15 and _PROVINCE.match(number) is not None and _is_day(f"19{number[6:12]}")


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_mobile(groups: list[str]) -> bool:
    """A mobile number, whole or in groups; 14-2026-00012 is read as organ, year and serial instead."""
    if not _MOBILE.fullmatch("".join(groups)):
        return False
    sizes = tuple(map(len, groups))
    return sizes in _MOBILE_GROUPS or not any(_YEAR.match(group) for group in groups[1:])
