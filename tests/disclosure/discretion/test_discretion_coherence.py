"""Tiers that hold together, against a slow and plain look at every pair."""

from decimal import Decimal
from itertools import combinations
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from disclosure.discretion.bounds import Bounds, Span
from disclosure.discretion.coherence import STATUTE, BoundedTier, Flaw, find_flaws
from disclosure.records.baseline import TierName

NAMES: tuple[TierName, ...] = get_args(TierName)
NONE = Bounds(None, None)
SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(*ends))


def fines(*spans: tuple[int, int] | None) -> list[BoundedTier]:
    return [
        BoundedTier(name, Bounds(Span(*span) if span else None, None))
        for name, span in zip(NAMES, spans, strict=False)
    ]


@st.composite
def lists_of_tiers(draw: st.DrawFn) -> list[BoundedTier]:
    names = draw(st.lists(st.sampled_from(NAMES), max_size=6))
    return [BoundedTier(name, Bounds(draw(st.none() | SPANS), None)) for name in names]


def holds_together(tiers: list[BoundedTier], statute: Span | None) -> bool:
    """Whether no pair of tiers crosses or is out of order, and none leaves the statute."""
    spans = [(NAMES.index(tier.name), tier.bounds.fine) for tier in tiers]
    ranks = [rank for rank, _ in spans]
    if ranks != sorted(set(ranks)) or any(span and span.low > span.high for _, span in spans):
        return False
    known = [span for _, span in spans if span]
    if any(milder.high > graver.low for milder, graver in combinations(known, 2)):
        return False
    return statute is None or all(statute.low <= span.low and span.high <= statute.high for span in known)


@given(lists_of_tiers(), st.none() | SPANS.filter(lambda span: span.low <= span.high))
def test_flaws_are_found_exactly_where_tiers_do_not_hold_together(
    tiers: list[BoundedTier], statute: Span | None
) -> None:
    flaws = [flaw for flaw in find_flaws(tiers, Bounds(statute, None)) if flaw.kind != "gap"]
    assert (not flaws) is holds_together(tiers, statute)


@given(lists_of_tiers(), SPANS)
def test_no_tier_is_accepted_outside_the_statute(tiers: list[BoundedTier], statute: Span) -> None:
    spoiled = {flaw.place for flaw in find_flaws(tiers, Bounds(statute, None))}
    for place, tier in enumerate(tiers):
        span = tier.bounds.fine
        if span and statute.low <= statute.high and (span.low < statute.low or span.high > statute.high):
            assert place in spoiled


@given(st.permutations(fines((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6))))
def test_the_order_in_the_file_is_told_and_the_amounts_are_compared_by_gravity(
    tiers: list[BoundedTier],
) -> None:
    kinds = {flaw.kind for flaw in find_flaws(tiers, NONE)}
    assert kinds == (set() if [tier.name for tier in tiers] == list(NAMES) else {"disordered"})


def test_a_gap_is_told_of_the_graver_tier() -> None:
    assert find_flaws(fines(None, (0, 1000), (1001, 2000)), NONE) == [Flaw("gap", 2, "fine", 1)]


def test_tiers_without_amounts_stand_between_others() -> None:
    assert find_flaws(fines((0, 1), None, (1, 2)), NONE) == []


def test_equal_fixed_amounts_touch() -> None:
    assert find_flaws(fines((5, 5), (5, 5), (5, 9)), NONE) == []


def test_one_mistake_is_told_once() -> None:
    doubled = [*fines(None, None, (0, 9)), BoundedTier("较轻", Bounds(Span(3, 4), None))]
    assert find_flaws(doubled, NONE) == [Flaw("doubled", 3, other=2)]
    assert find_flaws(fines((9, 1), (2, 3)), Bounds(Span(0, 5), None)) == [Flaw("inverted", 0, "fine")]
    assert find_flaws(fines((0, 1)), Bounds(Span(5, 2), Span(1, 2))) == [Flaw("inverted", STATUTE, "fine")]


def test_a_scale_that_the_statute_does_not_know_is_told() -> None:
    multiple = [BoundedTier("一般", Bounds(None, Span(Decimal(1), Decimal(2))))]
    assert find_flaws(multiple, Bounds(Span(0, 5), None)) == [Flaw("unknown_scale", 0, "multiple")]
    assert find_flaws(multiple, NONE) == []


def test_scales_do_not_cross_each_other() -> None:
    mixed = [
        BoundedTier("较轻", Bounds(Span(0, 900000), None)),
        BoundedTier("一般", Bounds(None, Span(Decimal(1), Decimal(2)))),
        BoundedTier("严重", Bounds(Span(900000, 1000000), Span(Decimal("1.5"), Decimal(3)))),
    ]
    assert find_flaws(mixed, NONE) == [Flaw("overlap", 2, "multiple", 1)]
