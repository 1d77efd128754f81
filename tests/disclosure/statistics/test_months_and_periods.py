"""Months as text, and the months and years that a page of timeliness shows."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from disclosure.statistics.months import add_months, last_day_of, list_months, month_of
from disclosure.statistics.periods import RECENT_MONTHS, tell_history
from disclosure.statistics.tally import Tally

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
MONTHS = DAYS.map(lambda day: month_of(day.isoformat()))


@given(DAYS)
def test_the_last_day_is_followed_by_the_next_month(day: date) -> None:
    month = month_of(day.isoformat())
    last = last_day_of(month)
    assert month_of(last.isoformat()) == month
    assert month_of((last + timedelta(days=1)).isoformat()) == add_months(month, 1)


@given(MONTHS, st.integers(-400, 400))
def test_going_on_and_coming_back(month: str, count: int) -> None:
    later = add_months(month, count)
    assert add_months(later, -count) == month
    assert (later > month) == (count > 0)
    assert len(list_months(month, later)) == max(0, count + 1)


def test_months_run_over_the_year() -> None:
    assert list_months("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert list_months("2026-02", "2026-01") == []


def tell(
    months: dict[str, int], running: str = "2026-11"
) -> tuple[list[tuple[str, int]], list[tuple[str, str, int]]]:
    history = tell_history({month: Tally(proven=count) for month, count in months.items()}, running)
    recent = [(each.first, each.tally.proven) for each in history.recent]
    return recent, [(each.first, each.last, each.tally.proven) for each in history.older]


def test_the_history_begins_with_the_first_month_and_has_no_gap() -> None:
    recent, older = tell({"2026-08": 2, "2026-10": 3, "2026-12": 9})
    assert recent == [("2026-08", 2), ("2026-09", 0), ("2026-10", 3), ("2026-11", 0)]
    assert older == []


def test_what_is_older_than_24_months_is_told_by_year() -> None:
    recent, older = tell({"2022-03": 1, "2024-02": 2, "2024-11": 3, "2024-12": 4, "2026-11": 5})
    assert (len(recent), recent[0], recent[-1]) == (RECENT_MONTHS, ("2024-12", 4), ("2026-11", 5))
    assert older == [("2024-01", "2024-11", 5), ("2022-01", "2022-12", 1)]


def test_months_in_which_nothing_fell_due_tell_nothing() -> None:
    assert tell_history({"2026-10": Tally(not_due=4, provisional=1)}, "2026-11").recent == ()


@given(st.dictionaries(MONTHS, st.integers(1, 9)), MONTHS)
def test_nothing_that_fell_due_is_lost(months: dict[str, int], running: str) -> None:
    recent, older = tell(months, running)
    told = sum(count for _, count in recent) + sum(count for *_, count in older)
    assert told == sum(count for month, count in months.items() if month <= running)
