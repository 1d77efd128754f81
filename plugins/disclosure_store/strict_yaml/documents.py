"""What a strict reading gives: documents whose every field knows its line, or the faults that spoiled one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Rule: TypeAlias = Literal["Y1", "Y2"]
Shape: TypeAlias = Literal["mapping", "list"]


class LinedDict(dict[str, "Value"]):
    """A mapping that knows where it was written; equal to a plain dict with the same content."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        """1-based line of the first key (of the brace, where it is written in braces)."""
        self.lines: dict[str, int] = {}
        """1-based line of each key; in a partial value also of one whose own value never came."""

    def __reduce__(self) -> tuple[object, ...]:
        # Records cross from worker processes; the default would call __init__ without a line.
        return LinedDict, (self.line,), (None, {"lines": self.lines}), None, iter(self.items())


class LinedList(list["Value"]):
    """A sequence that knows where it was written; equal to a plain list with the same content."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        """1-based line of the first item (of the bracket, where it is written in brackets)."""
        self.lines: list[int] = []
        """1-based line of each item."""

    def __reduce__(self) -> tuple[object, ...]:
        return LinedList, (self.line,), (None, {"lines": self.lines}), iter(self)


Value: TypeAlias = str | LinedDict | LinedList


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake of form: where it is, what is wrong, what to do. Never repeats a value."""

    rule: Rule
    path: str
    """The file, as the caller named it."""
    line: int
    """1-based in the file."""
    column: int | None
    """1-based, in characters; None where the whole line or file is meant."""
    field: str | None
    """As `join_field` writes it; None where no field is to blame."""
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document that was read whole."""

    value: LinedDict | LinedList
    line: int
    """1-based line of its first field."""


@dataclass(frozen=True, slots=True)
class SpoiledDocument:
    """One document that counts as read and must be quarantined."""

    line: int
    """1-based line where it begins."""
    faults: tuple[Fault, ...]
    """At least one, in the order of their lines."""
    partial: LinedDict | LinedList | None
    """What could be read all the same (the first of doubled fields): to name the record, never to publish."""


def name_key(key: str) -> str:
    """The key as a message may show it: `…` where it could be a private value or disturb a terminal."""
    digits = 0
    for character in key:
        digits = digits + 1 if character.isdigit() else 0
        if digits == 6:
            return "…"
    return key if key and len(key) <= 40 and key.isprintable() else "…"


def join_field(parts: Iterable[str | int]) -> str | None:
    """The path of a field, positions in lists counted from 0. None for the document itself.

    >>> join_field(["tiers", 0, "fine_yuan", "min"])
    'tiers.0.fine_yuan.min'
    """
    return ".".join(str(part) if isinstance(part, int) else name_key(part) for part in parts) or None
