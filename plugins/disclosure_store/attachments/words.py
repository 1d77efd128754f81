"""Every text in a PDF or a picture: what a reader sees, and what only a curious one finds.

Pages, annotations, form fields, bookmarks, document information and XMP of a PDF; EXIF, XMP, comments and text chunks
of a picture. What is drawn and not written (a scan) cannot be read: that is told, not guessed.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import ExifTags, Image
from pypdf import PdfReader
from pypdf.generic import IndirectObject

_MOST_PAGES = 2000
_DEEPEST = 12


class Unreadable(Exception):
    """The file cannot be looked through; the message says why, for a clerk."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one file. `is_drawn`: some or all of it is a picture, in which nothing can be looked for."""

    texts: tuple[str, ...]
    is_drawn: bool


def read_words(data: bytes, suffix: str) -> Words:
    """The texts of a file of one of the kinds that may be attached. Raises Unreadable."""
    try:
        return _read_pdf(data) if suffix == ".pdf" else _read_picture(data)
    except Unreadable:
        raise
    except Exception as error:  # a damaged file may raise anything out of the libraries that read it
        raise Unreadable("文件已损坏，或者不是扩展名所说的类型") from error


def _read_pdf(data: bytes) -> Words:
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
    if depth > _DEEPEST * _DEEPEST:
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


def _read_picture(data: bytes) -> Words:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        picture.verify()
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        picture.load()
        texts = [_spell(value) for value in picture.info.values()]
        exif = picture.getexif()
        if exif.get_ifd(ExifTags.IFD.GPSInfo):
            raise Unreadable("图片带有拍摄位置（GPS）信息，请先清除")
        tables = [exif, *(exif.get_ifd(block) for block in (ExifTags.IFD.Exif, ExifTags.IFD.Interop))]
        texts += [_spell(value) for table in tables for value in table.values()]
    return Words(tuple(text for text in texts if text), is_drawn=True)


def _spell(value: Any) -> str:
    """A value of the metadata as text; Windows writes its own fields in UTF-16."""
    if isinstance(value, bytes):
        wide = value.decode("utf-16-le", "ignore") if len(value) % 2 == 0 else ""
        return f"{value.decode('utf-8', 'ignore')}\n{wide}".replace("\0", "")
    if isinstance(value, tuple | list):
        return " ".join(map(_spell, value))
    return str(value)
