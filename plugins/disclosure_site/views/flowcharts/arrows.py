"""Arrows between the steps, each turning in a lane of its own, and how far down the layers stand for that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from disclosure_site.views.flowcharts.layers import Edge, Layers, Strand
from disclosure_site.views.flowcharts.shapes import DIAMOND, LINE, SMALL, Line, Size

GAP = 28
"""Between slots that stand side by side."""
MARGIN = 4
ASIDE = 22
"""An arrow back leaves and arrives so far beside the middle."""
_LANE, _AIR = 18, 26
"""Between arrows that turn; from a box to what comes next."""
_TIP = 5


class Arrow(NamedTuple):
    """A line with its tip and its words, which stand at `label`."""

    path: str
    tip: str
    label: Line | None


@dataclass(frozen=True)
class Pen:
    """Draws the arrows of one chart. `across` is the middle of each slot."""

    layers: Layers
    labels: Mapping[Edge, str]
    sizes: Sequence[Size]
    across: Sequence[int]

    @cached_property
    def lanes(self) -> dict[Edge, int]:
        """For each piece of an arrow that turns or has words, from slot to slot: its lane below the upper one."""
        lanes: dict[Edge, int] = {}
        used = [0] * len(self.layers.rows)
        for strand in self.layers.strands:
            pieces = list_pieces(strand)
            for at, piece in enumerate(pieces):
                turns = self.across[piece[0]] != self.across[piece[1]] or strand.goes_back
                if turns or (self.labels[strand.edge] and at == _place_of_words(strand)):
                    layer = self.layers.layer_of[piece[0]]
                    lanes[_key(strand, piece)] = used[layer]
                    used[layer] += 1
        return lanes

    @cached_property
    def heights(self) -> list[int]:
        """How high each layer's highest step is."""
        return [
            max((self.sizes[slot].height for slot in row if slot < self.layers.steps), default=0)
            for row in self.layers.rows
        ]

    @cached_property
    def tops(self) -> list[int]:
        """Where each layer begins, and where the last one ends."""
        used = [0] * len(self.layers.rows)
        for (tail, head), lane in self.lanes.items():
            layer = min(self.layers.layer_of[tail], self.layers.layer_of[head])
            used[layer] = max(used[layer], lane + 1)
        tops = [MARGIN]
        for height, count in zip(self.heights, used, strict=True):
            tops.append(tops[-1] + height + _AIR + _TIP + count * _LANE)
        return tops

    def floor_of(self, slot: int) -> int:
        """Where a slot's layer ends."""
        layer = self.layers.layer_of[slot]
        return self.tops[layer] + self.heights[layer]

    def middle_of(self, slot: int) -> int:
        """Half-way down a slot's layer."""
        return (self.tops[self.layers.layer_of[slot]] + self.floor_of(slot)) // 2

    def _meet(self, slot: int, strand: Strand, *, lower: bool) -> tuple[int, int]:
        """The point at a slot's edge; arrows back stand beside the middle of their steps."""
        x = self.across[slot]
        if slot >= self.layers.steps:
            return x, self.floor_of(slot) if lower else self.tops[self.layers.layer_of[slot]]
        size = self.sizes[slot]
        rise = size.height // 2
        if strand.goes_back:
            x += ASIDE
            # a diamond's edge falls away from its middle
            rise -= ASIDE * size.height // size.width if size.width == DIAMOND else 0
        return x, self.middle_of(slot) + (rise if lower else -rise)

    def draw_strand(self, strand: Strand) -> Arrow:
        """One arrow through all its layers; drawn downward, its tip at whichever end it has."""
        x, y = start = self._meet(strand.slots[0], strand, lower=True)
        path, label, words = f"M{x} {y}", None, self.labels[strand.edge]
        for at, piece in enumerate(list_pieces(strand)):
            x, y = self._meet(piece[1], strand, lower=False)
            lane = self.lanes.get(_key(strand, piece))
            if lane is not None:
                turn = self.floor_of(piece[0]) + _AIR // 2 + lane * _LANE
                path += f"V{turn}H{x}"
                if words and at == _place_of_words(strand):
                    label = Line(x + _TIP, turn + SMALL, words)
            path += f"V{y}"
            if piece[1] >= self.layers.steps:
                path += f"V{self.floor_of(piece[1])}"
        end = start if strand.goes_back else (x, y)
        return Arrow(path, _tip(*end, up=strand.goes_back), label)

    def draw_loop(self, step: int) -> Arrow:
        """An arrow from a step to itself, at its right."""
        x, y, rise = self.across[step] + self.sizes[step].width // 2, self.middle_of(step), LINE // 2
        inner = x - (rise if self.sizes[step].width == DIAMOND else 0)
        path = f"M{inner} {y - rise}H{x + GAP // 2}V{y + rise}H{inner}"
        tip = f"M{inner} {y + rise}l{_TIP + 2} -{_TIP}v{2 * _TIP}Z"
        words = self.labels[step, step]
        return Arrow(path, tip, Line(x + _TIP, y - rise - _TIP, words) if words else None)


def list_pieces(strand: Strand) -> list[Edge]:
    """From slot to slot, downward."""
    return list(zip(strand.slots, strand.slots[1:], strict=False))


def _place_of_words(strand: Strand) -> int:
    """The piece next to the step that the arrow leaves."""
    return len(list_pieces(strand)) - 1 if strand.goes_back else 0


def _key(strand: Strand, piece: Edge) -> Edge:
    """Arrows there and back between the same two steps keep apart."""
    return piece[::-1] if strand.goes_back else piece


def _tip(x: int, y: int, *, up: bool) -> str:
    back = _TIP + 2 if up else -_TIP - 2
    return f"M{x} {y}l-{_TIP} {back}h{2 * _TIP}Z"
