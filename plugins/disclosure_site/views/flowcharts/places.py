"""Where the slots of the layers stand across the page: each as near as can be below what leads to it."""

from collections import defaultdict
from collections.abc import Sequence

from disclosure_site.views.flowcharts.layers import Layers


def place_across(layers: Layers, widths: Sequence[int], gap: int) -> list[int]:
    """The middle of each slot, the leftmost edge being 0; slots of a layer keep `gap` between them."""
    above: dict[int, list[int]] = defaultdict(list)
    for strand in layers.strands:
        for upper, lower in zip(strand.slots, strand.slots[1:], strict=False):
            above[lower].append(upper)
    middle = [0] * len(widths)
    for row in layers.rows:
        wanted = [_mean([middle[slot] for slot in above[each]]) for each in row]
        taken: list[int] = []
        for place, slot in enumerate(row):
            half = widths[slot] // 2
            least = taken[-1] + widths[row[place - 1]] // 2 + gap + half if taken else None
            taken.append(wanted[place] if least is None else max(wanted[place], least))
        # pushed to the right by each other: the row goes back until its steps are, on the whole, where they should be
        pushed = [(slot, got - want) for slot, got, want in zip(row, taken, wanted, strict=True)]
        shift = _mean([by for slot, by in pushed if slot < layers.steps] or [by for _, by in pushed])
        for slot, at in zip(row, taken, strict=True):
            middle[slot] = at - shift
    left = min((at - widths[slot] // 2 for slot, at in enumerate(middle)), default=0)
    return [at - left for at in middle]


def _mean(numbers: Sequence[int]) -> int:
    return sum(numbers) // len(numbers) if numbers else 0
