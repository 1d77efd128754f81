"""What is imposed within a tier, what baselines come to, and what a version changed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.discretion.made_baselines import baseline, baseline_summary, summary, tier, version

from disclosure.discretion.changes import Change, compare_tiers
from disclosure.discretion.practice import find_median, observe
from disclosure.discretion.totals import Total, add_totals, count_totals
from disclosure.discretion.versions import Versions

FLOOR = {"statutory": {"fine_multiple": {"min": "1", "max": "20"}, "income_floor_yuan": "10000"}}


@given(st.lists(st.integers(0, 10**9), min_size=1).map(sorted))
def test_half_lies_on_each_side_of_the_median(values: list[int]) -> None:
    median = find_median(values)
    assert median is not None
    assert sum(value <= median for value in values) * 2 >= len(values)
    assert sum(value >= median for value in values) * 2 >= len(values)


def test_practice_counts_cases_and_fines_apart() -> None:
    cases = [summary("penalty", f"cf-{n}", fine=fine) for n, fine in enumerate((300, -1, 100, 200))]
    practice = observe(version(tier("一般", fine_yuan=("1", "3"))), "一般", cases)
    assert (practice.cases, practice.fines, practice.multiples) == (4, (100, 200, 300), ())
    assert (practice.lowest, practice.median, practice.highest) == (100, 200, 300)


def test_practice_in_multiples_uses_the_floor() -> None:
    cases = [
        summary("penalty", "cf-1", fine=5_150_000, income=1_030_000),
        summary("penalty", "cf-2", fine=8_000_000, income=680_000),
        summary("penalty", "cf-3", fine=6_000_000),
    ]
    practice = observe(version(tier("较轻", fine_multiple=("5", "8")), **FLOOR), "较轻", cases)
    assert practice.multiples == (Decimal("5.00"), Decimal("6.00"), Decimal("8.00"))


def test_nothing_imposed_is_no_amount() -> None:
    practice = observe(version(tier("一般")), "一般", [])
    assert (practice.cases, practice.lowest, practice.median, practice.highest) == (0, None, None, None)


def test_totals_recompute_from_the_latest_versions() -> None:
    made = [
        baseline(tier("免罚"), tier("一般"), id="bl-0"),
        baseline(tier("免罚"), tier("一般"), tier("严重"), id="bl-1", supersedes="bl-0"),
        baseline(tier("一般"), id="bl-2"),
        baseline(tier("一般"), id="bl-3", authority="other"),
    ]
    totals = count_totals(Versions(map(baseline_summary, made)).latest)
    assert totals == {"jinghu": Total(2, 1, 4), "other": Total(1, 0, 1)}
    whole = add_totals(totals.values())
    assert whole == Total(3, 1, 5)
    assert whole.items == whole.with_exemption + whole.without_exemption
    assert add_totals([]) == Total(0, 0, 0)


def test_changes_name_what_came_went_and_differs() -> None:
    before = [tier("较轻", fine_yuan=("1", "2")), tier("一般"), tier("严重")]
    after = [tier("较轻", fine_yuan=("1", "3")), tier("一般"), tier("较重")]
    assert compare_tiers(before, after) == [
        Change("较轻", before[0], after[0], ("fine_yuan",)), Change("较重", None, after[2], ()),
        Change("严重", before[2], None, ()),
    ]  # fmt: skip
    assert compare_tiers(before, before) == []
