"""Periods in months and years (民法典 Art. 202): they end on the corresponding day, or on the month's last.

>>> add_months(date(2026, 11, 30), 3), add_years(date(2024, 2, 29), 1)
(datetime.date(2027, 2, 28), datetime.date(2025, 2, 28))
"""

from calendar import monthrange
from datetime import date

_MONTHS = 12


def add_months(day: date, months: int) -> date:
    """The last day of a period of so many months that an event on `day` begins."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The last day of a period of so many years that an event on `day` begins."""
    return add_months(day, years * _MONTHS)
