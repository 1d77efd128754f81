"""One document from libyaml's events, in one pass: text stays text, and every mistake of form is told.

PyYAML's own composer and constructor take no part: the composer would follow aliases, the constructor would
guess numbers and dates and let the last of two equal keys win.
"""

from itertools import islice
from typing import NoReturn

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from .bounds import Bounds
from .chunks import Chunk
from .documents import Fault, LinedDict, LinedList, Value
from .encoding import find_control
from .frames import (
    Frame,
    MappingFrame,
    SequenceFrame,
    close_frame,
    find_field,
    open_frame,
    refuse_pending_key,
)
from .refusals import (
    ALIAS,
    COMPLEX_KEY,
    EMPTY_KEY,
    ENOUGH,
    MERGE_KEY,
    Refusal,
    refuse_character,
    refuse_depth,
    refuse_length,
    refuse_marks,
    refuse_nodes,
    refuse_twice,
)
from .syntax import explain_syntax

_NO_KEYS = ("", "<<")


class _TooMuchError(Exception):
    """Reading on would cost much and tell a clerk nothing new."""


class Composition:
    """One chunk on its way from events to a value. `compose` first, then read `root` and `faults`."""

    def __init__(self, chunk: Chunk, bounds: Bounds) -> None:
        self.faults: list[Fault] = []
        self._chunk = chunk
        self._bounds = bounds
        self._parser = CParser(chunk.data)
        self._outermost = SequenceFrame(LinedList(chunk.first_line), None, is_key=False)
        self._frame: Frame = self._outermost
        self._depth = 0
        # Escapes make characters that the bytes do not show, and only a long chunk can hold a long text.
        self._inspect = b"\\" in chunk.data or len(chunk.data) > bounds.scalar_chars

    @property
    def root(self) -> Value | None:
        """All of the document if there are no faults, else what could be read before and around them."""
        return self._outermost.value[0] if self._outermost.value else None

    @property
    def line(self) -> int:
        """1-based line of `root`, or where the chunk begins if nothing could be read."""
        return self._outermost.value.lines[0] if self._outermost.value else self._chunk.first_line

    def compose(self) -> None:
        """Read to the end of the document, or to the first fault after which there is no reading on."""
        try:
            self._read_events()
        except YAMLError as error:
            self.faults.append(explain_syntax(error, self._chunk, self._frame))
        except _TooMuchError:
            pass

    def _read_events(self) -> None:
        """The hot loop: scalars are four events out of five, so they are read here, not behind a call."""
        first_line, inspect = self._chunk.first_line, self._inspect
        frame: Frame = self._outermost
        events = iter(self._parser.get_event, None)
        for event in islice(events, self._bounds.nodes):
            if type(event) is not ScalarEvent:
                frame = self._frame = self._read_structure(event, frame)
                continue
            if inspect or event.anchor is not None or event.tag is not None:
                self._judge_scalar(event, frame)
            text = event.value
            if type(frame) is SequenceFrame:
                frame.lines.append(first_line + event.start_mark.line)  # type: ignore[union-attr]  # libyaml marks every event
                frame.value.append(text)
            elif frame.key is not None:
                if frame.drop:
                    frame.drop = False
                else:
                    frame.value[frame.key] = text
                frame.key = None
            else:
                frame.key = text
                if text in frame.lines or text in _NO_KEYS:
                    self._refuse_key(event, frame)
                else:
                    frame.lines[text] = first_line + event.start_mark.line  # type: ignore[union-attr]  # libyaml marks every event
        if (event_beyond := next(events, None)) is not None:
            self._stop(refuse_nodes(self._bounds), event_beyond, None)

    def _refuse_key(self, event: ScalarEvent, frame: MappingFrame) -> None:
        key, line = event.value, self._find_line(event)
        frame.drop = True
        if key in frame.lines:
            self._tell(refuse_twice(key, frame.lines[key], line), event, find_field(frame))
        elif not key:
            self._tell(EMPTY_KEY, event, find_field(frame))
        elif event.implicit[0]:
            self._tell(MERGE_KEY, event, find_field(frame))
        else:
            frame.drop = False
            frame.lines[key] = line

    def _read_structure(self, event: Event, frame: Frame) -> Frame:
        match event:
            case MappingStartEvent():
                return self._open(event, frame, LinedDict(self._find_line(event)))
            case SequenceStartEvent():
                return self._open(event, frame, LinedList(self._find_line(event)))
            case CollectionEndEvent():
                self._depth -= 1
                return close_frame(frame)
            case AliasEvent():
                self._read_alias(event, frame)
        return frame

    def _open(self, event: CollectionStartEvent, frame: Frame, value: LinedDict | LinedList) -> Frame:
        if isinstance(frame, MappingFrame) and frame.key is None:
            self._tell(COMPLEX_KEY, event, find_field(frame))
        if event.anchor is not None or event.tag is not None:
            for refusal in refuse_marks(event):
                self._tell(refusal, event, find_field(frame))
        self._depth += 1
        if self._depth > self._bounds.depth:
            self._stop(refuse_depth(self._bounds), event, find_field(frame))
        return open_frame(frame, value)

    def _read_alias(self, event: AliasEvent, frame: Frame) -> None:
        self._tell(ALIAS, event, find_field(frame))
        if isinstance(frame, SequenceFrame):
            frame.value.lines.append(self._find_line(event))
            frame.value.append("")
        elif frame.key is None:
            refuse_pending_key(frame)
        else:
            frame.key = None
            frame.drop = False

    def _judge_scalar(self, event: ScalarEvent, frame: Frame) -> None:
        refusals = refuse_marks(event)
        if (found := find_control(event.value)) is not None:
            refusals.append(refuse_character(event.value[found]))
        if len(event.value) > self._bounds.scalar_chars:
            refusals.append(refuse_length(self._bounds))
        for refusal in refusals:
            self._tell(refusal, event, find_field(frame))

    def _find_line(self, event: Event) -> int:
        return self._chunk.first_line + event.start_mark.line  # type: ignore[union-attr]  # libyaml marks every event

    def _tell(self, refusal: Refusal, event: Event, field: str | None) -> None:
        mark = event.start_mark
        assert mark is not None, "libyaml marks every event"
        if len(self.faults) == self._bounds.faults and refusal is not ENOUGH:
            self._stop(ENOUGH, event, None)
        self.faults.append(
            self._chunk.fault(
                refusal.rule, mark.line, refusal.message, refusal.remedy, column=mark.column, field=field
            )
        )

    def _stop(self, refusal: Refusal, event: Event, field: str | None) -> NoReturn:
        self._tell(refusal, event, field)
        raise _TooMuchError
