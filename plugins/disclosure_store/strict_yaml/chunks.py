"""A YAML stream cut into its documents before any parser sees it, so that a bad one cannot spoil the next.

`---` and `...` at the first column end a document wherever they stand, even inside a quoted or block text
(YAML 1.2.2, section 9.1.2), so the cut needs no parser.
"""

import re
from dataclasses import dataclass

from .documents import Fault, Rule

_MARKER = re.compile(rb"^(?:---|\.\.\.)(?=[ \t\n]|\Z)", re.MULTILINE)
_DIRECTIVES = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\n)*%")
_END_LINE = re.compile(rb"\.\.\.[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_DIRECTIVE_LINE = re.compile(rb"^%[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chunk:
    """The bytes of one document (its `---` included), line breaks already `\\n`, and where they lie."""

    path: str
    first_line: int
    """1-based line of the first byte in the file."""
    data: bytes

    def fault(
        self,
        rule: Rule,
        line: int,
        message: str,
        remedy: str,
        *,
        column: int | None = None,
        field: str | None = None,
    ) -> Fault:
        """A fault at a line and column counted from 0 within the chunk, as libyaml counts."""
        place = None if column is None else column + 1
        return Fault(rule, self.path, self.first_line + line, place, field, message, remedy)

    def find_line(self, offset: int) -> int:
        """The line, counted from 0 within the chunk, that holds the byte."""
        return self.data.count(b"\n", 0, offset)

    def read_line(self, line: int) -> str:
        """The text of a line counted from 0; empty beyond the end."""
        rows = self.data.split(b"\n", line + 1)
        return rows[line].decode("utf-8", "replace") if line < len(rows) else ""


def split_stream(data: bytes, path: str) -> list[Chunk]:
    """One chunk per document, in order; chunks of comments alone are still among them."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Most files hold one record: two searches for a literal are far cheaper than the pattern.
    if b"\n---" not in data and b"\n..." not in data and not data.startswith(b"..."):
        return [Chunk(path, 1, data)]
    chunks: list[Chunk] = []
    counted, line = 0, 1
    for begin, end in _find_spans(data):
        line += data.count(b"\n", counted, begin)
        counted = begin
        chunks.append(Chunk(path, line, data[begin:end]))
    return chunks


def _find_spans(data: bytes) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = looked = 0
    for marker in _MARKER.finditer(data):
        if marker.group() == b"---":
            # A directive belongs to the document below its `---`; cut apart it would count as one of its own.
            if not _DIRECTIVES.match(data, looked, marker.start()):
                spans.append((begin, marker.start()))
                begin = marker.start()
            looked = marker.start()
            continue
        clean = _END_LINE.match(data, marker.start())
        end = data.find(b"\n", marker.end()) + 1 or len(data)
        # What stands behind `...` on its line stays in the chunk, for libyaml to refuse.
        spans.append((begin, marker.start() if clean else end))
        begin = looked = end
    return [(begin, end) for begin, end in [*spans, (begin, len(data))] if end > begin]


def blank_directives(chunk: Chunk) -> tuple[Chunk, list[Fault]]:
    """The chunk without its leading `%` lines (they stay as empty lines), and one fault if there were any."""
    found = _DIRECTIVES.match(chunk.data) if b"%" in chunk.data else None
    if found is None:
        return chunk, []
    marker = _MARKER.search(chunk.data)
    head_end = marker.start() if marker else len(chunk.data)
    head = _DIRECTIVE_LINE.sub(b"", chunk.data[:head_end])
    message, remedy = "以「%」开头的 YAML 指令不予使用", "删除这样的行；记录文件不需要任何指令"
    fault = chunk.fault("Y2", chunk.find_line(found.end()), message, remedy)
    return Chunk(chunk.path, chunk.first_line, head + chunk.data[head_end:]), [fault]
