"""How many items the baselines cover: with and without a tier of no punishment, and how many tiers in all.

The sums are those that organs report (645 items = 140 without + 505 with; so many 阶次), recomputed from the baselines.
"""

from collections.abc import Iterable
from typing import NamedTuple

from disclosure.discretion.versions import Version


class Total(NamedTuple):
    """Of one organ; of several by adding."""

    items: int
    with_exemption: int
    tiers: int

    @property
    def without_exemption(self) -> int:
        """The other items."""
        return self.items - self.with_exemption


def count_totals(versions: Iterable[Version]) -> dict[str, Total]:
    """Totals by organ; `versions` holds one version for each item."""
    found: dict[str, Total] = {}
    for version in versions:
        items, exempt, tiers = found.get(version.authority, Total(0, 0, 0))
        found[version.authority] = Total(items + 1, exempt + version.exempts, tiers + len(version.tiers))
    return found


def add_totals(totals: Iterable[Total]) -> Total:
    """The sum."""
    listed = list(totals)
    return Total(*(sum(part) for part in zip(*listed, strict=True))) if listed else Total(0, 0, 0)
