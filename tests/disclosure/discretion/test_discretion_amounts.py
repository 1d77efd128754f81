"""A fine against its tier: bounds included, multiples exact, the floor applied."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.discretion.made_baselines import tier, version

from disclosure.discretion.amounts import Standing, weigh_against_statute, weigh_fine
from disclosure.discretion.bounds import NO_AMOUNT, Span, find_base, list_spans, read_bounds
from disclosure.records.fields import format_fen, parse_fen

FLOOR = {"fine_multiple": {"min": "5", "max": "20"}, "income_floor_yuan": "10000"}
AMOUNTS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("income", "fine", "standing"),
    [
        ("10300", "51500", "within"), ("10300", "51499.99", "below"), ("10300", "82400", "within"),
        ("10300", "82400.01", "above"), ("6800", "80000", "within"), ("6800", "34000", "below"),
        (None, "50000", "within"), (None, "49999.99", "below"), ("10000", "50000", "within"),
    ],
)  # fmt: skip
def test_multiples_are_counted_of_the_income_or_its_floor(
    income: str | None, fine: str, standing: Standing
) -> None:
    of = version(tier("较轻", fine_multiple=("5", "8")), statutory=FLOOR)
    known = parse_fen(income) if income else NO_AMOUNT
    assert weigh_fine(of, "较轻", parse_fen(fine), known).standing == standing


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_both_bounds_are_within_and_nothing_beyond_them(one: int, other: int, fine: int) -> None:
    low, high = sorted((one, other))
    of = version(tier("一般", fine_yuan=(format_fen(low), format_fen(high))))
    standing = weigh_fine(of, "一般", fine, NO_AMOUNT).standing
    assert standing == ("below" if fine < low else "above" if fine > high else "within")
    assert weigh_fine(of, "一般", low, NO_AMOUNT).standing == "within"
    assert weigh_fine(of, "一般", high, NO_AMOUNT).standing == "within"


@given(st.integers(0, 10**8), st.decimals(0, 40, places=2), st.decimals(0, 40, places=2))
def test_a_multiple_is_never_off_by_a_fen(income: int, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    (span,) = list_spans(read_bounds({"multiple": [str(low), str(high)]}), income, None)
    assert span.low <= low * income < span.low + 1
    assert span.high - 1 < high * income <= span.high


def test_a_fine_is_within_a_tier_of_two_scales_where_it_fits_one() -> None:
    of = version(tier("一般", fine_yuan=("100", "200"), fine_multiple=("1", "2")))
    assert weigh_fine(of, "一般", parse_fen("150"), parse_fen("1000")).standing == "within"
    assert weigh_fine(of, "一般", parse_fen("1500"), parse_fen("1000")).standing == "within"
    assert weigh_fine(of, "一般", parse_fen("500"), parse_fen("1000")).standing == "above"
    assert weigh_fine(of, "一般", parse_fen("500"), NO_AMOUNT).standing == "uncountable"


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("给予警告，可以并处一千元以上二千元以下的罚款", "within"), ("可以处一千元以上罚款", "within"),
        ("给予警告，并处一千元以上二千元以下的罚款", "below"),
        ("处一千元以上罚款；情节严重的，可以依法责令停业整顿", "below"),
    ],
)  # fmt: skip
def test_a_fine_may_be_left_out_only_where_the_tier_says_so(words: str, standing: Standing) -> None:
    of = version(tier("一般", fine_yuan=("1000", "2000")) | {"penalty": words})
    assert weigh_fine(of, "一般", NO_AMOUNT, NO_AMOUNT).standing == standing
    assert weigh_fine(of, "一般", 1, NO_AMOUNT).standing == "below"


def test_a_tier_without_amounts_has_no_fine_and_one_without_punishment_no_penalty() -> None:
    of = version(tier("免罚"), tier("轻微"))
    assert weigh_fine(of, "轻微", NO_AMOUNT, NO_AMOUNT).standing == "within"
    assert weigh_fine(of, "轻微", 100, NO_AMOUNT).standing == "above"
    assert weigh_fine(of, "免罚", NO_AMOUNT, NO_AMOUNT).standing == "above"
    assert weigh_fine(of, "免罚", NO_AMOUNT, NO_AMOUNT, is_punished=False).standing == "within"


def test_without_a_statute_nothing_lies_outside_it() -> None:
    assert weigh_against_statute(version(tier("轻微")), 10**9, NO_AMOUNT).standing == "within"


def test_the_floor_is_the_least_that_is_counted() -> None:
    assert [find_base(income, 100) for income in (NO_AMOUNT, 0, 99, 100, 101)] == [100, 100, 100, 100, 101]
    assert find_base(NO_AMOUNT, None) is None
    assert find_base(0, None) == 0


def test_bounds_that_are_not_there_are_not_there() -> None:
    assert not read_bounds({})
    assert read_bounds({"fine": [1, 2]}).fine == Span(1, 2)
