"""Which files hold one of many passages: by sampling, so that a hundred passages cost little more than one.

A text that holds a passage of at least L bytes holds, at every step of L - W + 1 bytes, one of the passage's own
pieces of W bytes. Only a file with such a piece is searched for the passage itself.
"""

import html
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from disclosure.privacy import packed

_SHORTEST_BYTES = 36
"""Twelve Han characters: what is shorter is not looked for, it may stand anywhere by chance."""
_PIECE_BYTES = 16
_BEGINNING_BYTES = 120
"""Forty Han characters: what is left at least where a text was cut off (a card of the search, a page's description)."""
_PIECE_OF_FILE_BYTES = 1 << 24
_OVERLAP_BYTES = 2 * _BEGINNING_BYTES
_OPENED = (f".json{packed.SUFFIX}", ".xlsx")
_ONE_SPELLING = str.maketrans("【〔〖[】〕〗]“”„‟", '(((())))""""')


def list_forms(passage: str) -> list[str]:
    """A passage, and its beginning where it is long: a text that was cut off holds no more of it.

    Each is to be looked for, and judged, on its own: many decisions begin alike (依据《…》第九十九条的规定，责令……).

    >>> list_forms("短句"), [len(form) for form in list_forms("长" * 50)]
    (['短句'], [50, 40])
    """
    beginning = passage.encode()[:_BEGINNING_BYTES].decode("utf-8", "ignore")
    return list(dict.fromkeys([passage, beginning]))


def spell(passage: str) -> set[bytes]:
    """A passage as it may stand in a file: plain, escaped for HTML, JSON or CSV, or folded as for searching."""
    folded = " ".join(unicodedata.normalize("NFKC", passage).lower().translate(_ONE_SPELLING).split())
    spellings = {passage, folded, passage.replace('"', '""')}
    spellings |= {html.escape(text) for text in (passage, folded)}
    # in the cells of a workbook quotes stand as they are
    spellings.add(html.escape(passage, quote=False))
    # Jinja's own spelling of the quotes
    spellings |= {text.replace("&quot;", "&#34;").replace("&#x27;", "&#39;") for text in tuple(spellings)}
    spellings |= {json.dumps(text, ensure_ascii=False)[1:-1] for text in (passage, folded)}
    spellings |= {json.dumps(text)[1:-1] for text in (passage, folded)}
    return {spelling.encode() for spelling in spellings}


class PassageSearch:
    """Passages by number, ready to be looked for in the bytes of any file."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._passages = [
            (number, spelling)
            for number, passage in enumerate(passages)
            for spelling in sorted(spell(passage))
            if len(spelling) >= _SHORTEST_BYTES
        ]
        shortest = min((len(spelling) for _, spelling in self._passages), default=_SHORTEST_BYTES)
        self._step = shortest - _PIECE_BYTES + 1
        self._pieces: dict[bytes, list[int]] = defaultdict(list)
        for place, (_, spelling) in enumerate(self._passages):
            for start in range(self._step):
                self._pieces[spelling[start : start + _PIECE_BYTES]].append(place)

    def find(self, data: bytes) -> set[int]:
        """The numbers of the passages that these bytes hold."""
        sampled = [data[at : at + _PIECE_BYTES] for at in range(0, len(data), self._step)]
        if self._pieces.keys().isdisjoint(sampled):
            return set()
        places = {place for piece in sampled if piece in self._pieces for place in self._pieces[piece]}
        return {self._passages[place][0] for place in places if self._passages[place][1] in data}

    def find_in_files(self, folder: Path, paths: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Each path with the number of a passage that its file holds."""
        for path in paths:
            found: set[int] = set()
            with open(f"{folder}/{path}", "rb") as file:
                for data in _read_pieces(path, file):
                    found |= self.find(data)
            yield from ((path, number) for number in sorted(found))


def _read_pieces(path: str, file: BinaryIO) -> Iterator[bytes]:
    """A file as it is searched, a large one in pieces that overlap by more than a passage's beginning."""
    if path.endswith(_OPENED):
        yield from _open_up(path, file.read())
        return
    before = b""
    while data := file.read(_PIECE_OF_FILE_BYTES):
        yield before + data
        before = data[-_OVERLAP_BYTES:]


def _open_up(path: str, data: bytes) -> Iterable[bytes]:
    """The texts of the search and of workbooks are deflated. A damaged one is never published (`finished.py`)."""
    try:
        return [packed.unpack(data)] if path.endswith(packed.SUFFIX) else list(packed.list_parts(data))
    except packed.Damaged:
        return [data]
