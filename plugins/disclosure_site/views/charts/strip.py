"""A strip: where the amounts of a tier lie between its bounds, one dot a case, bars where there are many.

Inline it takes its colours from the site's style sheet; standing alone (in an `img`) it brings its own, light and dark.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

Value = int | Decimal
WIDTH, HEIGHT = 400, 72
_LEFT, _RIGHT, _AXIS, _LABELS = 12, 388, 44, 67
_BINS = 58
_RADIUS = 2.8
_STEP = 6
_DOTS_AT_MOST = 6
"""Dots stacked higher than this become bars."""
_OWN_STYLE = (
    "text{font:13px sans-serif;fill:#535d67}.axis{stroke:#8d979f}.band{fill:#9cc7cd}.dot{fill:#0b5563}"
    ".median{fill:#1a1f24}@media(prefers-color-scheme:dark){text{fill:#a9adb0}.band{fill:#2c5a63}"
    ".dot{fill:#7cc7d3}.median{fill:#e8e6e1}}"
)


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn: values in any order, bounds (both included) with labels, and the words for who cannot see."""

    key: str
    """Part of the ids within the drawing: unique on a page, ASCII."""
    title: str
    description: str
    values: Sequence[Value]
    median: Value | None
    bounds: tuple[Value, Value] | None
    labels: tuple[str, str]
    """At the lower and at the upper bound; without bounds at the lowest and at the highest value."""


def draw_strip(strip: Strip, *, standalone: bool = False) -> Markup:
    """The strip as one `svg` element; the same strip gives the same text."""
    ends = [*strip.values, *(strip.bounds or ())]
    scale = _Scale(min(ends, default=0), max(ends, default=0))
    low, high = strip.bounds or (scale.low, scale.high)
    parts = [
        f'<line class="axis" x1="{_LEFT}" x2="{_RIGHT}" y1="{_AXIS}" y2="{_AXIS}"/>',
        *_draw_band(scale, low, high, is_bounded=strip.bounds is not None),
        *_draw_values(scale, strip.values),
        *_draw_median(scale, strip.median),
        *_draw_labels(scale, low, high, strip.labels),
    ]
    return _wrap(strip, "".join(parts), standalone=standalone)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Value
    high: Value

    def place(self, value: Value) -> float:
        """The x of a value; in the middle where all are one."""
        if self.high == self.low:
            return (_LEFT + _RIGHT) / 2
        share = float((Decimal(value) - Decimal(self.low)) / (Decimal(self.high) - Decimal(self.low)))
        return _LEFT + share * (_RIGHT - _LEFT)


def _draw_band(scale: _Scale, low: Value, high: Value, *, is_bounded: bool) -> list[str]:
    if not is_bounded:
        return []
    start, end = scale.place(low), scale.place(high)
    width = max(end - start, 2)
    return [f'<rect class="band" x="{start:.1f}" y="{_AXIS - 2}" width="{width:.1f}" height="5"/>']


def _draw_values(scale: _Scale, values: Sequence[Value]) -> list[str]:
    width = (_RIGHT - _LEFT) / _BINS
    bins = Counter(round((scale.place(value) - _LEFT) / width) for value in values)
    most = max(bins.values(), default=0)
    drawn = []
    for place, count in sorted(bins.items()):
        x = _LEFT + place * width
        if most <= _DOTS_AT_MOST:
            drawn += [_draw_dot(x, level) for level in range(count)]
        else:
            height = max(2.0, count / most * (_AXIS - _STEP))
            drawn.append(
                f'<rect class="dot" x="{x - 2.5:.1f}" y="{_AXIS - 2 - height:.1f}" width="5" height="{height:.1f}"/>'
            )
    return drawn


def _draw_dot(x: float, level: int) -> str:
    return f'<circle class="dot" cx="{x:.1f}" cy="{_AXIS - 6 - level * _STEP}" r="{_RADIUS}"/>'


def _draw_median(scale: _Scale, median: Value | None) -> list[str]:
    if median is None:
        return []
    x = scale.place(median)
    return [f'<path class="median" d="M{x:.1f} {_AXIS + 4}l4 6h-8z"/>']


def _draw_labels(scale: _Scale, low: Value, high: Value, labels: tuple[str, str]) -> list[str]:
    if low == high:
        return [_draw_text(scale.place(low), "middle", labels[0])]
    return [
        _draw_text(min(scale.place(low), WIDTH / 2), "start", labels[0]),
        _draw_text(max(scale.place(high), WIDTH / 2), "end", labels[1]),
    ]


def _draw_text(x: float, anchor: str, words: str) -> str:
    return f'<text x="{x:.1f}" y="{_LABELS}" text-anchor="{anchor}">{escape(words)}</text>'


def _wrap(strip: Strip, inner: str, *, standalone: bool) -> Markup:
    ids = f"{strip.key}-title", f"{strip.key}-desc"
    own = f' xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"' if standalone else ""
    style = f"<style>{_OWN_STYLE}</style>" if standalone else ""
    return Markup(  # noqa: S704 - every text in it is escaped
        f'<svg{own} class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{ids[0]} {ids[1]}">'
        f'<title id="{ids[0]}">{escape(strip.title)}</title><desc id="{ids[1]}">{escape(strip.description)}</desc>'
        f"{style}{inner}</svg>"
    )
