"""The end of a display, whatever a penalty's columns are: worked cases, and what holds for all of them."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.choices import Choices
from disclosure.display import Display, Displays
from disclosure.display.classes import CLASSES, WEIGHT
from disclosure.law import Law
from disclosure.records.summary import INTEGERS, Summary
from disclosure_store.law_files import read_law

KINDS = ["", "警告", "罚款", "警告、罚款", "没收违法所得、罚款", "吊销许可证件", "警告、吊销许可证件", "其他"]
DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1)).map(date.isoformat)
SELDOM = st.just("") | DAYS
CHOICES = st.builds(
    Choices,
    display_regime=st.sampled_from(["credit", "credit", "credit", "none"]),
    minor_display=st.sampled_from(["longest", "hidden", 1, 2, 12]),
)


@cache
def law() -> Law:
    return read_law()


def summary(**columns: Any) -> Summary:
    blank: dict[str, Any] = dict.fromkeys(Summary._fields, "") | dict.fromkeys(INTEGERS, 0)
    blank |= {"kind": "penalty", "id": "cf-1", "state": "public", "result": "处罚", "procedure": "普通程序"}
    return Summary(**blank | {"fine": -1, "confiscated": -1, "income": -1, "amount": -1} | columns)


def find(choices: Choices | None = None, **columns: Any) -> Display:
    found = Displays(law(), choices or Choices()).find(summary(**columns))
    assert found is not None
    return found


penalties = st.fixed_dictionaries(
    {
        "day": DAYS, "penalty_kinds": st.sampled_from(KINDS), "display_until": SELDOM, "repaired_on": SELDOM,
        "display_class": st.sampled_from(["", *CLASSES]), "result": st.sampled_from(["处罚", "处罚", "不予处罚"]),
        "procedure": st.sampled_from(["普通程序", "普通程序", "简易程序", ""]), "fine": st.integers(-1, 10**7),
    }
)  # fmt: skip


class TestWorkedCases:
    @pytest.mark.parametrize(
        ("day", "kinds", "until"),
        [
            ("2026-04-10", "警告", "2026-07-10"),
            ("2026-11-30", "警告", "2027-02-28"),
            ("2026-04-10", "警告、罚款", "2027-04-10"),
            ("2028-02-29", "罚款", "2029-02-28"),
            ("2026-04-10", "罚款、吊销许可证件", "2029-04-10"),
            ("2026-04-01", "罚款", "2027-04-01"),
            ("2026-03-31", "罚款", "2027-03-31"),
            ("2025-04-01", "罚款", "2026-04-01"),
            ("2025-03-31", "罚款", "2026-03-31"),
            ("2025-01-06", "罚款", "2026-03-31"),
            ("2023-01-06", "罚款", "2024-01-06"),
            ("2022-05-05", "责令停产停业", "2025-05-05"),
            ("2016-05-05", "罚款", "2017-07-30"),
        ],
    )
    def test_the_longest_display(self, day: str, kinds: str, until: str) -> None:
        found = find(day=day, penalty_kinds=kinds)
        assert (found.until, found.why, found.maximum) == (until, "maximum", until)

    def test_no_penalty_is_shown_three_months(self) -> None:
        assert find(day="2026-04-10", result="不予处罚").until == "2026-07-10"
        assert find(day="2025-04-10", result="不予处罚").until == "2026-03-31"

    def test_the_last_day_is_shown_and_the_next_is_not(self) -> None:
        found = find(day="2026-04-10", penalty_kinds="罚款")
        assert not found.is_over("2027-04-10")
        assert found.is_over("2027-04-11")

    def test_what_is_hidden_is_over_on_the_day_of_its_decision(self) -> None:
        found = find(Choices(minor_display="hidden"), day="2026-04-10", penalty_kinds="警告")
        assert (found.why, found.is_over("2026-04-10")) == ("hidden", True)

    def test_a_repair_ends_it_on_the_day_of_the_notice(self) -> None:
        found = find(day="2026-04-10", penalty_kinds="罚款", repaired_on="2026-09-08")
        assert (found.why, found.until) == ("repaired", "2026-09-07")
        assert found.is_over("2026-09-08")

    def test_a_repair_after_the_end_changes_nothing(self) -> None:
        found = find(day="2026-04-10", penalty_kinds="警告", repaired_on="2026-09-08")
        assert (found.why, found.until) == ("maximum", "2026-07-10")

    def test_other_records_have_no_display_unless_repaired(self) -> None:
        displays = Displays(law(), Choices())
        assert displays.find(summary(kind="permit", day="2026-04-10")) is None
        repaired = displays.find(summary(kind="permit", day="2026-04-10", repaired_on="2026-05-08"))
        assert repaired is not None
        assert (repaired.until, repaired.displayed) == ("2026-05-07", None)
        assert displays.find(summary(day="")) is None

    def test_a_day_near_the_end_of_all_days_does_no_harm(self) -> None:
        assert find(day="9999-12-31", penalty_kinds="罚款").until == "9999-12-31"


class TestClasses:
    @pytest.mark.parametrize(
        ("kinds", "expected"),
        [
            ("警告", "轻微"), ("通报批评", "轻微"), ("警告、通报批评", "轻微"), ("罚款", "一般"),
            ("警告、罚款", "一般"),
            ("没收违法所得", "一般"), ("没收非法财物", "一般"), ("暂扣许可证件", "一般"), ("降低资质等级", "一般"),
            ("吊销许可证件", "严重"), ("限制开展生产经营活动", "严重"), ("责令停产停业", "严重"), ("责令关闭", "严重"),
            ("限制从业", "严重"), ("行政拘留", "严重"), ("警告、没收违法所得、责令关闭", "严重"),
            ("法律、行政法规规定的其他行政处罚", "一般"), ("", "一般"),
        ],
    )  # fmt: skip
    def test_kinds_make_the_class(self, kinds: str, expected: str) -> None:
        assert find(day="2026-04-10", penalty_kinds=kinds).displayed == expected

    def test_summary_procedure_is_minor_whatever_the_kind(self) -> None:
        assert find(day="2026-04-10", penalty_kinds="罚款", procedure="简易程序").displayed == "轻微"

    def test_the_typed_class_wins(self) -> None:
        found = find(day="2026-04-10", penalty_kinds="吊销许可证件", display_class="一般")
        assert (found.displayed, found.is_typed_class) == ("一般", True)

    @pytest.mark.parametrize(
        ("party", "yuan", "expected"),
        [
            ("法人及非法人组织", 4999, "轻微"), ("法人及非法人组织", 5000, "一般"), ("自然人", 999, "轻微"),
            ("自然人", 1000, "一般"), ("自然人", 19999, "一般"), ("自然人", 20000, "严重"),
            ("个体工商户", 99999, "一般"), ("个体工商户", 100000, "严重"),
        ],
    )  # fmt: skip
    def test_a_portal_may_set_bounds_of_fines(self, party: str, yuan: int, expected: str) -> None:
        choices = Choices.model_validate(
            {
                "display_small_fine": {"person_yuan": 1000, "organisation_yuan": 5000},
                "display_huge_fine": {"person_yuan": 20000, "organisation_yuan": 100000},
            }
        )
        fine = {"penalty_kinds": "罚款", "fine": yuan * 100, "party_type": party}
        assert find(choices, day="2026-04-10", **fine).displayed == expected


@given(CHOICES, penalties)
def test_no_display_ends_before_its_decision(choices: Choices, columns: dict[str, Any]) -> None:
    found = find(choices, **columns)
    assert found.until == "" or found.until >= columns["day"]
    assert found.maximum == "" or found.until <= found.maximum


@given(CHOICES, penalties, st.dates(date(2015, 1, 1), date(2034, 1, 1)), st.integers(0, 4000))
def test_what_is_over_stays_over(choices: Choices, columns: dict[str, Any], day: date, days: int) -> None:
    found = find(choices, **columns)
    if found.is_over(day.isoformat()):
        assert found.is_over((day + timedelta(days=days)).isoformat())


@given(CHOICES, penalties)
def test_a_heavier_class_never_ends_sooner(choices: Choices, columns: dict[str, Any]) -> None:
    ends = [find(choices, **columns | {"result": "处罚", "display_class": name}).until for name in CLASSES]
    assert [end or "9999" for end in ends] == sorted(end or "9999" for end in ends)


@given(CHOICES, penalties, st.sampled_from(KINDS[1:]))
def test_one_more_kind_never_shortens_a_display(choices: Choices, columns: dict[str, Any], kind: str) -> None:
    columns |= {"display_class": "", "result": "处罚"}
    more = columns | {"penalty_kinds": "、".join(filter(None, (columns["penalty_kinds"], kind)))}
    if columns["penalty_kinds"]:
        assert (find(choices, **more).until or "9999") >= (find(choices, **columns).until or "9999")


@given(CHOICES, penalties)
def test_nobody_can_prolong_a_display(choices: Choices, columns: dict[str, Any]) -> None:
    plain = find(choices, **columns | {"display_until": "", "repaired_on": ""})
    found = find(choices, **columns)
    assert plain.until == "" or found.until <= plain.until


@given(penalties)
def test_without_a_regime_only_a_clerk_or_a_repair_ends_it(columns: dict[str, Any]) -> None:
    found = find(Choices(display_regime="none"), **columns)
    assert found.why in ("open", "typed", "repaired")
    if columns["display_until"] < columns["day"] and columns["repaired_on"] < columns["day"]:
        assert found.why == "open"


def test_classes_are_listed_the_lightest_first() -> None:
    assert WEIGHT["轻微"] < WEIGHT["一般"] < WEIGHT["严重"]
