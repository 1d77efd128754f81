"""A kind's records of a year as an Excel workbook (ECMA-376); docs/decisions/0014 says why it is written here."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from disclosure.records.kinds import KINDS, KindName
from disclosure_data.documents import Document
from disclosure_data.tables.package import pack
from disclosure_data.tables.sheet import write_sheet

ROWS_OF_A_SHEET: Final = 100_000
"""Excel knows 1,048,576; a sheet is deflated in one piece, so this bounds what is held in memory."""
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PARTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES: Final = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/>'
    '<name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/>'
    '<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write_workbook(kind: KindName, documents: Iterable[Document], rows: int = ROWS_OF_A_SHEET) -> bytes:
    """The finished file, with a sheet for each so many rows; one at least."""
    return pack(_list_parts(kind, iter(documents), rows))


def _list_parts(kind: KindName, documents: Iterator[Document], rows: int) -> Iterator[tuple[str, bytes]]:
    """The sheets first, one by one; then what could only be said when they were counted."""
    count = 0
    while (first := next(documents, None)) is not None or not count:
        some = islice(chain([first], documents), rows) if first is not None else ()
        count += 1
        yield f"xl/worksheets/sheet{count}.xml", write_sheet(kind, some)
    yield "xl/styles.xml", _STYLES.encode()
    yield "xl/workbook.xml", _write_contents(KINDS[kind].label, count).encode()
    yield "xl/_rels/workbook.xml.rels", _write_links(count).encode()
    book = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    yield "_rels/.rels", f'{_XML}<Relationships xmlns="{_LINKS}">{book}</Relationships>'.encode()
    yield "[Content_Types].xml", _write_types(count).encode()


def _write_contents(label: str, count: int) -> str:
    names = [label] if count == 1 else [f"{label} {n}" for n in range(1, count + 1)]
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _write_links(count: int) -> str:
    sheets = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, count + 1)
    )
    styles = f'<Relationship Id="rId{count + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return f'{_XML}<Relationships xmlns="{_LINKS}">{sheets}{styles}</Relationships>'


def _write_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_PARTS}.worksheet+xml"/>'
        for n in range(1, count + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{_PARTS}.sheet.main+xml"/>{sheets}<Override '
        f'PartName="/xl/styles.xml" ContentType="{_PARTS}.styles+xml"/></Types>'
    )
