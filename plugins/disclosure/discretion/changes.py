"""What a version of a baseline changed in the tiers of the one before it."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

Tier = Mapping[str, Any]
"""A tier as the served text has it."""
Part = Literal["fine_yuan", "fine_multiple", "conditions", "penalty"]
PARTS: tuple[Part, ...] = ("fine_yuan", "fine_multiple", "conditions", "penalty")


class Change(NamedTuple):
    """One tier: what it was and what it is, None where it was or is not there; which parts differ."""

    name: str
    before: Tier | None
    after: Tier | None
    parts: tuple[Part, ...]


def compare_tiers(before: Sequence[Tier], after: Sequence[Tier]) -> list[Change]:
    """Every tier that came, went or differs: the present ones in their order, then those that went."""
    old, new = ({tier["name"]: tier for tier in tiers} for tiers in (before, after))
    changes = []
    for name, tier in new.items():
        earlier = old.get(name)
        parts = tuple(part for part in PARTS if earlier is not None and earlier.get(part) != tier.get(part))
        if earlier is None or parts:
            changes.append(Change(name, earlier, tier, parts))
    return changes + [Change(name, tier, None, ()) for name, tier in old.items() if name not in new]
