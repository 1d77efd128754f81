"""Steps as shapes: how large, and drawn where."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from disclosure_site.views.flowcharts.wrapping import measure, wrap

TYPE, LINE, SMALL = 15, 22, 13
"""Height of the type, of a line, and of the words on arrows."""
DIAMOND = 208
_BOX, _BOX_TEXT, _DIAMOND_TEXT = 184, 11, 7
_FULLEST = 0.7
"""How much of a diamond's width a line may take before the diamond is made no higher."""

Text = Mapping[str, Any]


class Line(NamedTuple):
    """A line of text: where its middle stands, and its base."""

    x: int
    y: int
    text: str


class Box(NamedTuple):
    """A step. `outline` is a path; `kind` one of 开始, 步骤, 判断, 结束."""

    kind: str
    outline: str
    lines: list[Line]


class Size(NamedTuple):
    """A step's box, before it has a place."""

    width: int
    height: int
    lines: list[str]


def measure_step(step: Text) -> Size:
    """How large a step is with its text in lines."""
    if step.get("kind") != "判断":
        lines = wrap(str(step["text"]), _BOX_TEXT)
        return Size(_BOX, len(lines) * LINE + LINE, lines)
    lines = wrap(str(step["text"]), _DIAMOND_TEXT)
    across = max(measure(line) for line in lines) * TYPE / DIAMOND
    return Size(DIAMOND, round(len(lines) * LINE / (1 - min(across, _FULLEST))) + LINE // 2, lines)


def draw_box(kind: str, size: Size, x: int, y: int) -> Box:
    """A step around its middle."""
    half, rise = size.width // 2, size.height // 2
    match kind:
        case "判断":
            outline = f"M{x - half} {y}L{x} {y - rise}L{x + half} {y}L{x} {y + rise}Z"
        case "开始" | "结束":
            flat = half - rise
            outline = (
                f"M{x - flat} {y - rise}H{x + flat}A{rise} {rise} 0 0 1 {x + flat} {y + rise}"
                f"H{x - flat}A{rise} {rise} 0 0 1 {x - flat} {y - rise}Z"
            )
        case _:
            outline = f"M{x - half} {y - rise}H{x + half}V{y + rise}H{x - half}Z"
    first = y - len(size.lines) * LINE // 2 + LINE - (LINE - TYPE)
    return Box(kind, outline, [Line(x, first + at * LINE, text) for at, text in enumerate(size.lines)])
