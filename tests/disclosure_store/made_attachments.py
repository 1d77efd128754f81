"""PDF files and pictures made for a test, with words wherever such a file can hold some."""

import io
from typing import Any

from PIL import ExifTags, Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def pdf(
    text: str = "",
    *,
    title: str = "",
    note: str = "",
    xmp: str = "",
    password: str = "",
    attached: bytes = b"",
    script: str = "",
) -> bytes:
    """A PDF of one page; without `text` the page is blank, as a scan is."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    if text:
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): _font(writer, text)})}
        )
        codes = "".join(f"{place + 1:04x}" for place in range(len(text)))
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td <{codes}> Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if note:
        writer.add_annotation(0, FreeText(text=note, rect=(10, 10, 90, 90)))
    if xmp:
        writer.xmp_metadata = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{xmp}</x:xmpmeta>'.encode()
    if attached:
        writer.add_attachment("inner.txt", attached)
    if script:
        action = {"/Type": "/Action", "/S": "/JavaScript"}
        opening = DictionaryObject({NameObject(k): NameObject(v) for k, v in action.items()})
        opening[NameObject("/JS")] = TextStringObject(script)
        writer.root_object[NameObject("/OpenAction")] = opening
    if password:
        writer.encrypt(password)
    return _written(writer)


def _font(writer: PdfWriter, text: str) -> Any:
    """A font whose n-th glyph means the n-th character of the text."""
    rows = "\n".join(f"<{n + 1:04x}> <{c.encode('utf-16-be').hex()}>" for n, c in enumerate(text))
    cmap = DecodedStreamObject()
    cmap.set_data(
        "begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{len(text)} beginbfchar\n{rows}\nendbfchar\nendcmap\n".encode()
    )
    inner = {"/Type": "/Font", "/Subtype": "/CIDFontType2", "/BaseFont": "/Test"}
    descendant = DictionaryObject({NameObject(k): NameObject(v) for k, v in inner.items()})
    descendant[NameObject("/DW")] = NumberObject(1000)
    font = DictionaryObject(
        {
            NameObject(k): NameObject(v)
            for k, v in {
                "/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": "/Test", "/Encoding": "/Identity-H",
            }.items()
        }
    )  # fmt: skip
    font[NameObject("/DescendantFonts")] = ArrayObject([writer._add_object(descendant)])
    font[NameObject("/ToUnicode")] = writer._add_object(cmap)
    return writer._add_object(font)


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def picture(kind: str = "JPEG", *, artist: str = "", comment: str = "", gps: bool = False) -> bytes:
    """A picture of one colour."""
    image, target = Image.new("RGB", (8, 8), "white"), io.BytesIO()
    exif = Image.Exif()
    if artist:
        exif[ExifTags.Base.XPAuthor] = artist.encode("utf-16-le")
    if gps:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
        exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N"}
    more: dict[str, Any] = {"exif": exif}
    if comment and kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("Description", comment, zip=True)
        more["pnginfo"] = info
    elif comment:
        more["comment"] = comment.encode()
    image.save(target, kind, **more)
    return target.getvalue()


def stamped(words: str, *, inherits: bool = False, is_shown: bool = True) -> bytes:
    """A PDF with words in the appearance of a stamp (/AP); not shown, nothing leads to them any more.

    `inherits`: the drawing names no fonts of its own.
    """
    writer = PdfWriter(io.BytesIO(pdf("决定书")))
    codes = "".join(f"{place + 1:04x}" for place in range(len(words)))
    drawing = StreamObject()
    drawing.set_data(f"BT /F1 12 Tf 10 10 Td <{codes}> Tj ET".encode())
    for name, value in (("/Type", "/XObject"), ("/Subtype", "/Form")):
        drawing[NameObject(name)] = NameObject(value)
    drawing[NameObject("/BBox")] = _box(0, 0, 300, 40)
    if not inherits:
        fonts = DictionaryObject({NameObject("/F1"): _font(writer, words)})
        drawing[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawn = writer._add_object(drawing.flate_encode())
    if is_shown:
        stamp = DictionaryObject(
            {NameObject("/Type"): NameObject("/Annot"), NameObject("/Rect"): _box(50, 50, 350, 90)}
        )
        stamp[NameObject("/Subtype")] = NameObject("/Stamp")
        stamp[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawn})
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(stamp)])
    return _written(writer)


def _box(*corners: int) -> ArrayObject:
    return ArrayObject(map(NumberObject, corners))


def crossed_out(words: str) -> bytes:
    """A PDF in which words were put out by saving it once more: the file still holds both revisions."""
    first = io.BytesIO(pdf("决定书", title=words))
    writer = PdfWriter(first, incremental=True)
    writer.metadata = {"/Title": "干净"}
    return _written(writer)


def with_segment(jpeg: bytes, payload: bytes) -> bytes:
    """A picture with a segment (APP5) of its own, right after its start."""
    return jpeg[:2] + b"\xff\xe5" + (len(payload) + 2).to_bytes(2, "big") + payload + jpeg[2:]
