"""The limits are those of the papers, from their day on and not before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from disclosure.law import Law, UnknownLimitError
from disclosure.law.limits import LimitHistory, LimitList
from disclosure_store.law_files import read_law

POLICY_118 = date(2019, 1, 3)
PENALTY_ACT = date(2021, 7, 15)
INFORMATION_REGULATION = date(2019, 5, 15)
CREDIT_ORDER_36 = date(2026, 4, 1)

FIRST_VALUES = [
    ("T1", 7, "working_day", POLICY_118),
    ("T1.no_penalty", 20, "working_day", POLICY_118),
    ("T2", 7, "working_day", POLICY_118),
    ("T3", 20, "working_day", POLICY_118),
    ("T9", 20, "working_day", POLICY_118),
    ("T5", 3, "working_day", PENALTY_ACT),
    ("T6", 3, "working_day", PENALTY_ACT),
    ("T7", 20, "working_day", INFORMATION_REGULATION),
    ("T7.warn", 7, "working_day", INFORMATION_REGULATION),
    ("T8", 20, "working_day", INFORMATION_REGULATION),
    ("C8.gap", 20, "working_day", POLICY_118),
    ("C9.decision", 90, "natural_day", PENALTY_ACT),
    ("C9.discovery", 2, "year", PENALTY_ACT),
    ("C9.discovery_grave", 5, "year", PENALTY_ACT),
    ("D3", 3, "working_day", CREDIT_ORDER_36),
]
CHANGES = [
    ("C5.citizen", PENALTY_ACT, 50, 200),
    ("C5.organisation", PENALTY_ACT, 1000, 3000),
]
ONE_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def law() -> Law:
    return read_law()


@pytest.mark.parametrize(("key", "value", "unit", "since"), FIRST_VALUES)
def test_first_value_holds_from_its_day_on(law: Law, key: str, value: int, unit: str, since: date) -> None:
    limit = law.limit(key, since)
    assert limit is not None
    assert (limit.key, limit.value, limit.unit, limit.since) == (key, value, unit, since)


@pytest.mark.parametrize(("key", "value", "unit", "since"), FIRST_VALUES)
def test_before_the_first_value_there_is_no_limit(
    law: Law, key: str, value: int, unit: str, since: date
) -> None:
    assert law.limit(key, since - ONE_DAY) is None
    assert law.limit(key, date.min) is None


@pytest.mark.parametrize(("key", "day", "before", "after"), CHANGES)
def test_a_decision_keeps_the_limit_of_its_own_day(
    law: Law, key: str, day: date, before: int, after: int
) -> None:
    old, new = law.limit(key, day - ONE_DAY), law.limit(key, day)
    assert old is not None
    assert new is not None
    assert (old.value, new.value) == (before, after)
    assert old.since < new.since == day


@pytest.mark.parametrize("key", ["T1", "T2", "T3", "T5", "T9"])
def test_today_has_a_limit(law: Law, key: str) -> None:
    assert law.limit(key, date(2026, 11, 21)) == law.limit(key, date.max)
    assert law.limit(key, date.max) is not None


@pytest.mark.parametrize("key", ["T10", "T11"])
def test_yearly_duties_fall_on_the_last_of_january(law: Law, key: str) -> None:
    fixed = law.fixed_date(key, POLICY_118)
    assert fixed is not None
    assert fixed.in_year(2027) == date(2027, 1, 31)
    assert fixed.reference
    assert law.fixed_date(key, POLICY_118 - ONE_DAY) is None


def test_a_kind_of_limit_is_asked_for_by_its_own_question(law: Law) -> None:
    with pytest.raises(UnknownLimitError, match="「T10」"):
        law.limit("T10", POLICY_118)
    with pytest.raises(UnknownLimitError, match="「T1」"):
        law.fixed_date("T1", POLICY_118)
    with pytest.raises(KeyError):
        law.limit("T12", POLICY_118)


def test_every_limit_belongs_to_a_rule(law: Law) -> None:
    assert {key.partition(".")[0] for key in [*law.limits, *law.fixed_dates]} <= set(law.rules)


history = st.dictionaries(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(min_value=1, max_value=10**6),
    min_size=1,
    max_size=8,
)


@given(values=history, on=st.dates())
def test_the_last_value_begun_holds_whatever_the_order_of_writing(values: dict[date, int], on: date) -> None:
    written = {
        day.isoformat(): {"value": str(value), "references": [{"source": "INF"}]}
        for day, value in values.items()
    }
    timeline = LimitHistory.model_validate({"title": "某期限", "unit": "month", "values": written}).compile(
        "X"
    )
    begun = [day for day in values if day <= on]
    found = timeline.find(on)
    assert (found and found.value) == (values[max(begun)] if begun else None)


GOOD_VALUE = {"value": "7", "references": [{"source": "INF"}]}


def a_list(**changes: object) -> dict[str, object]:
    entry = {"title": "某期限", "unit": "working_day", "values": {"2019-01-03": GOOD_VALUE}, **changes}
    return {"last_checked": "2026-11-21", "check_every_days": "90", "limits": {"X": entry}}


def test_the_form_that_is_right_is_taken() -> None:
    assert LimitList.model_validate(a_list()).limits["X"].title == "某期限"


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "fortnight"},
        {"unit": "fixed_date"},
        {"values": {}},
        {"values": {"2019-13-03": GOOD_VALUE}},
        {"values": {"20190103": GOOD_VALUE}},
        {"values": {"2019-01-03": {"value": "7"}}},
        {"values": {"2019-01-03": {"value": "7", "references": []}}},
        {"values": {"2019-01-03": {**GOOD_VALUE, "value": "0"}}},
        {"values": {"2019-01-03": {**GOOD_VALUE, "value": "-7"}}},
        {"values": {"2019-01-03": {**GOOD_VALUE, "value": "7.5"}}},
        {"values": {"2019-01-03": {**GOOD_VALUE, "value": "七"}}},
        {"values": {"2019-01-03": {**GOOD_VALUE, "note": "多余"}}},
        {"unit": "fixed_date", "values": {"2019-01-03": {**GOOD_VALUE, "value": "02-30"}}},
        {"remark": "多余"},
    ],
)
def test_a_value_without_form_or_reference_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        LimitList.model_validate(a_list(**changes))
