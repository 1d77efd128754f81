"""What is imposed within a tier: the fines of its public penalties, counted (同阶次案件金额)."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeVar

from disclosure.discretion.bounds import NO_AMOUNT, find_base
from disclosure.discretion.versions import Version
from disclosure.records.summary import Summary

Number = TypeVar("Number", int, Decimal)
_MULTIPLE_PLACES = Decimal("0.01")


class Practice(NamedTuple):
    """The penalties of a tier: how many, with a fine, and how the fines lie (分; multiples where counted so)."""

    cases: int
    fines: tuple[int, ...]
    """In rising order."""
    multiples: tuple[Decimal, ...]
    """In rising order, of the cases whose base is known; () where the tier does not count in multiples."""

    @property
    def lowest(self) -> int | None:
        """分; None without a fine."""
        return self.fines[0] if self.fines else None

    @property
    def median(self) -> int | None:
        """分, of an even number the lower half's share rounded down; None without a fine."""
        return find_median(self.fines)

    @property
    def highest(self) -> int | None:
        """分; None without a fine."""
        return self.fines[-1] if self.fines else None


def observe(version: Version, tier: str, summaries: Iterable[Summary]) -> Practice:
    """The practice of a tier in the penalties that cite it."""
    cases = list(summaries)
    fines = sorted(summary.fine for summary in cases if summary.fine != NO_AMOUNT)
    multiples = [find_multiple(version, tier, summary.fine, summary.income) for summary in cases]
    known = sorted(multiple for multiple in multiples if multiple is not None)
    return Practice(len(cases), tuple(fines), tuple(known))


def find_multiple(version: Version, tier: str, fine: int, income: int) -> Decimal | None:
    """How many times the illegal income (or its floor) a fine is; None where the tier does not count so."""
    base = find_base(income, version.income_floor)
    bounds = version.tiers.get(tier)
    if bounds is None or bounds.multiple is None or not base or fine == NO_AMOUNT:
        return None
    return (Decimal(fine) / base).quantize(_MULTIPLE_PLACES, ROUND_HALF_UP)


def find_median(values: Sequence[Number]) -> Number | None:
    """The middle of values in rising order, of an even number the mean of the two; whole 分 rounded down."""
    if not values:
        return None
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    total = values[middle - 1] + values[middle]
    return total // 2 if isinstance(total, int) else total / 2
