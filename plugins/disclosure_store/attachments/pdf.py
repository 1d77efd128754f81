"""PDF: pages, annotations, form fields, bookmarks, document information and XMP; nothing that can act."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from disclosure_store.attachments.words import Unreadable, Words

_MOST_PAGES = 2000
_DEEPEST = 144


def read_pdf(data: bytes) -> Words:
    """The texts of a PDF. Raises Unreadable, and whatever a damaged file makes the library raise."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Unreadable("PDF 设有密码或权限限制，无法检查")
    if len(reader.pages) > _MOST_PAGES:
        raise Unreadable(f"PDF 超过{_MOST_PAGES}页，无法检查")
    if list(reader.attachments):
        raise Unreadable("PDF 里夹带了其他文件")
    pages = [page.extract_text() for page in reader.pages]
    drawn = any(not text.strip() or page.images for text, page in zip(pages, reader.pages, strict=True))
    # everything else that is text: annotations, forms, bookmarks, document information
    rest = list(_walk(reader.trailer, set(), 0))
    xmp = reader.root_object.get("/Metadata")
    if xmp is not None:
        rest.append(xmp.get_object().get_data().decode("utf-8", "replace"))
    return Words((*pages, *rest), is_drawn=drawn)


def _walk(value: Any, seen: set[int], depth: int) -> Iterator[str]:
    """Every string of the document's objects; what pages draw is read as text, not here."""
    if isinstance(value, IndirectObject):
        if value.idnum in seen:
            return
        seen.add(value.idnum)
        value = value.get_object()
    if depth > _DEEPEST:
        raise Unreadable("PDF 的结构嵌套过深，无法检查")
    if isinstance(value, dict):
        if "/JS" in value or value.get("/S") in ("/JavaScript", "/Launch"):
            raise Unreadable("PDF 里有脚本或可启动程序的动作")
        for key, inner in value.items():
            if key not in ("/Parent", "/P", "/ID"):
                yield from _walk(inner, seen, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, seen, depth + 1)
    elif isinstance(value, str) and not value.startswith("/"):
        yield str(value)
