"""One chart: its boxes, its arrows and its steps in words; in whole units of SVG."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from disclosure_site.views.flowcharts.arrows import ASIDE, GAP, MARGIN, Arrow, Pen
from disclosure_site.views.flowcharts.layers import Edge, arrange
from disclosure_site.views.flowcharts.places import place_across
from disclosure_site.views.flowcharts.shapes import SMALL, Box, Text, draw_box, measure_step
from disclosure_site.views.flowcharts.wrapping import measure

_PASSING = 28
"""How wide the place of an arrow is that passes a layer."""


class Onward(NamedTuple):
    """Where a step leads: in which case, and to which number of the list."""

    when: str
    number: int
    text: str


class StepLine(NamedTuple):
    """A step in words, for the list below the chart."""

    text: str
    kind: str
    onward: list[Onward]


class Chart(NamedTuple):
    """All that a template prints of a chart."""

    name: str
    width: int
    height: int
    boxes: list[Box]
    arrows: list[Arrow]
    steps: list[StepLine]


def draw(name: str, steps: Sequence[Text]) -> Chart:
    """The chart of some steps (as served); arrows to steps that are not there are left out."""
    labels = _list_edges(steps)
    layers = arrange(len(steps), labels)
    sizes = [measure_step(step) for step in steps]
    passing = [_PASSING] * (len(layers.layer_of) - len(steps))
    across = [MARGIN + at for at in place_across(layers, [size.width for size in sizes] + passing, GAP)]
    pen = Pen(layers, labels, sizes, across)
    boxes = [
        draw_box(_kind_of(step), sizes[at], across[at], pen.middle_of(at)) for at, step in enumerate(steps)
    ]
    arrows = [pen.draw_strand(strand) for strand in layers.strands] + list(map(pen.draw_loop, layers.loops))
    ends = [across[at] + size.width // 2 + ASIDE for at, size in enumerate(sizes)]
    ends += [at + _PASSING for at in across[len(steps) :]]
    ends += [arrow.label.x + round(measure(arrow.label.text) * SMALL) for arrow in arrows if arrow.label]
    height = pen.tops[-1] if steps else 0
    return Chart(name, max(ends, default=0) + MARGIN, height, boxes, arrows, _tell(steps, labels))


def _kind_of(step: Text) -> str:
    return str(step.get("kind", "步骤"))


def _list_edges(steps: Sequence[Text]) -> dict[Edge, str]:
    """Arrows by the places of their ends, with their words; two between the same steps are one."""
    place: dict[str, int] = {}
    for at, step in enumerate(steps):
        place.setdefault(str(step["id"]), at)
    edges: dict[Edge, str] = {}
    for at, step in enumerate(steps):
        for arrow in step.get("next", ()):
            if (to := place.get(str(arrow["to"]))) is not None:
                words = [edges.get((at, to), ""), str(arrow.get("when", ""))]
                edges[at, to] = "；".join(filter(None, words))
    return edges


def _tell(steps: Sequence[Text], labels: Mapping[Edge, str]) -> list[StepLine]:
    onward: list[list[Onward]] = [[] for _ in steps]
    for (tail, head), words in labels.items():
        onward[tail].append(Onward(words, head + 1, str(steps[head]["text"])))
    return [StepLine(str(step["text"]), _kind_of(step), onward[at]) for at, step in enumerate(steps)]
