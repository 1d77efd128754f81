"""What is known of a year without a notice: weekly rest days and the fixed days of 全国年节及纪念日放假办法.

Source: 国务院关于职工工作时间的规定 Art. 7 and 放假办法 Art. 2, both in `law/statutory_days.yaml`, each
version with the day from which it holds.

>>> parse_month_day("12-20")
(12, 20)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field

from disclosure.workdays.notices import LawData, Source

Weekday = Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
WEEKDAYS: tuple[Weekday, ...] = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
MonthAndDay = tuple[int, int]
A_LEAP_YEAR = "2000"
Version = TypeVar("Version")


def parse_month_day(text: object) -> object:
    """`'12-20'` → `(12, 20)`. What is no text is left to pydantic; an impossible day raises ValueError."""
    if not isinstance(text, str):
        return text
    day = dt.date.fromisoformat(f"{A_LEAP_YEAR}-{text}")
    return (day.month, day.day)


MonthDay = Annotated[MonthAndDay, BeforeValidator(parse_month_day)]


class WeeklyRest(LawData):
    """周休息日."""

    days: frozenset[Weekday] = Field(min_length=1)
    reference: Source


class FixedDay(LawData):
    """A statutory holiday that falls on the same day of the sun's year every year."""

    month_day: MonthDay
    holiday: str = Field(min_length=1)


class FixedDays(LawData):
    """One version of the fixed statutory holidays."""

    days: tuple[FixedDay, ...] = Field(min_length=1)
    reference: Source


class LateDecember(LawData):
    """The last days of a year, which the notice for the following year may still move."""

    first_day: MonthDay
    reference: Source


class StatutoryDays(LawData):
    """`law/statutory_days.yaml`. Versions are keyed by the day from which they hold."""

    last_checked: dt.date
    check_every_days: int = Field(gt=0)
    weekly_rest: dict[dt.date, WeeklyRest] = Field(min_length=1)
    fixed_days: dict[dt.date, FixedDays] = Field(min_length=1)
    late_december: LateDecember

    def rest_weekdays(self, year: int) -> frozenset[Weekday]:
        """The weekly rest days as they stood on 1 January of `year`."""
        return select_version(self.weekly_rest, year).days

    def fixed_holidays(self, year: int) -> dict[dt.date, str]:
        """Day → holiday, by the version that stood on 1 January of `year`."""
        rows = select_version(self.fixed_days, year).days
        return {dt.date(year, *row.month_day): row.holiday for row in rows}


def select_version(versions: Mapping[dt.date, Version], year: int) -> Version:
    """The version in force on 1 January of `year`; the earliest stands in for the time before it.

    Only provisional counting reaches years before the first version, and it is marked as such.
    """
    past = [start for start in versions if start <= dt.date(year, 1, 1)]
    return versions[max(past) if past else min(versions)]
