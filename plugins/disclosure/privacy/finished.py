"""Every byte that is to be published, looked through once more: the last door (M1, M2, M6, M7).

A file whose kind nobody knows how to look through is not published. Attachments were looked through as they were
read, inside and out; of them only the name is left.
"""

import re
from typing import Final, NamedTuple

from disclosure.privacy.detector import Detector
from disclosure.privacy.hit import Hit

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
"""Text, or as good as: in a search shard the texts stand as they are, between packed numbers."""
PACKED: Final = ".bin"
LOOKED_THROUGH: Final = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
WITHOUT_TEXT: Final = frozenset({".woff", ".woff2", ".ico"})
UNKNOWN: Final = Hit("M7", "无法检查的文件类型")

_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_READABLE: Final = re.compile("[^\x00-\x1f\x7f\ufffd]{24,}")
"""What packed numbers do not look like, however many there are."""
_DRAWN: Final = re.compile(
    rb' (?:d|points|viewBox|transform|[xy][12]?|c[xy]|r|width|height)="[-0-9., MLHVCSQTAZmlhvcsqtaz]*"'
)
"""Where lines run: digits that nobody reads as a number."""
_SUFFIX: Final = re.compile(r"\.[a-z0-9]+$")


class Found(NamedTuple):
    """What must not be published, and whether it is the file's name that holds it."""

    hit: Hit
    in_name: bool


class Inspector:
    """Looks at finished files; goes to the workers by fork or by pickle."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    def inspect(self, path: str, data: bytes) -> list[Found]:
        """What of a file must not be published."""
        found = [Found(hit, in_name=True) for hit in self._detector.find_sure(path.encode())]
        suffix = _SUFFIX.search(path.lower())
        kind = suffix[0] if suffix else ""
        if kind in TEXTS:
            return found + [
                Found(hit, in_name=False) for hit in self._detector.find_sure(_spell_out(data, kind))
            ]
        if kind in LOOKED_THROUGH or kind in WITHOUT_TEXT:
            return found
        return [*found, Found(UNKNOWN, in_name=False)]


def _spell_out(data: bytes, kind: str) -> bytes:
    """JSON may write any character by its number; of what is packed, the texts."""
    if b"<svg" in data:
        data = _DRAWN.sub(b"", data)
    if kind == PACKED:
        return "\n".join(_READABLE.findall(data.decode("utf-8", "replace"))).encode("utf-8", "replace")
    if kind not in (".json", ".jsonl") or b"\\u" not in data:
        return data
    text = data.decode("utf-8", "replace")
    return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text).encode("utf-8", "replace")
