"""The data against two others: the library chinesecalendar, and a snapshot that is reviewed as a diff.

The snapshot is made anew with `UPDATE_GOLDEN=1 pytest tests/disclosure/workdays`.
"""

import json
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from disclosure.workdays import Calendar, NoticeYear

SNAPSHOT = Path(__file__).parents[2] / "snapshots" / "workdays.json"


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_chinesecalendar(calendar: Calendar, year: int) -> None:
    ours = {day: calendar.is_working_day(day) for day in days_of(year)}
    assert ours == {day: chinese_calendar.is_workday(day) for day in days_of(year)}


def test_december_2018_was_moved_by_the_notice_for_2019(calendar: Calendar) -> None:
    for day in (date(2018, 12, 29), date(2018, 12, 30), date(2018, 12, 31)):
        assert calendar.is_working_day(day) == chinese_calendar.is_workday(day)


def render_snapshot(calendar: Calendar) -> str:
    """One line a month: the days of the month that are working days."""
    months: dict[str, list[int]] = {}
    for year in range(calendar.first_year, calendar.last_announced_year + 1):
        for day in filter(calendar.is_working_day, days_of(year)):
            months.setdefault(f"{day:%Y-%m}", []).append(day.day)
    lines = (f"  {json.dumps(month)}: {json.dumps(days)}" for month, days in months.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def test_snapshot(calendar: Calendar) -> None:
    if os.environ.get("UPDATE_GOLDEN") == "1":
        SNAPSHOT.write_text(render_snapshot(calendar), "utf-8")
    assert SNAPSHOT.read_text("utf-8") == render_snapshot(calendar)


def test_net_days_off_are_those_of_the_statute(notice_years: tuple[NoticeYear, ...]) -> None:
    """Weekdays off less weekend days worked. A statutory day on a weekend is made good (放假办法 Art. 6)."""
    statutory_days = dict.fromkeys(range(2019, 2025), 11) | dict.fromkeys(range(2025, 2027), 13)
    # The Spring Festival of 2020 was extended: Friday 01-31 off, and the make-up Saturday 02-01 undone.
    statutory_days[2020] += 2
    net = {
        year.year: sum(row.kind == "off" and row.date.weekday() < 5 for row in year.days)
        - sum(row.kind == "work" and row.date.weekday() >= 5 for row in year.days)
        for year in notice_years
    }
    assert {year: days for year, days in net.items() if year <= 2026} == statutory_days
