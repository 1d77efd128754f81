"""Months by segment: what a search has to look into, and what a change makes anew."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from disclosure_search.spans import MOST_TOGETHER, group_months

YEARS = st.dictionaries(st.integers(2000, 2025), st.integers(1, 2 * MOST_TOGETHER), min_size=1)


def group(years: dict[int, int], as_of: str) -> dict[str, list[str]]:
    return group_months({f"{year}-03": years[year] for year in sorted(years, reverse=True)}, as_of)


@given(YEARS)
def test_years_that_are_over_lie_together_as_far_as_they_are_small(years: dict[int, int]) -> None:
    groups = list(group(years, "2026-11-20").values())
    assert [month for months in groups for month in months] == sorted(
        (f"{y}-03" for y in years), reverse=True
    )
    sizes = [sum(years[int(month[:4])] for month in months) for months in groups]
    for size, months in zip(sizes, groups, strict=True):
        assert size <= MOST_TOGETHER or len(months) == 1
    for newer, older in pairwise(groups):
        added = years[int(newer[-1][:4])]
        assert sum(years[int(month[:4])] for month in older) + added > MOST_TOGETHER


@given(YEARS)
def test_a_year_that_ends_moves_no_more_than_the_newest_of_them(years: dict[int, int]) -> None:
    before = list(group(years, "2026-11-20").values())
    after = list(group({**years, 2026: MOST_TOGETHER // 2}, "2027-11-20").values())
    assert after[-len(before) + 1 :] == before[1:] or len(before) == 1
