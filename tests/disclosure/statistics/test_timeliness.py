"""What counts as due, as in time, and when a rate may be shown."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.records.summary import summarise_broken
from disclosure.statistics.tally import RATE_FROM, Tally
from disclosure.statistics.timeliness import (
    Cell,
    add_up,
    count_by_month,
    count_falling_due,
    count_timeliness,
    fold_months,
)
from disclosure.verdict import Duty, Verdict
from disclosure.workdays import Calendar
from disclosure_store.law_files import read_law

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


@cache
def calendar() -> Calendar:
    return read_law().calendar


def decided(day: str, **duty: Any) -> Verdict:
    found = verdict(**duty)
    return found._replace(summary=found.summary._replace(day=day))


MONTHS = st.sampled_from(["2025-12-31", "2026-01-05", "2026-10-30", "2026-11-02", BEFORE, TODAY, AFTER])
STATUS = st.sampled_from(["on_time", "late", "overdue", "excused"])
MADE = st.lists(
    st.builds(
        lambda organ, due, status, unsure: verdict(organ, due_on=due, status=status, provisional=unsure),
        st.sampled_from("ab"), MONTHS, STATUS, st.booleans(),
    )
)  # fmt: skip


@given(MADE)
def test_every_duty_is_in_exactly_one_cell_and_the_months_add_up(verdicts: list[Verdict]) -> None:
    cells = count_by_month(verdicts, AS_OF)
    for cell, tally in cells.items():
        own = [
            v for v in verdicts
            if v.duty and v.duty.status != "excused" and v.duty.due_on.startswith(cell.month)
            and v.summary.authority == cell.authority
        ]  # fmt: skip
        assert tally.fell_due + tally.not_due + tally.provisional == len(own)
    assert fold_months(cells) == count_timeliness(verdicts, AS_OF)
    assert add_up(cells) == add_up(count_timeliness(verdicts, AS_OF))
    owed = sum(v.duty is not None and v.duty.status != "excused" for v in verdicts)
    total = add_up(cells)
    assert total.fell_due + total.not_due + total.provisional == owed


def test_a_duty_is_counted_in_the_month_of_its_last_day() -> None:
    found = count_by_month([decided("2026-09-28", due_on="2026-10-13", performed_on="2026-09-29")], AS_OF)
    assert found == {Cell("a", "penalty", "2026-10"): Tally(proven=1)}


def test_the_median_is_of_working_days_and_leaves_out_what_is_not_published() -> None:
    # 2 November 2026 is a Monday; the 7th and 8th are a weekend
    published = ["2026-11-03"] * 4 + ["2026-11-09"] * 5
    verdicts = [decided("2026-11-02", due_on="2026-11-11", performed_on=day) for day in published]
    verdicts += [
        decided("2026-11-02", due_on="2026-11-11", status="overdue", performed_on="", working_days_late=6)
    ]
    tally = add_up(count_timeliness(verdicts, AS_OF, calendar()))
    assert tally.taken == {1: 4, 5: 5}
    assert (tally.fell_due, tally.median_working_days, tally.worst_working_days) == (10, "5", 6)


def test_what_is_not_due_yet_has_no_part_in_the_median() -> None:
    verdicts = [decided("2026-11-12", due_on=TODAY, performed_on="2026-11-13")] * 12
    assert not add_up(count_timeliness(verdicts, AS_OF, calendar())).taken


def test_no_median_where_little_fell_due() -> None:
    few = Tally(proven=RATE_FROM - 1, taken=Counter({1: RATE_FROM - 1}))
    assert few.median_working_days is None
    assert (few + Tally(proven=1, taken=Counter({2: 1}))).median_working_days == "1"


@given(st.lists(st.integers(0, 60), min_size=RATE_FROM, max_size=40))
def test_the_median_is_the_median(taken: list[int]) -> None:
    tally = Tally(proven=len(taken), taken=Counter(taken))
    assert float(str(tally.median_working_days)) == median(taken)


@given(MADE)
def test_a_key_tells_apart_what_a_page_tells_apart(verdicts: list[Verdict]) -> None:
    before = add_up(count_timeliness(verdicts, AS_OF))
    assert (before + Tally(late=1)).shown != before.shown
    assert replace(before, taken=Counter({99: 99})).shown != replace(before, taken=Counter()).shown or (
        before.fell_due < RATE_FROM
    )
