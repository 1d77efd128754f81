"""Documents written as nearly all are, read line by line: half of what libyaml's events alone cost.

Only what can mean one thing: `key: text` on one line (plain, or in quotes without escapes), brackets that close on
their line, `>` and `|` over lines of one indent, `- ` items. Whatever is written otherwise, every mistake among it, is
left to `composition.py`, which judges it. Where both read a document they read the same; tests hold them to it.
"""

import re
from collections.abc import Sequence
from typing import NoReturn, TypeAlias, TypeVar

from .bounds import Bounds
from .documents import LinedDict, LinedList, Value

_KEY = r"[^\W\d]\w{0,39}"
_FIRST = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]"""
"""What a plain text may begin with, so that it is nothing else."""
# possessive, so that no line takes more than one look, however many spaces it has
_LINE = re.compile(
    rf"""([ ]*+)(-[ ])?(?:({_KEY}):(?:[ ]++|$))?"""
    rf"""(?:({_FIRST}[^:#]*+(?::(?=[^ ])[^:#]*+)*+)|"([^"\\]*+)"|'([^']*+)'|([\[{{].*[\]}}])|([>|]-?))?[ ]*+"""
)
_PAIR = re.compile(rf"""[ ]*({_KEY}):[ ]+(?:({_FIRST}[^:#?,\[\]{{}}]*)|"([^"\\]*)"[ ]*)?([,}}\[{{])""")
_ITEM = re.compile(rf"""[ ]*(?:({_FIRST}[^:#?,\[\]{{}}]*)|"([^"\\]*)"[ ]*)?([,\]\[{{])""")
_BEHIND = re.compile(r"[ ]*([,\]}])")
_DASH = len("- ")
_EVENTS_PER_BYTE, _EVENTS_AROUND = 2, 8
"""No document has more parser events than that: one within the bound need not be counted."""
Container = TypeVar("Container", LinedDict, LinedList)
Frame: TypeAlias = tuple[int, LinedDict | LinedList]
"""An open container and its indent."""


class _OtherwiseError(Exception):
    """The document is written otherwise, rightly or not."""


def read_ordinary(data: bytes, first_line: int, bounds: Bounds) -> LinedDict | None:
    """The mapping in clean UTF-8 bytes whose first line is `first_line`; None where only libyaml can tell."""
    events = _EVENTS_PER_BYTE * len(data) + _EVENTS_AROUND
    if len(data) > bounds.scalar_chars or events > bounds.nodes or b"\t" in data or not data.endswith(b"\n"):
        return None
    lines = data.decode().split("\n")
    start = 1 if lines[0] == "---" else 0
    try:
        return _Reading(lines[start:-1], first_line + start, bounds.depth).read()
    except _OtherwiseError:
        return None


def _refuse() -> NoReturn:
    raise _OtherwiseError


class _Reading:
    """One document on its way, line by line."""

    def __init__(self, lines: Sequence[str], first_line: int, depth: int) -> None:
        self._lines = lines
        self._first_line = first_line
        self._depth = depth
        self._at = 0
        """The line that comes next, from 0."""
        self._open: list[Frame] = []
        self._awaiting: str | None = None
        """The key of the innermost mapping whose value begins on a line of its own."""

    def read(self) -> LinedDict:
        """The hot loop: a key with its text, in the mapping of the line above, is read without a call."""
        lines, opened, find = self._lines, self._open, _LINE.fullmatch
        while self._at < len(lines):
            line = self._first_line + self._at
            match = find(lines[self._at]) or _refuse()
            spaces, dash, key, plain, double, single, brackets, block = match.groups()
            self._at += 1
            text = plain.rstrip(" ") if plain is not None else single if double is None else double
            indent = len(spaces)
            if key is None:
                if dash is not None:
                    self._add_item(indent, line, self._unfold(brackets, line, 1) if text is None else text)
                elif match.end() > indent:
                    _refuse()
                continue
            mapping = opened[-1][1] if opened and opened[-1][0] == indent else None
            if dash is not None or self._awaiting is not None or type(mapping) is not LinedDict:
                mapping = self._find_mapping(indent, line, dash)
            if key in mapping.lines:
                _refuse()
            mapping.lines[key] = line
            if text is not None:
                mapping[key] = text
            elif block is not None:
                mapping[key] = self._read_block(block)
            elif brackets is not None:
                mapping[key] = self._unfold(brackets, line)
            else:
                self._awaiting = key
        if self._awaiting is not None or not opened:
            _refuse()
        return opened[0][1]  # type: ignore[return-value]  # only a key opens what nothing is around

    def _find_mapping(self, indent: int, line: int, dash: str | None) -> LinedDict:
        """The mapping that a key of this indent belongs to."""
        if dash is not None:
            mapping = LinedDict(line)
            self._add_item(indent, line, mapping)
            self._push(indent + _DASH, mapping)
            return mapping
        if self._awaiting is not None or not self._open:
            return self._begin(indent, LinedDict(line), self._open[-1][0] + 1 if self._open else 0)
        self._close(indent)
        if isinstance(self._open[-1][1], LinedList):
            # a list may stand at the indent of its own key
            self._open.pop()
        found_indent, found = self._open[-1]
        return found if found_indent == indent and isinstance(found, LinedDict) else _refuse()

    def _add_item(self, indent: int, line: int, item: Value) -> None:
        if self._awaiting is not None:
            items = self._begin(indent, LinedList(line), self._open[-1][0])
        else:
            self._close(indent)
            found_indent, found = self._open[-1]
            items = found if found_indent == indent and isinstance(found, LinedList) else _refuse()
        items.append(item)
        items.lines.append(line)

    def _begin(self, indent: int, value: Container, least: int) -> Container:
        """Open what the key above awaits; the first mapping is the document's own."""
        if indent < least or (not self._open and indent):
            _refuse()
        if self._awaiting is not None:
            parent = self._open[-1][1]
            assert isinstance(parent, LinedDict)
            parent[self._awaiting] = value
            self._awaiting = None
        self._push(indent, value)
        return value

    def _push(self, indent: int, value: LinedDict | LinedList) -> None:
        self._open.append((indent, value))
        if len(self._open) > self._depth:
            _refuse()

    def _close(self, indent: int) -> None:
        """Leave what is indented deeper."""
        while self._open and self._open[-1][0] > indent:
            self._open.pop()
        if not self._open:
            _refuse()

    def _read_block(self, header: str) -> str:
        """`>` or `|`: the lines below it, as far as all have one indent and none is empty."""
        at, lines = self._at, self._lines
        first = lines[at] if at < len(lines) else ""
        before = first[: len(first) - len(first.lstrip(" "))]
        if len(before) <= self._open[-1][0] or len(before) == len(first):
            _refuse()
        found = []
        while (
            at < len(lines) and lines[at].startswith(before) and lines[at][len(before) :][:1] not in ("", " ")
        ):
            found.append(lines[at][len(before) :])
            at += 1
        if at < len(lines) and not lines[at].strip(" "):
            _refuse()
        self._at = at
        joined = (" " if header[0] == ">" else "\n").join(found)
        return joined if header[1:] else f"{joined}\n"

    def _unfold(self, brackets: str | None, line: int, around: int = 0) -> Value:
        """What stands in the brackets that are the whole rest of a line; `around`: containers not yet opened."""
        if brackets is None:
            _refuse()
        value, end = _read_brackets(brackets, 0, line, self._depth - len(self._open) - around)
        return value if end == len(brackets) else _refuse()


def _read_brackets(text: str, start: int, line: int, depth: int) -> tuple[LinedDict | LinedList, int]:
    """The container that opens at `start`, and where it ends; `depth` is how many more may be open at once."""
    if not depth:
        _refuse()
    return (_read_pairs if text[start] == "{" else _read_items)(text, start + 1, line, depth)


def _read_pairs(text: str, at: int, line: int, depth: int) -> tuple[LinedDict, int]:
    mapping = LinedDict(line)
    lines, find, sign = mapping.lines, _PAIR.match, ","
    while sign == ",":
        match = find(text, at) or _refuse()
        key, plain, double, sign = match.groups()
        at = match.end()
        if key in lines:
            _refuse()
        lines[key] = line
        if plain is not None:
            mapping[key] = plain.rstrip(" ")
        elif double is not None:
            mapping[key] = double
        else:
            mapping[key], sign, at = _read_inner(text, at, line, depth)
    return (mapping, at) if sign == "}" else _refuse()


def _read_items(text: str, at: int, line: int, depth: int) -> tuple[LinedList, int]:
    items, sign = LinedList(line), ","
    while sign == ",":
        match = _ITEM.match(text, at) or _refuse()
        plain, double, sign = match.groups()
        at = match.end()
        item: Value | None = double if plain is None else plain.rstrip(" ")
        if item is None:
            item, sign, at = _read_inner(text, at, line, depth)
        items.append(item)
        items.lines.append(line)
    return (items, at) if sign == "]" else _refuse()


def _read_inner(text: str, at: int, line: int, depth: int) -> tuple[Value, str, int]:
    """What the bracket just read holds, the sign behind all of it, and where that ends."""
    if text[at - 1] not in "[{":
        _refuse()
    inner, at = _read_brackets(text, at - 1, line, depth - 1)
    behind = _BEHIND.match(text, at) or _refuse()
    return inner, behind[1], behind.end()
