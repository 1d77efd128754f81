"""Every byte that is to be published, looked through once more: the last door (M1, M2, M6, M7).

A file whose kind nobody knows how to look through is not published. Attachments were looked through as they were
read, inside and out; of them only the name is left.
"""

import re
from collections.abc import Iterable, Mapping, Set
from typing import Final, NamedTuple

from disclosure.privacy import packed
from disclosure.privacy.detector import Detector
from disclosure.privacy.folding import fold
from disclosure.privacy.hit import Hit
from disclosure.privacy.markup import may_hide, read_markup
from disclosure.privacy.signs import Signs

TEXTS: Final = frozenset(
    {
        ".html",
        ".json",
        ".jsonl",
        ".csv",
        ".xml",
        ".atom",
        ".txt",
        ".svg",
        ".css",
        ".js",
        ".mjs",
        ".md",
        ".bin",
    }
)
_MARKUP: Final = frozenset({".html", ".xml", ".atom", ".svg"})
_WORKBOOK: Final = ".xlsx"
_SHARD: Final = ".bin"
"""Texts stand in it as they are, between packed numbers."""
LOOKED_THROUGH: Final = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
WITHOUT_TEXT: Final = frozenset({".woff", ".woff2", ".ico"})
UNKNOWN: Final = Hit("M7", "无法检查的文件类型")

_MARK: Final = b"\xef\xbb\xbf"
_RETURN: Final = b"&#13;"
"""The one character that a workbook writes by its number."""
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_READABLE: Final = re.compile("[^\x00-\x1f\x7f\ufffd]{24,}")
"""What packed numbers do not look like, however many there are."""
_DRAWING: Final = Signs(["<svg"])
_DRAWN: Final = re.compile(
    rb' (?:d|points|viewBox|transform|[xy][12]?|c[xy]|r|width|height)="[-0-9., MLHVCSQTAZmlhvcsqtaz]*"'
)
"""Where lines run: digits that nobody reads as a number."""
_OWN_PAGE: Final = re.compile(
    r"(?:permits|penalties|decisions|cases)/[0-9]*[a-z-][^/]*/index\.(?:html|json)|pages/"
)
_SUFFIX: Final = re.compile(r"\.[a-z0-9]+$")


class Found(NamedTuple):
    """What must not be published, and whether it is the file's name that holds it."""

    hit: Hit
    in_name: bool


class Inspector:
    """Looks at finished files; goes to the workers by fork."""

    def __init__(
        self,
        detector: Detector,
        explained: Mapping[str, Set[str]] | None = None,
        in_ids: Set[str] = frozenset(),
    ) -> None:
        """`explained`: digits that only look private, with the pages of the records that explain them.

        They may stand on those pages and in lists, search and data, but on no other record's page and in no prose.
        `in_ids`: digits of ids (`list_plain_numbers`), which stand in addresses on any page.
        """
        self._detector = detector
        self._explained = explained or {}
        self._in_ids = in_ids

    def inspect(self, path: str, data: bytes) -> list[Found]:
        """What of a file must not be published."""
        name_hits = self._detector.find_sure(path.encode(), self._in_ids.__contains__)
        found = [Found(hit, in_name=True) for hit in name_hits]
        texts = _list_texts(path, data)
        if texts is None:
            return [*found, Found(UNKNOWN, in_name=False)]

        def may_stand(digits: str) -> bool:
            pages = self._explained.get(digits)
            if digits in self._in_ids:
                return True
            return pages is not None and (
                _OWN_PAGE.match(path) is None or f"{path.rpartition('/')[0]}/" in pages
            )

        hits = (hit for text in texts for hit in self._detector.find_sure(text, may_stand))
        return [*found, *(Found(hit, in_name=False) for hit in dict.fromkeys(hits))]


def _list_texts(path: str, data: bytes) -> list[bytes] | None:
    """What of a file can be read; None for a kind of file that nobody can look through."""
    name = path.lower()
    try:
        if name.endswith(packed.SUFFIX):
            name, data = name.removesuffix(packed.SUFFIX), packed.unpack(data)
        suffix = _SUFFIX.search(name)
        kind = suffix[0] if suffix else ""
        if kind in LOOKED_THROUGH or kind in WITHOUT_TEXT or packed.holds_numbers(path):
            return []
        if kind == _WORKBOOK:
            return [part.replace(_RETURN, b"\r") for part in packed.list_parts(data)]
        if packed.holds_terms(path):
            return [_join(filter(_READABLE.fullmatch, packed.list_terms(data)))]
    except packed.Damaged:
        return None
    return _spell_out(data, kind) if kind in TEXTS else None


def _join(texts: Iterable[str]) -> bytes:
    return "\n".join(texts).encode("utf-8", "replace")


def _spell_out(data: bytes, kind: str) -> list[bytes]:
    """JSON and HTML may write any character by its number, HTML part a number by tags; of a shard, the texts."""
    # a mark at the beginning hides nothing, and would have the whole file folded
    data = data.removeprefix(_MARK)
    if _DRAWING.stand_in(data):
        data = _DRAWN.sub(b"", data)
    if kind == _SHARD:
        return [_join(_READABLE.findall(data.decode("utf-8", "replace")))]
    if kind in _MARKUP and may_hide(data):
        return [data, fold(read_markup(data.decode("utf-8", "replace"))).encode("utf-8", "replace")]
    if kind not in (".json", ".jsonl") or b"\\u" not in data:
        return [data]
    text = data.decode("utf-8", "replace")
    return [_ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text).encode("utf-8", "replace")]
