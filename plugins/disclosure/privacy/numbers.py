"""What a run of digits is: an identity number, a mobile number, a bank card (GB 11643-1999, GB/T 2260, ISO 7812).

Each function takes plain ASCII digits, an identity number's last place also as `X` or `x`.

>>> is_identity_18("210102199003071233"), is_identity_18("210102199003071234")
(True, False)
>>> is_mobile(["139", "0000", "1234"]), is_mobile(["14", "2026", "00012"])
(True, False)
>>> is_card("6222021234567890128")
True
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

_IDENTITY_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PROVINCES: Final = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
"""The first two places of a region code (GB/T 2260), as a pattern."""
_PROVINCE: Final = re.compile(PROVINCES)
_MOBILE: Final = re.compile("(?:(?:00)?86|0)?1[3-9][0-9]{9}")
"""With what is dialled before it from abroad, or from another city as people once did."""
_DIALLED: Final = re.compile("^(?:(?:00)?86|0)(?=1|$)")
_MOBILE_GROUPS: Final = frozenset(
    {(11,), (3, 4, 4), (3, 8), (3, 3, 5), (4, 3, 4), (4, 4, 3), (4, 7), (7, 4), (5, 6)}
)
"""The ways in which people write one."""
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_CARD: Final = re.compile("[3-9][0-9]{15,18}")
_REGISTRATION: Final = re.compile("[0-9]{15}")


def is_identity_18(number: str) -> bool:
    """Check character and a possible day of birth; any region, for a leak with an odd one is still a leak."""
    if number[6:8] not in ("19", "20") or not _is_day(number[6:14]):
        return False
    total = sum(int(c) * w for c, w in zip(number, _IDENTITY_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


def is_identity_15(number: str) -> bool:
    """Province and a possible day of birth in the 1900s; without a check character that is all there is."""
    return len(number) == 15 and _PROVINCE.match(number) is not None and _is_day(f"19{number[6:12]}")


def has_province(number: str) -> bool:
    """Whether the first two places are those of a province."""
    return _PROVINCE.match(number) is not None


def is_mobile(groups: Sequence[str]) -> bool:
    """A mobile number, whole or in groups; 14-2026-00012 is read as organ, year and serial instead."""
    if not _MOBILE.fullmatch("".join(groups)):
        return False
    sizes = tuple(map(len, groups))
    return sizes in _MOBILE_GROUPS or not any(_YEAR.match(group) for group in groups[1:])


def is_grouped_mobile(groups: Sequence[str]) -> bool:
    """A mobile number whole, in the groups that people speak it in, or digit by digit.

    Stricter than `is_mobile`: what other signs part may be a list of anything.
    """
    if not _MOBILE.fullmatch("".join(groups)):
        return False
    own = [group for group in (_DIALLED.sub("", groups[0]), *groups[1:]) if group]
    return tuple(map(len, own)) in _MOBILE_GROUPS or max(map(len, own)) == 1


def has_year(groups: Sequence[str]) -> bool:
    """Whether a group after the first is a year by its form."""
    return any(_YEAR.fullmatch(group) for group in groups[1:])


def is_card(number: str) -> bool:
    """A bank card's number: 16 to 19 digits with the check digit of Luhn (ISO/IEC 7812-1)."""
    if not _CARD.fullmatch(number) or len(set(number)) == 1:
        return False
    doubled = (sum(divmod(int(c) * 2, 10)) for c in number[-2::-2])
    return (sum(int(c) for c in number[::-2]) + sum(doubled)) % 10 == 0


def is_registration(number: str) -> bool:
    """A firm's registration number (工商注册号, GS 15-2006): 15 digits checked by ISO 7064, mod 11,10."""
    if not _REGISTRATION.fullmatch(number):
        return False
    product = 10
    for digit in number[:-1]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return (product + int(number[-1])) % 10 == 1


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
