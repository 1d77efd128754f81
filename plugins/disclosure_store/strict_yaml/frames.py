"""The nesting of a document while it is read: what is being filled, and under which field.

Frames are chained by `up` rather than by Python calls, so depth costs no stack.
"""

from typing import TypeAlias, final

from .documents import LinedDict, LinedList, join_field


@final
class MappingFrame:
    """A mapping being filled."""

    __slots__ = ("drop", "is_key", "key", "lines", "up", "value")

    def __init__(self, value: LinedDict, up: "Frame | None", is_key: bool) -> None:
        self.value = value
        self.lines = value.lines
        self.up = up
        self.is_key = is_key
        """Whether the whole mapping stands where a key should: refused, yet read to its end."""
        self.key: str | None = None
        """The key whose value comes next; None while a key comes next."""
        self.drop = False
        """Whether that value is read for its faults only, because its key was refused."""


@final
class SequenceFrame:
    """A sequence being filled; the document itself is the one item of the outermost."""

    __slots__ = ("is_key", "lines", "up", "value")

    def __init__(self, value: LinedList, up: "Frame | None", is_key: bool) -> None:
        self.value = value
        self.lines = value.lines
        self.up = up
        self.is_key = is_key
        """As in `MappingFrame`."""


Frame: TypeAlias = MappingFrame | SequenceFrame


def open_frame(parent: Frame, value: LinedDict | LinedList) -> Frame:
    """Put the container where it stands in its parent, and go on inside it."""
    is_key = False
    if isinstance(parent, SequenceFrame):
        parent.lines.append(value.line)
        parent.value.append(value)
    elif parent.key is None:
        is_key = True
        refuse_pending_key(parent)
    elif not parent.drop:
        parent.value[parent.key] = value
    if isinstance(value, LinedDict):
        return MappingFrame(value, parent, is_key)
    return SequenceFrame(value, parent, is_key)


def close_frame(frame: Frame) -> Frame:
    """Back to the parent, which then awaits its next key or item."""
    parent = frame.up
    assert parent is not None, "libyaml closes only what it opened"
    if isinstance(parent, MappingFrame) and not frame.is_key:
        parent.key = None
        parent.drop = False
    return parent


def refuse_pending_key(frame: MappingFrame) -> None:
    """What stands as the key is none: its value is read and dropped."""
    frame.key = "…"
    frame.drop = True


def find_field(frame: Frame) -> str | None:
    """The path of the pending field, or of the item last begun in a sequence."""
    parts: list[str | int] = []
    inner: Frame | None = None
    place: Frame | None = frame
    while place is not None:
        if isinstance(place, MappingFrame):
            if place.key is not None:
                parts.append(place.key)
        elif place.up is not None:
            # An open child has been counted already, a scalar still to come has not.
            parts.append(len(place.value) - (inner is not None))
        inner, place = place, place.up
    return join_field(reversed(parts))
