"""Whether the tiers of one baseline hold together (rule B3): inside the statute, ordered, touching, never crossing."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from disclosure.discretion.bounds import Bounds, Span
from disclosure.records.baseline import TierName

Scale = Literal["fine", "multiple"]
SCALES: tuple[Scale, ...] = get_args(Scale)
FlawKind = Literal["inverted", "doubled", "disordered", "outside", "unknown_scale", "overlap", "gap"]
"""上下限颠倒 · 阶次重复 · 顺序颠倒 · 超出法定幅度 · 法定幅度没有这种算法 · 交叉 · 空档."""
_RANK: dict[str, int] = {name: rank for rank, name in enumerate(get_args(TierName))}
FEN_IN_YUAN = 100
STATUTE = -1
"""The place of a flaw of the statute's own bounds."""


class BoundedTier(NamedTuple):
    """A tier as this comparison sees it."""

    name: TierName
    bounds: Bounds


class Flaw(NamedTuple):
    """One flaw: at which tier (position in the file, or STATUTE), on which scale, and against which other tier."""

    kind: FlawKind
    place: int
    scale: Scale | None = None
    other: int = STATUTE
    """The milder tier that it does not fit to."""


def find_flaws(tiers: Sequence[BoundedTier], statute: Bounds) -> list[Flaw]:
    """All flaws, one for each mistake: what is flawed in itself is not compared any further."""
    flaws = [Flaw("inverted", STATUTE, scale) for scale in SCALES if _is_inverted(_on(statute, scale))]
    flaws += _find_misplaced(tiers)
    doubled = {flaw.place for flaw in flaws if flaw.kind == "doubled"}
    for scale in SCALES:
        own = list(_find_own(tiers, statute, scale))
        spoiled = {flaw.place for flaw in own if flaw.kind == "inverted"} | doubled
        flaws += [*own, *_find_between(tiers, scale, spoiled)]
    return flaws


def _on(bounds: Bounds, scale: Scale) -> Span | None:
    return bounds.fine if scale == "fine" else bounds.multiple


def _is_inverted(span: Span | None) -> bool:
    return span is not None and span.low > span.high


def _find_misplaced(tiers: Sequence[BoundedTier]) -> Iterator[Flaw]:
    """Names that occur twice, and tiers that stand after a graver one."""
    first: dict[str, int] = {}
    gravest = STATUTE
    for place, tier in enumerate(tiers):
        if tier.name in first:
            yield Flaw("doubled", place, other=first[tier.name])
            continue
        first[tier.name] = place
        if gravest != STATUTE and _RANK[tier.name] < _RANK[tiers[gravest].name]:
            yield Flaw("disordered", place, other=gravest)
        else:
            gravest = place


def _find_own(tiers: Sequence[BoundedTier], statute: Bounds, scale: Scale) -> Iterator[Flaw]:
    """Each tier by itself and against the statute."""
    for place, tier in enumerate(tiers):
        span = _on(tier.bounds, scale)
        if span is None:
            continue
        if _is_inverted(span):
            yield Flaw("inverted", place, scale)
        elif statute:
            allowed = _on(statute, scale)
            if allowed is None:
                yield Flaw("unknown_scale", place, scale)
            elif not _is_inverted(allowed) and (span.low < allowed.low or span.high > allowed.high):
                yield Flaw("outside", place, scale)


def _find_between(tiers: Sequence[BoundedTier], scale: Scale, spoiled: set[int]) -> Iterator[Flaw]:
    """Neighbours in gravity: the graver one begins where the milder one ends."""
    spans = [
        (_RANK[tier.name], place, span)
        for place, tier in enumerate(tiers)
        if place not in spoiled and (span := _on(tier.bounds, scale)) is not None
    ]
    for (_, milder, below), (_, graver, above) in pairwise(sorted(spans, key=lambda item: item[:2])):
        if above.low < below.high:
            yield Flaw("overlap", graver, scale, milder)
        elif above.low > below.high and not _counts_on(below, above, scale):
            yield Flaw("gap", graver, scale, milder)


def _counts_on(below: Span, above: Span, scale: Scale) -> bool:
    """Whether two spans of whole yuan follow each other, as in 3500–4249 and 4250–5000: nobody fines in between."""
    whole = not any(bound % FEN_IN_YUAN for bound in (below.high, above.low))
    return scale == "fine" and whole and above.low - below.high == FEN_IN_YUAN
