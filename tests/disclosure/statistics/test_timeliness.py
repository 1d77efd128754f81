"""What counts as due, as in time, and when a rate may be shown."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.records.summary import summarise_broken
from disclosure.statistics.timeliness import RATE_FROM, Tally, add_up, count_falling_due, count_timeliness
from disclosure.verdict import Duty, Verdict

AS_OF = date(2026, 11, 20)
BEFORE, TODAY, AFTER = "2026-11-19", "2026-11-20", "2026-11-23"


def verdict(authority: str = "a", **duty: Any) -> Verdict:
    summary = summarise_broken("penalty", record="p-1", authority=authority, path="", line=1)
    given_duty = {
        "rule": "T1", "limit_working_days": 7, "due_on": BEFORE, "provisional": False, "status": "on_time",
        "performed_on": "2026-11-18", "proven": True, "working_days_late": 0, **duty,
    }  # fmt: skip
    return Verdict(summary, "published", Duty(**given_duty), "", False)


def count_one(**duty: Any) -> Tally:
    tallies = count_timeliness([verdict(**duty)], AS_OF)
    return tallies.get(("a", "penalty"), Tally())


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ({}, Tally(proven=1)),
        ({"proven": False}, Tally(declared=1)),
        ({"status": "late", "working_days_late": 3}, Tally(late=1, worst_working_days=3)),
        (
            {"status": "overdue", "working_days_late": 1, "performed_on": ""},
            Tally(overdue=1, worst_working_days=1),
        ),
        ({"status": "open", "due_on": TODAY, "performed_on": ""}, Tally(not_due=1)),
        ({"status": "open", "due_on": AFTER, "performed_on": ""}, Tally(not_due=1)),
        ({"status": "on_time", "due_on": AFTER}, Tally(not_due=1)),
        ({"status": "on_time", "due_on": TODAY}, Tally(not_due=1)),
        ({"status": "overdue", "provisional": True, "working_days_late": 9}, Tally(provisional=1)),
        ({"status": "excused"}, Tally()),
    ],
)
def test_each_duty_counts_once(duty: dict[str, Any], expected: Tally) -> None:
    assert count_one(**duty) == expected


def test_organs_and_kinds_are_counted_apart() -> None:
    tallies = count_timeliness([verdict("a"), verdict("b"), verdict("b")], AS_OF)
    assert {place: tally.proven for place, tally in tallies.items()} == {
        ("a", "penalty"): 1,
        ("b", "penalty"): 2,
    }
    assert add_up(tallies).proven == 3


def test_a_record_that_owes_nothing_is_not_counted() -> None:
    assert count_timeliness([verdict()._replace(duty=None)], AS_OF) == {}


def test_no_rate_where_little_fell_due() -> None:
    assert Tally(proven=RATE_FROM - 1).rate is None
    assert Tally(proven=RATE_FROM).rate == "100.0"


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 5000))
def test_all_in_time_and_only_that_is_a_hundred(proven: int, declared: int, late: int, overdue: int) -> None:
    tally = Tally(proven=proven, declared=declared, late=late, overdue=overdue)
    if tally.fell_due < RATE_FROM:
        assert tally.rate is None
    else:
        assert (tally.rate == "100.0") == (late + overdue == 0)
        exact = 100 * tally.on_time / tally.fell_due
        assert exact - 0.1001 < float(str(tally.rate)) <= exact + 1e-9


@given(st.lists(st.tuples(st.sampled_from([BEFORE, TODAY, AFTER]), st.booleans(), st.booleans())))
def test_nothing_is_lost(duties: list[tuple[str, bool, bool]]) -> None:
    verdicts = [verdict(due_on=due, proven=proven, provisional=unsure) for due, proven, unsure in duties]
    tally = add_up(count_timeliness(verdicts, AS_OF))
    assert tally.fell_due + tally.not_due + tally.provisional == len(duties)


def test_what_falls_due_includes_today_and_the_last_day() -> None:
    due = ["2026-11-20", "2026-11-27", "2026-11-30"]
    verdicts = [verdict(status="open", due_on=day, performed_on="") for day in due]
    assert count_falling_due([*verdicts, verdict()], date(2026, 11, 27)) == {"a": 2}
