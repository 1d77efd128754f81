"""PDF: pages, annotations, form fields, bookmarks, document information and XMP; nothing that can act."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from disclosure_store.attachments.containers import find_digits
from disclosure_store.attachments.words import Unreadable, Words

_MOST_PAGES = 2000
_DEEPEST = 144
_HEAD = 1024
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
    # everything else that is text: annotations, forms, bookmarks, document information
    seen: set[int] = set()
    rest = [*_walk(reader.trailer, seen, 0), find_digits(data)]
    # and what nothing leads to any more
    for generation, places in reader.xref.items():
        for number in places:
            rest += _walk(IndirectObject(number, generation, reader), seen, 0)
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
