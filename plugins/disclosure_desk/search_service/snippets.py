"""What of a record's text stands around the words that were looked for."""

from typing import Final, NamedTuple

from disclosure_search.analysis import fold
from disclosure_search.documents import SearchDocument
from disclosure_search.query import parse_query

LENGTH: Final = 110
_BEFORE: Final = 30


class Piece(NamedTuple):
    """A piece of text; `marked` if it is what was looked for."""

    text: str
    marked: bool


def make_snippet(document: SearchDocument, query: str) -> list[Piece]:
    """A stretch of one line: the first that has a wanted phrase, else of the first line."""
    lines = document.text.split("\n")
    wanted = parse_query(query).wanted
    line, phrase = next(
        ((row, each) for each in wanted for row in lines if each in fold(row)), (lines[0], "")
    )
    # a line and its folded form are about equally long: near enough for where to begin
    start = max(0, fold(line).find(phrase) - _BEFORE) if phrase else 0
    text = f"{'…' if start else ''}{line[start : start + LENGTH]}{'…' if start + LENGTH < len(line) else ''}"
    return mark(text, wanted)


def mark(text: str, wanted: tuple[str, ...]) -> list[Piece]:
    """The text in pieces: whatever a phrase covers is marked."""
    folded = "".join((fold(character) or character)[0] for character in text)  # as long as the text
    flags = bytearray(len(text))
    for phrase in wanted:
        place = folded.find(phrase)
        while place >= 0:
            flags[place : place + len(phrase)] = b"\1" * len(phrase)
            place = folded.find(phrase, place + len(phrase))
    return _cut(text, flags)


def _cut(text: str, flags: bytearray) -> list[Piece]:
    pieces: list[Piece] = []
    for character, flag in zip(text, flags, strict=True):
        if pieces and pieces[-1].marked == bool(flag):
            pieces[-1] = Piece(pieces[-1].text + character, bool(flag))
        else:
            pieces.append(Piece(character, bool(flag)))
    return pieces
