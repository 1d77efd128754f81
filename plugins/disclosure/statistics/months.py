"""Calendar months as text, `2026-03`: they sort as time does.

>>> list_months("2025-12", "2026-02")
['2025-12', '2026-01', '2026-02']
>>> add_months("2026-01", -2), last_day_of("2024-02")
('2025-11', datetime.date(2024, 2, 29))
"""

from calendar import monthrange
from datetime import date

_IN_A_YEAR = 12
_LENGTH = len("2026-03")


def month_of(iso: str) -> str:
    """The month of an ISO day."""
    return iso[:_LENGTH]


def add_months(month: str, count: int) -> str:
    """So many months later, or earlier where `count` is negative."""
    year, place = divmod(_number(month) + count, _IN_A_YEAR)
    return f"{year:04d}-{place + 1:02d}"


def list_months(first: str, last: str) -> list[str]:
    """Every month from `first` up to and including `last`; none where `last` is earlier."""
    return [add_months(first, n) for n in range(_number(last) - _number(first) + 1)]


def last_day_of(month: str) -> date:
    """The month's last day."""
    year, number = map(int, month.split("-"))
    return date(year, number, monthrange(year, number)[1])


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * _IN_A_YEAR + int(number) - 1
