"""Steps in layers (after Sugiyama): arrows that go back are turned, long ones get a place in each layer they pass."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_SWEEPS = 6
_NO_MORE = -1

Edge = tuple[int, int]


class Strand(NamedTuple):
    """One arrow as drawn, from the upper step to the lower: the slots that it passes, ends included."""

    edge: Edge
    goes_back: bool
    slots: tuple[int, ...]


@dataclass
class Layers:
    """Slots in layers, each layer from left to right; the first slots are the steps, the others arrows passing."""

    steps: int
    layer_of: list[int]
    rows: list[list[int]] = field(default_factory=list)
    strands: list[Strand] = field(default_factory=list)
    loops: list[int] = field(default_factory=list)
    """Steps with an arrow to themselves."""


def arrange(steps: int, edges: Iterable[Edge]) -> Layers:
    """The layers of a graph, whatever its shape; `edges` name steps by their place."""
    once = list(dict.fromkeys(edges))
    loops = [tail for tail, head in once if tail == head]
    edges = [edge for edge in once if edge[0] != edge[1]]
    back = _find_back(steps, edges)
    # (upper, lower) → the arrows between them
    down: dict[Edge, list[Edge]] = defaultdict(list)
    for edge in edges:
        down[edge[::-1] if edge in back else edge].append(edge)
    layers = Layers(steps, _assign(steps, down), loops=loops)
    for (upper, lower), drawn in down.items():
        for edge in drawn:
            layers.strands.append(Strand(edge, edge in back, _pass(layers, upper, lower)))
    layers.rows = [[] for _ in range(max(layers.layer_of, default=-1) + 1)]
    for slot, layer in enumerate(layers.layer_of):
        layers.rows[layer].append(slot)
    _order(layers)
    return layers


def _pass(layers: Layers, upper: int, lower: int) -> tuple[int, ...]:
    """New slots in the layers between two steps."""
    between = range(layers.layer_of[upper] + 1, layers.layer_of[lower])
    first = len(layers.layer_of)
    layers.layer_of.extend(between)
    return (upper, *range(first, first + len(between)), lower)


def _find_back(steps: int, edges: Sequence[Edge]) -> set[Edge]:
    """The arrows that close a circle on a walk from the first step on, deep before wide."""
    heads: dict[int, list[int]] = defaultdict(list)
    for tail, head in edges:
        heads[tail].append(head)
    back: set[Edge] = set()
    done: set[int] = set()
    for root in range(steps):
        if root in done:
            continue
        path, on_path = [(root, iter(heads[root]))], {root}
        while path:
            step, rest = path[-1]
            head = next(rest, _NO_MORE)
            if head == _NO_MORE:
                path.pop()
                on_path.discard(step)
                done.add(step)
            elif head in on_path:
                back.add((step, head))
            elif head not in done:
                path.append((head, iter(heads[head])))
                on_path.add(head)
    return back


def _assign(steps: int, down: Iterable[Edge]) -> list[int]:
    """Each step one below the lowest of those that lead to it."""
    heads: dict[int, list[int]] = defaultdict(list)
    waits = [0] * steps
    for upper, lower in down:
        heads[upper].append(lower)
        waits[lower] += 1
    layer_of = [0] * steps
    ready = [step for step in range(steps) if not waits[step]]
    while ready:
        step = ready.pop()
        for lower in heads[step]:
            layer_of[lower] = max(layer_of[lower], layer_of[step] + 1)
            waits[lower] -= 1
            if not waits[lower]:
                ready.append(lower)
    return layer_of


def _order(layers: Layers) -> None:
    """Down and up again, each slot to the middle of its neighbours: few crossings."""
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for strand in layers.strands:
        for upper, lower in zip(strand.slots, strand.slots[1:], strict=False):
            above[lower].append(upper)
            below[upper].append(lower)
    place = {slot: at for row in layers.rows for at, slot in enumerate(row)}
    for sweep in range(_SWEEPS):
        rows, near = (layers.rows, above) if sweep % 2 == 0 else (layers.rows[::-1], below)
        for row in rows:
            # steps before passing arrows where they tie: the main line stays straight
            row.sort(key=lambda slot: (_middle(near[slot], place, place[slot]), slot >= layers.steps, slot))
            place.update((slot, at) for at, slot in enumerate(row))


def _middle(slots: Sequence[int], place: dict[int, int], otherwise: int) -> float:
    return sum(place[slot] for slot in slots) / len(slots) if slots else otherwise
