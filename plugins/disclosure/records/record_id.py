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
from typing import Final

from disclosure.privacy.numbers import is_identity_15, is_identity_18, is_mobile

_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_ORGAN: Final = re.compile("[a-z0-9][a-z0-9-]{0,62}")
_DIGIT_CHAIN: Final = re.compile("[0-9]+(?:-+[0-9]+)*")
_IDENTITY_18: Final = re.compile("(?=([0-9]{17}[0-9x]))")  # look-ahead, so that overlapping ones are found


def check_id(text: str) -> str | None:
    """Return the Chinese reason why a text cannot be a record's id, or None; it never repeats the text."""
    return _find_bad_form(text) or _find_personal_number(text)


def is_organ_id(text: str) -> bool:
    """Whether a text has the form of an organ's id and no personal number in it: what is none may be anything."""
    return _ORGAN.fullmatch(text) is not None and _find_personal_number(text) is None


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
    if any(map(is_identity_18, _IDENTITY_18.findall(joined))) or any(
        is_identity_15("".join(groups)) for groups in sequences
    ):
        return "编号中含有公民身份号码，编号会成为公开网址，不得含个人信息"
    if any(map(is_mobile, sequences)):
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
