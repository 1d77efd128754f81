"""PNG and JPEG: EXIF, XMP, comments and text chunks; a place on the map is refused."""

import io
from typing import Any

from PIL import ExifTags, Image

from disclosure_store.attachments.containers import find_digits, list_extras
from disclosure_store.attachments.words import Unreadable, Words


def read_picture(data: bytes) -> Words:
    """The texts of a picture. Raises Unreadable, and whatever a damaged file makes the library raise."""
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
    texts += [*map(_spell, list_extras(data)), find_digits(data)]
    return Words(tuple(text for text in texts if text), is_drawn=True)


def _spell(value: Any) -> str:
    """A value of the metadata as text; Windows writes its own fields in UTF-16."""
    if isinstance(value, bytes):
        wide = value.decode("utf-16-le", "ignore") if len(value) % 2 == 0 else ""
        local = value.decode("gb18030", "ignore")
        return f"{value.decode('utf-8', 'ignore')}\n{wide}\n{local}".replace("\0", "")
    if isinstance(value, dict):
        return " ".join(map(_spell, value.values()))
    if isinstance(value, tuple | list):
        return " ".join(map(_spell, value))
    return str(value)
