"""Cases worked by hand from the 2026 notice, with the answers of the two usual mistakes beside them."""

from datetime import date

import pytest

from disclosure.workdays import Calendar

# event, working days, last day  | forgetting make-up days, forgetting holidays too
CASES = [
    (date(2026, 2, 10), 7, date(2026, 2, 26)),  # 02-27: false "on time" | 02-19: false breach
    (date(2026, 2, 14), 7, date(2026, 3, 3)),  # 03-04 | 02-24; the event is on a make-up Saturday
    (date(2026, 4, 28), 7, date(2026, 5, 11)),  # 05-12 | 05-07
    (date(2026, 9, 10), 20, date(2026, 10, 14)),  # 10-16 | 10-08
    (date(2026, 9, 24), 7, date(2026, 10, 12)),  # 10-13 | 10-05
    (date(2026, 9, 30), 3, date(2026, 10, 10)),  # 10-12 | 10-05; due on a make-up Saturday
    (date(2026, 12, 3), 20, date(2026, 12, 31)),  # 12-31 | 12-31; the last that 2026 can answer
    (date(2026, 3, 7), 7, date(2026, 3, 17)),  # an event on a plain Saturday; the Monday is day 1
    (date(2020, 1, 22), 7, date(2020, 2, 10)),  # 02-03 is day 2: the holiday was extended in the year
    (date(2019, 4, 30), 3, date(2019, 5, 7)),  # the amended May Day, 05-05 a make-up Sunday
]


@pytest.mark.parametrize(("event", "working_days", "due"), CASES)
def test_due_date(calendar_until_2026: Calendar, event: date, working_days: int, due: date) -> None:
    assert calendar_until_2026.add_working_days(event, working_days).due == due


def test_first_days_that_the_next_notice_decides(calendar_until_2026: Calendar) -> None:
    """The day before each still ends within the announced year."""
    for event, working_days in [(date(2026, 12, 4), 20), (date(2026, 12, 23), 7), (date(2026, 12, 29), 3)]:
        deadline = calendar_until_2026.add_working_days(event, working_days)
        assert (deadline.reason, deadline.missing_years) == ("missing_notice", (2027,))
        eve = calendar_until_2026.previous_working_day(event)
        assert calendar_until_2026.add_working_days(eve, working_days).reason == "late_december"


def test_missing_notice_counts_rest_days_and_fixed_holidays_only(calendar_until_2026: Calendar) -> None:
    assert calendar_until_2026.add_working_days(date(2026, 12, 4), 20).due == date(2027, 1, 4)
    assert not calendar_until_2026.is_working_day(date(2027, 10, 1))  # a Friday
    assert not calendar_until_2026.is_working_day(date(2028, 5, 2))  # a Tuesday: a holiday since 2025


def test_late_december_is_provisional_from_the_20th(calendar_until_2026: Calendar) -> None:
    assert calendar_until_2026.add_working_days(date(2026, 12, 17), 1).reason is None
    monday = calendar_until_2026.add_working_days(date(2026, 12, 18), 1)
    assert (monday.due, monday.provisional, monday.reason) == (date(2026, 12, 21), True, "late_december")
    assert monday.missing_years == ()
    saturday, sunday = date(2026, 12, 19), date(2026, 12, 20)
    assert calendar_until_2026.find_doubt(date(2026, 12, 18), saturday) == (None, ())
    assert calendar_until_2026.find_doubt(saturday, sunday) == ("late_december", ())


def test_late_december_of_a_year_before_an_announced_one_is_firm(calendar: Calendar) -> None:
    assert not calendar.add_working_days(date(2025, 12, 18), 7).provisional


def test_part_of_population_holidays_are_working_days(calendar: Calendar) -> None:
    """妇女节, 儿童节, 建军节 (放假办法 Art. 3)."""
    for day in (date(2024, 3, 8), date(2026, 6, 1), date(2025, 8, 1)):
        assert calendar.is_working_day(day)


@pytest.mark.parametrize(
    ("year", "working_days"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_working_days_a_year(calendar_until_2026: Calendar, year: int, working_days: int) -> None:
    assert (
        calendar_until_2026.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == working_days
    )
