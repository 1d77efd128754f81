"""Quotas of typical cases by month, and the office's board: every case at exactly one stage."""

import json
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.records import Authority
from disclosure.records.summary import summarise_broken
from disclosure.statistics.case_board import MONTHS_SHOWN, STAGES, find_stage, make_board
from disclosure.statistics.case_months import QuotaStatus, count_reported, list_quota_months
from disclosure.statistics.months import add_months, month_of
from disclosure.verdict import Outcome, Verdict

TODAY = date(2026, 11, 20)
WAY = {"telephone": "0990-55500001", "address": "镜湖市湖滨路1号", "website": "https://jinghu.example.gov.cn"}
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def organ(name: str, quota: dict[str, str] | None = None, **others: str) -> Authority:
    return Authority.model_validate(
        {"id": name, "name": f"{name}卫生健康委员会", "level": "city", "region": "990100", "contact": WAY,
         "uscc": "11990100MBED80HD6E", "supervision": WAY, "number_prefixes": ["镜卫罚"], "case_quota": quota, **others}
    )  # fmt: skip


def case(
    organ_id: str = "a", outcome: Outcome = "pending", embargo: str = "", state: str = "pending", **days: str
) -> Verdict:
    blank = summarise_broken("case", record="dx-1", authority=organ_id, path="", line=1)
    summary: Any = blank._replace(
        broken=False, state=state, embargo_until=embargo, facts=json.dumps({"domain": "公共卫生", **days})
    )
    return Verdict(summary, outcome, None, "", False)


def statuses(quota: dict[str, str], *cases: Verdict, today: str = "2026-11-20") -> dict[str, QuotaStatus]:
    months = list_quota_months(organ("a", quota), count_reported(cases), today)
    return {month.month: month.status for month in months}


CITY = {"monthly": "1", "to": "上级主管部门", "since": "2026-09"}
PROVINCE = {"monthly": "2", "to": "宣传部", "since": "2026-10"}


def test_a_city_counts_its_own_cases_by_the_day_of_submission() -> None:
    found = statuses(CITY, case(submitted_on="2026-10-31"), case("b", submitted_on="2026-09-30"))
    assert found == {"2026-09": "missed", "2026-10": "met", "2026-11": "running"}


def test_the_province_counts_what_was_sent_whoever_wrote_it() -> None:
    cases = [case("b", sent_to_propaganda_on="2026-10-08"), case("c", sent_to_propaganda_on="2026-10-09")]
    assert statuses(PROVINCE, *cases, case("a", submitted_on="2026-11-02")) == {
        "2026-10": "met",
        "2026-11": "running",
    }


def test_a_case_in_quarantine_counts_nowhere() -> None:
    assert statuses(CITY, case(outcome="quarantined", submitted_on="2026-10-31"))["2026-10"] == "short"


@pytest.mark.parametrize(
    ("today", "status"),
    [("2026-09-30", "running"), ("2026-10-01", "short"), ("2026-10-31", "short"), ("2026-11-01", "missed")],
)
def test_a_month_is_running_then_short_then_over(today: str, status: str) -> None:
    assert statuses(CITY, today=today)["2026-09"] == status


@pytest.mark.parametrize("quota", [{**CITY, "monthly": "0"}, {**CITY, "since": "2026-12"}])
def test_no_duty_has_no_months(quota: dict[str, str]) -> None:
    assert statuses(quota) == {}


@given(st.dates(date(2026, 9, 1), date(2028, 1, 1)), st.integers(1, 500))
def test_time_never_makes_a_missed_month_good(day: date, later: int) -> None:
    cases = [case(submitted_on="2026-10-08"), case(submitted_on="2026-12-31")]
    before = statuses(CITY, *cases, today=day.isoformat())
    after = statuses(CITY, *cases, today=(day + timedelta(days=later)).isoformat())
    assert [
        month for month, status in before.items() if status in ("short", "missed") and after[month] == "met"
    ] == []
    assert all(after[month] == "met" for month, status in before.items() if status == "met")


@pytest.mark.parametrize(
    ("verdict", "stage"),
    [
        (case(), "drafted"),
        (case(submitted_on="2026-10-08"), "submitted"),
        (case(submitted_on="2026-10-08", confirmed_on="2026-10-09"), "confirmed"),
        (case(confirmed_on="2026-10-09", sent_to_propaganda_on="2026-10-12"), "sent"),
        (case(state="public", embargo="2026-11-21", sent_to_propaganda_on="2026-10-12"), "embargoed"),
        (case(state="pending", embargo="2026-11-21", submitted_on="2026-10-12"), "submitted"),
        (case(outcome="withheld", state="withheld", submitted_on="2026-10-12"), "submitted"),
        (case(outcome="published", state="public", embargo="2026-11-20"), "published"),
        (case(outcome="withdrawn", state="public"), "published"),
    ],
)
def test_a_case_is_at_its_furthest_stage(verdict: Verdict, stage: str) -> None:
    assert find_stage(verdict, "2026-11-20") == stage


DAYS = st.dates(date(2024, 1, 1), TODAY).map(date.isoformat) | st.just("")
CASES = st.lists(
    st.builds(
        lambda who, outcome, **days: case(who, outcome, **{k: v for k, v in days.items() if v}),
        st.sampled_from("abc"), st.sampled_from(OUTCOMES), submitted_on=DAYS, sent_to_propaganda_on=DAYS,
    )
)  # fmt: skip


@given(CASES)
def test_every_case_stands_on_the_board_once(cases: list[Verdict]) -> None:
    organs = [organ("a", CITY), organ("b"), organ("c", PROVINCE)]
    board = make_board(cases, organs, TODAY)
    read = [verdict for verdict in cases if verdict.outcome != "quarantined"]
    assert sum(sum(row.stages.values()) for row in board.rows) == len(read)
    assert all(tuple(row.stages) == STAGES for row in board.rows)
    for row in board.rows:
        assert list(row.reported) == list(board.months)
        assert row.quota.keys() <= row.reported.keys()
        assert all(row.quota[month].count == row.reported[month] for month in row.quota)


def test_the_board_has_the_running_month_and_a_year_before_it() -> None:
    early = {**CITY, "since": "2025-08"}
    board = make_board([case(submitted_on="2025-09-30")], [organ("a", early), organ("b")], TODAY)
    assert board.months[-1] == month_of(TODAY.isoformat())
    assert board.months[0] == add_months("2026-11", 1 - MONTHS_SHOWN) == "2025-11"
    (row,) = board.rows
    assert row.missed_before == 2, "August and October 2025"
    assert (row.quota["2026-10"].status, row.quota["2025-11"].status) == ("short", "missed")


def test_organs_stand_in_region_order_the_higher_first() -> None:
    organs = [
        organ("c", CITY, region="990200"),
        organ("b", CITY, region="990100"),
        organ("a", PROVINCE, level="province"),
    ]
    assert [row.organ.id for row in make_board([], organs, TODAY).rows] == ["a", "b", "c"]


def test_embargoes_come_with_their_day_the_nearest_first() -> None:
    waiting = [case(state="public", embargo=day) for day in ("2027-02-01", "2026-11-21", "2026-11-20")]
    assert [item.until for item in make_board(waiting, [organ("a")], TODAY).embargoes] == [
        "2026-11-21",
        "2027-02-01",
    ]
