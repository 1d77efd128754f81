"""What is missing in a run, against a slow look at every serial."""

from hypothesis import given
from hypothesis import strategies as st

from disclosure.numbers.gaps import Gap, Leap, find_breaks, spell_ranges

SERIALS = st.sets(st.integers(1, 60), min_size=1, max_size=30).map(sorted)


@given(SERIALS, st.integers(1, 60))
def test_every_missing_number_is_told_once_and_no_other(serials: list[int], start: int) -> None:
    known = [serial for serial in serials if serial >= start]
    told = [
        n for gap in find_breaks(known, start) if isinstance(gap, Gap) for n in range(gap.first, gap.last + 1)
    ]
    leaps = [leap for leap in find_breaks(known, start) if isinstance(leap, Leap)]
    missing = [n for n in range(start, max(known, default=start - 1)) if n not in known]
    assert told == [n for n in missing if not any(leap.before < n < leap.after for leap in leaps)]


@given(SERIALS)
def test_the_next_number_is_a_known_one(serials: list[int]) -> None:
    gaps = [found for found in find_breaks(serials, 1) if isinstance(found, Gap)]
    assert all(gap.next in serials and gap.last == gap.next - 1 and gap.size > 0 for gap in gaps)


def test_a_leap_is_no_gap_until_enough_numbers_lie_beyond_it() -> None:
    assert find_breaks([1, 2, 75], 1) == [Leap(2, 75)]
    assert find_breaks([1, 2, *range(75, 115)], 1) == [Gap(3, 74, 75)]
    assert find_breaks([1, 2, 8], 1) == [Gap(3, 7, 8)]
    assert find_breaks([1, 2, 9], 1) == [Leap(2, 9)]
    assert find_breaks([1, 2, 33], 1) == [Leap(2, 33)]
    assert find_breaks([*range(1, 20), 119], 1) == [Leap(19, 119)]


def test_a_misprint_of_ten_thousand_prints_no_thousands() -> None:
    found = find_breaks([*range(1, 500), 502, 10000], 1)
    assert found == [Gap(500, 501, 502), Leap(502, 10000)]


def test_a_run_may_begin_anywhere() -> None:
    assert find_breaks([31, 32], 31) == []
    assert find_breaks([], 1) == []


def test_many_stretches_are_cut() -> None:
    gaps = [Gap(n, n, n + 1) for n in range(1, 40, 2)]
    assert spell_ranges(gaps) == "1、3、5、7、9、11、13、15、17、19等"
    assert spell_ranges(gaps[:2]) == "1、3"
