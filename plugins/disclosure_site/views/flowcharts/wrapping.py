"""Text in lines that fit a box: Han characters are as wide as the type is high, others a little over half.

>>> wrap("受理并在五个工作日内告知补正。", 7)
['受理并在五个工', '作日内告知补正。']
"""

import unicodedata

_NARROW = 0.56
_NOT_FIRST = frozenset("、，。；：？！）》」』】〕”’,.;:)%")
"""Characters that may not begin a line: they hang over its end."""


def measure(text: str) -> float:
    """The width in units of the type's height."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else _NARROW for char in text)


def wrap(text: str, width: float) -> list[str]:
    """Lines of at most that width, hanging punctuation apart; at least one, and as even as can be."""
    text = " ".join(text.split())
    lines = _fill(text, width)
    narrow = measure(text) / len(lines)
    while narrow < width:
        even = _fill(text, narrow)
        if len(even) == len(lines):
            return even
        narrow += _NARROW
    return lines


def _fill(text: str, width: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if line and measure(line + char) > width and char not in _NOT_FIRST:
            lines.append(line.rstrip())
            line = char.lstrip()
        else:
            line += char
    return [*lines, line.rstrip()]
