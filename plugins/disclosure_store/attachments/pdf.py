"""PDF: pages, annotations, form fields, bookmarks, document information and XMP; nothing that can act."""

import io
import re
from collections.abc import Iterator
from typing import Any, cast

from pypdf import PdfReader
from pypdf.generic import EncodedStreamObject, IndirectObject, StreamObject

from disclosure_store.attachments.containers import find_digits
from disclosure_store.attachments.words import Unreadable, Words

_MOST_PAGES = 2000
_DEEPEST = 144
_HEAD = 1024
_WRITES = re.compile(rb"(?:[)>\]]\s*T[jJ]|[)>]\s*['\"])")
"""Operators that show a text."""
_END = re.compile(rb"^%%EOF", re.M)


def read_pdf(data: bytes) -> Words:
    """The texts of a PDF. Raises Unreadable, and whatever a damaged file makes the library raise."""
    _check_whole(data)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Unreadable("PDF 设有密码或权限限制，无法检查")
    if len(reader.pages) > _MOST_PAGES:
        raise Unreadable(f"PDF 超过{_MOST_PAGES}页，无法检查")
    if list(reader.attachments):
        raise Unreadable("PDF 里夹带了其他文件")
    pages = [page.extract_text() for page in reader.pages]
    drawn = any(not text.strip() or page.images for text, page in zip(pages, reader.pages, strict=True))
    # everything else that is text: annotations, forms, bookmarks, document information, stamps
    walk = _Walk(reader)
    rest = [*walk.visit(reader.trailer), find_digits(data)]
    # and what nothing leads to any more
    for generation, places in reader.xref.items():
        for number in places:
            rest += walk.visit(IndirectObject(number, generation, reader))
    for number in reader.xref_objStm:
        rest += walk.visit(IndirectObject(number, 0, reader))
    xmp = reader.root_object.get("/Metadata")
    if xmp is not None:
        rest.append(xmp.get_object().get_data().decode("utf-8", "replace"))
    return Words((*pages, *rest), is_drawn=drawn)


def _check_whole(data: bytes) -> None:
    """One revision and nothing after it: what was crossed out by saving once more still stands in the file."""
    ends = len(_END.findall(data))
    if ends > (2 if b"/Linearized" in data[:_HEAD] else 1):
        raise Unreadable("PDF 里留有修改前的版本，请用“另存为”或“打印为 PDF”重新导出")
    if data.rpartition(b"%%EOF")[2].strip():
        raise Unreadable("PDF 末尾有多余的数据，请重新导出")


class _Walk:
    """Every string of the document's objects, and what is drawn by others than pages (stamps, filled-in forms)."""

    def __init__(self, reader: PdfReader) -> None:
        self._pages = reader.pages
        self._seen: set[int] = set()

    def visit(self, value: Any, depth: int = 0) -> Iterator[str]:
        """The texts of an object that was not visited before; Unreadable for what nobody can look through."""
        if isinstance(value, IndirectObject):
            if value.idnum in self._seen:
                return
            self._seen.add(value.idnum)
            value = value.get_object()
        if depth > _DEEPEST:
            raise Unreadable("PDF 的结构嵌套过深，无法检查")
        if isinstance(value, dict):
            yield from self._visit_all(value, depth)
        elif isinstance(value, list):
            for inner in value:
                yield from self.visit(inner, depth + 1)
        elif isinstance(value, str) and not value.startswith("/"):
            yield str(value)

    def _visit_all(self, value: dict[str, Any], depth: int) -> Iterator[str]:
        if "/JS" in value or value.get("/S") in ("/JavaScript", "/Launch"):
            raise Unreadable("PDF 里有脚本或可启动程序的动作")
        if isinstance(value, StreamObject) and (value.get("/Subtype") == "/Form" or "/PatternType" in value):
            yield self._read_drawing(value)
        for key, inner in value.items():
            if key not in ("/Parent", "/P", "/ID"):
                yield from self.visit(inner, depth + 1)

    def _read_drawing(self, drawing: StreamObject) -> str:
        """The text of a form XObject or a pattern; one that writes in fonts of others cannot be read alone."""
        if "/Resources" not in drawing and _WRITES.search(drawing.get_data()):
            raise Unreadable("PDF 里有单独画出的文字（印章、批注等），无法检查")
        return (
            self._pages[0].extract_xform_text(cast(EncodedStreamObject, drawing)) if len(self._pages) else ""
        )
