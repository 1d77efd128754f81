"""What holds for every day and every number of working days."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.workdays import Calendar, Deadline, MovedDay, NoticeYear, StatutoryDays
from disclosure_store.notices import LAW_FOLDER, read_notice_years, read_statutory_days

YEARS = [year for year in read_notice_years(LAW_FOLDER / "workdays") if year.year <= 2026]
STATUTORY = read_statutory_days(LAW_FOLDER / "statutory_days.yaml")
CALENDAR = Calendar.from_notices(YEARS, STATUTORY)
WITHOUT_2023 = Calendar.from_notices([year for year in YEARS if year.year != 2023], STATUTORY)

days = st.dates(date(2014, 1, 1), date(2032, 12, 31))
announced_days = st.dates(date(2019, 1, 1), date(2026, 6, 30))
lengths = st.integers(0, 60)


@given(days, lengths)
def test_counting_on_and_back_agree(day: date, n: int) -> None:
    deadline = CALENDAR.add_working_days(day, n)
    assert CALENDAR.working_days_between(day, deadline.due) == n
    assert CALENDAR.working_days_between(deadline.due, day) == -n


@given(days, lengths)
def test_due_date_is_the_first_day_that_completes_the_count(day: date, n: int) -> None:
    """Against the plainest way of counting: day by day."""
    due, left = day, n
    while left:
        due += timedelta(days=1)
        left -= CALENDAR.is_working_day(due)
    assert CALENDAR.add_working_days(day, n).due == due


@given(days, st.integers(0, 900))
def test_working_days_between_counts_day_by_day(start: date, length: int) -> None:
    passed = [start + timedelta(days=n) for n in range(1, length + 1)]
    counted = CALENDAR.working_days_between(start, start + timedelta(days=length))
    assert counted == sum(map(CALENDAR.is_working_day, passed))


@given(days, lengths)
def test_later_events_and_longer_periods_never_end_earlier(day: date, n: int) -> None:
    due = CALENDAR.add_working_days(day, n).due
    assert day <= due
    assert due <= CALENDAR.add_working_days(day + timedelta(days=1), n).due
    assert due < CALENDAR.add_working_days(day, n + 1).due


@given(days, st.integers(1, 60), st.sampled_from([CALENDAR, WITHOUT_2023]))
def test_no_count_over_an_unannounced_year_comes_back_unmarked(day: date, n: int, calendar: Calendar) -> None:
    deadline = calendar.add_working_days(day, n)
    years = range((day + timedelta(days=1)).year, deadline.due.year + 1)
    missing = tuple(year for year in years if year not in calendar.covered_years)
    assert deadline.missing_years == missing
    assert (deadline.reason == "missing_notice") == bool(missing)
    assert deadline.provisional == (deadline.reason is not None)


@given(announced_days, lengths)
def test_announced_days_are_firm(day: date, n: int) -> None:
    assert CALENDAR.add_working_days(day, n).reason is None


@given(days, st.integers(1, 60))
def test_days_up_to_the_due_date_are_skipped_or_counted(day: date, n: int) -> None:
    due = CALENDAR.add_working_days(day, n).due
    skipped = CALENDAR.skipped_days(day, due)
    assert len(skipped) + n == (due - day).days
    assert not any(CALENDAR.is_working_day(each) for each, _ in skipped)
    assert all(CALENDAR.is_working_day(each) for each, _ in CALENDAR.make_up_days(day, due))


@given(days)
def test_next_and_previous_working_day(day: date) -> None:
    after, before = CALENDAR.next_working_day(day), CALENDAR.previous_working_day(day)
    assert before < day < after
    assert CALENDAR.is_working_day(after)
    assert CALENDAR.is_working_day(before)
    assert CALENDAR.working_days_between(before, after) == 1 + CALENDAR.is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 10, 1), date(2027, 3, 3), date(2018, 1, 1), date(2026, 12, 31)])
def test_nought_working_days_end_on_the_day_itself_and_are_sure(day: date) -> None:
    assert CALENDAR.add_working_days(day, 0) == Deadline(day)


def test_negative_period() -> None:
    with pytest.raises(ValueError, match="-1 working days"):
        CALENDAR.add_working_days(date(2026, 1, 5), -1)


def test_days_before_the_first_notice_are_provisional() -> None:
    deadline = CALENDAR.add_working_days(date(2017, 12, 29), 5)
    assert (deadline.reason, deadline.missing_years) == ("missing_notice", (2017, 2018))
    assert deadline.due == date(2018, 1, 8)


def test_a_year_missing_in_between_makes_its_neighbours_december_provisional() -> None:
    deadline = WITHOUT_2023.add_working_days(date(2022, 12, 19), 3)
    assert (deadline.reason, deadline.missing_years) == ("late_december", ())
    assert WITHOUT_2023.add_working_days(date(2024, 1, 2), 3).reason is None


def test_the_end_of_time_is_no_crash() -> None:
    deadline = CALENDAR.add_working_days(date(9999, 12, 28), 20)
    assert (deadline.due, deadline.reason) == (date.max, "missing_notice")


def test_skipped_days_name_the_holiday() -> None:
    skipped = CALENDAR.skipped_days(date(2026, 9, 30), date(2026, 10, 12))
    assert [day.day for day, _ in skipped] == [1, 2, 3, 4, 5, 6, 7, 11]
    assert {reason for _, reason in skipped} == {"国庆节放假", "周日"}
    assert CALENDAR.make_up_days(date(2026, 9, 30), date(2026, 10, 12)) == [
        (date(2026, 10, 10), "国庆节调休上班")
    ]


def test_skipped_days_of_an_unannounced_year_say_so() -> None:
    ((first, reason), *_) = CALENDAR.skipped_days(date(2026, 12, 31), date(2027, 1, 4))
    assert first == date(2027, 1, 1)
    assert reason.startswith("元旦")
    assert "暂按" in reason


def test_first_and_last_year() -> None:
    assert (CALENDAR.first_year, CALENDAR.last_announced_year) == (2019, 2026)


def test_overlay_of_local_holidays_leaves_the_calendar_alone() -> None:
    eve, festival = date(2026, 4, 17), date(2026, 4, 20)  # 三月三 in Guangxi, set by the region
    local = CALENDAR.with_overlay([MovedDay(date=festival, kind="off", holiday="三月三")])
    assert CALENDAR.add_working_days(eve, 1).due == festival
    assert local.add_working_days(eve, 1) == Deadline(date(2026, 4, 21))
    assert local.skipped_days(eve, date(2026, 4, 21))[-1] == (festival, "三月三放假")
    assert CALENDAR.is_working_day(festival)


def test_overlay_takes_the_place_of_the_notice() -> None:
    make_up = date(2026, 10, 10)
    local = CALENDAR.with_overlay([MovedDay(date=make_up, kind="off", holiday="本地假日")])
    assert not local.is_working_day(make_up)


def test_a_day_announced_twice_is_refused(statutory: StatutoryDays) -> None:
    last = YEARS[-1]
    next_year = last.days[0].model_copy(update={"date": date(2026, 12, 31)})
    years = [
        last.model_copy(update={"days": (*last.days, next_year)}),
        last.model_copy(update={"year": 2027, "days": (next_year,)}),
    ]
    with pytest.raises(ValueError, match="two files"):
        Calendar.from_notices(years, statutory)
    with pytest.raises(ValueError, match="two files"):
        Calendar.from_notices([last, last.model_copy(update={"days": (next_year,)})], statutory)


def test_the_next_notice_moves_late_december(statutory: StatutoryDays) -> None:
    """As that for 2019 did: adding it changes what was provisional and nothing before."""
    moved = MovedDay(date=date(2026, 12, 31), kind="off", holiday="元旦")
    notice_2027: NoticeYear = YEARS[-1].model_copy(update={"year": 2027, "days": (moved,)})
    later = Calendar.from_notices([*YEARS, notice_2027], statutory)
    assert CALENDAR.add_working_days(date(2026, 12, 30), 1) == Deadline(date(2026, 12, 31), "late_december")
    assert later.add_working_days(date(2026, 12, 30), 1) == Deadline(date(2027, 1, 1))


def test_a_calendar_travels_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(CALENDAR))
    event = date(2026, 12, 4)
    assert copy.add_working_days(event, 20) == CALENDAR.add_working_days(event, 20)
