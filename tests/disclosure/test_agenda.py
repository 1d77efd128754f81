"""What falls due within the coming working days."""

from datetime import date

import pytest
from tests.disclosure_gate.gate_samples import duty, verdict

from disclosure.duties.agenda import list_due_soon
from disclosure.verdict import DutyStatus
from disclosure.workdays import Calendar
from disclosure_store.notices import read_calendar

FRIDAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return read_calendar()


def test_nearest_first_and_no_further_than_asked(calendar: Calendar) -> None:
    days = {"later": "2026-11-27", "today": "2026-11-20", "too-late": "2026-11-30", "monday": "2026-11-23"}
    verdicts = [verdict(record, "pending", duty(day)) for record, day in days.items()]
    soon = list_due_soon(verdicts, calendar, FRIDAY, 5)
    assert [(item.record, item.working_days_left) for item in soon] == [
        ("today", 0),
        ("monday", 1),
        ("later", 5),
    ]


@pytest.mark.parametrize("status", ["on_time", "late", "overdue", "excused"])
def test_only_what_is_still_to_be_done(calendar: Calendar, status: DutyStatus) -> None:
    assert list_due_soon([verdict("p-1", "pending", duty("2026-11-23", status))], calendar, FRIDAY, 5) == []


def test_what_is_owed_nothing_is_not_listed(calendar: Calendar) -> None:
    assert list_due_soon([verdict("p-1", "pending")], calendar, FRIDAY, 5) == []


def test_an_item_says_where_the_record_is(calendar: Calendar) -> None:
    owed = duty("2026-11-24", provisional=True)
    (item,) = list_due_soon([verdict("p-1", "pending", owed, line=7)], calendar, FRIDAY, 5)
    assert (item.authority, item.kind, item.record, item.line) == ("mirror-lake", "penalty", "p-1", 7)
    assert (item.path, item.number, item.provisional) == ("records/penalty/p-1.yaml", "镜卫〔2026〕p-1", True)
