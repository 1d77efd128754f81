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
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from disclosure.privacy.numbers import is_grouped_mobile, is_identity_15, is_identity_18

_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_ORGAN: Final = re.compile("[a-z0-9][a-z0-9-]{0,62}")
_DIGIT_CHAIN: Final = re.compile("[0-9]+(?:-+[0-9]+)*")
_DATED: Final = re.compile("(?<![0-9])([0-9]{6})-+([0-9]{8})-+([0-9]{4,6})(?![0-9])")
_SHORT_DATED: Final = re.compile(
    "(?<![0-9])((?:1[89]|2[0-9]|3[0-5])(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))-+([0-9]{5})(?![0-9])"
)
_SIX: Final = re.compile("[0-9]{6}-")
_REGION, _LENGTH = 6, 18
_FIRST_DISCLOSED_YEAR: Final = "2018"
"""No portal has earlier decisions (118号), and nobody writes an id with the number of a child born since."""
_LAST_SHORT_YEAR: Final = "35"
_IDENTITY_18: Final = re.compile("(?=([0-9]{17}[0-9x]))")  # look-ahead, so that overlapping ones are found


@lru_cache(maxsize=4096)  # an id is asked about several times, a baseline's by every penalty
def check_id(text: str) -> str | None:
    """Return the Chinese reason why a text cannot be a record's id, or None; it never repeats the text."""
    return _find_bad_form(text) or _find_personal_number(text)


@lru_cache(maxsize=4096)
def is_organ_id(text: str) -> bool:
    """Whether a text has the form of an organ's id and no personal number in it: what is none may be anything."""
    return _ORGAN.fullmatch(text) is not None and _find_personal_number(text) is None


def list_plain_numbers(text: str) -> list[str]:
    """Digits of an id that only look like a person's number: they are region, day and serial of a decision.

    >>> list_plain_numbers("cf-510107-20230809-8979"), list_plain_numbers("cf-330106-180219-00217")
    (['510107202308098979'], ['18021900217'])
    """
    if not _SIX.search(text):
        return []
    found = ["".join(parts) for parts in _DATED.findall(text) if parts[1] >= _FIRST_DISCLOSED_YEAR]
    return found + ["".join(parts) for parts in _SHORT_DATED.findall(text)]


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
    sequences = [groups for chain in _DIGIT_CHAIN.findall(text) for groups in _runs(re.split("-+", chain))]
    if _holds_identity(text) or any(map(_is_old_identity, sequences)):
        return "编号中含有公民身份号码，编号会成为公开网址，不得含个人信息"
    if any(map(is_grouped_mobile, sequences)):
        return "编号中含有像手机号码的11位数字，编号会成为公开网址，不得含个人信息"
    return None


def _holds_identity(text: str) -> bool:
    """Whether there is a valid one, however it is parted; region, day and serial of a decision are none."""
    joined = text.replace("-", "")
    dated = [number for number in list_plain_numbers(text) if len(number) >= _LENGTH]
    return any(
        is_identity_18(number) and not any(number in plain for plain in dated)
        for number in _IDENTITY_18.findall(joined)
    )


def _is_old_identity(groups: Sequence[str]) -> bool:
    """As above, the year in two places: who was born early in the last century is not what an id is about."""
    is_dated = len(groups) > 1 and len(groups[0]) == _REGION and groups[1][:2] <= _LAST_SHORT_YEAR
    return is_identity_15("".join(groups)) and not is_dated


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
