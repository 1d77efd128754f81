"""The last look at finished files: what is packed is no text, and what is text is looked through."""

import io
import random
import zipfile
import zlib

import pytest
from tests.terms import TERMS

from disclosure.privacy.finished import Inspector

INSPECTOR = Inspector(TERMS.detector)
ID = "11010519491231002X"


MOBILE = "13912345678"
PAGES = {MOBILE: {"permits/xk-1/"}}


@pytest.mark.parametrize(
    "text",
    [
        f"<td>{MOBILE[:7]}&#{ord(MOBILE[7])};{MOBILE[8:]}</td>", "<p>139&nbsp;1234&nbsp;5678</p>",
        "<p>139<strong>1234</strong>5678</p>", "<p>&#49;&#51;912345678</p>", "<p>139<!-- -->12345678</p>",
        "<p>lisi&#64;mail.example.com</p>", "<p>lisi<em>@</em>mail.example.com</p>",
        f"<p>{ID[:6]}<a href='x'>{ID[6:14]}</a>{ID[14:]}</p>",
    ],
)  # fmt: skip
def test_what_tags_and_escapes_part_is_put_together(text: str) -> None:
    assert INSPECTOR.inspect("pages/x/index.html", text.encode())


@pytest.mark.parametrize("text", ["<b>139</b>\n<b>1234</b>\n<b>5678</b>", "<li>139</li><li>12345678</li>"])
def test_what_stands_apart_on_the_page_stays_apart(text: str) -> None:
    assert INSPECTOR.inspect("index.html", text.encode()) == []


@pytest.mark.parametrize(
    ("path", "stands"),
    [
        ("permits/xk-1/index.html", True),
        ("permits/index.html", True),
        ("permits/2026/03/index.html", True),
        ("search/s/a/t/0.json", True),
        ("data/permit.csv", True),
        ("permits/xk-1/index.json", True),
        ("permits/xk-2/index.html", False),
        ("permits/xk-2/index.json", False),
        ("cases/dx-1/index.html", False),
        ("pages/about/index.html", False),
    ],
)
def test_an_explained_number_stands_with_its_record(path: str, stands: bool) -> None:
    found = Inspector(TERMS.detector, PAGES).inspect(path, f'"{MOBILE}"'.encode())
    assert [each.hit.rule for each in found] == ([] if stands else ["M2"])
    assert Inspector(TERMS.detector, PAGES).inspect(path, f"联系电话：{MOBILE}".encode())


def bucket(*terms: str, postings: bytes = b"") -> bytes:
    """Terms as the search packs them, each with the same list."""
    each = bytes((len(postings), 2 * len(postings))) + postings + b"\0"
    return b"".join(bytes((len(term.encode()),)) + term.encode() + each for term in terms)


@pytest.mark.parametrize("path", ["search/s/a/p/0.bin.packed", "search/s/a/n/0.bin", "search/s/a/m/0.bin"])
def test_posting_lists_are_not_looked_through(path: str) -> None:
    data = f"联系电话 {MOBILE} {ID}".encode()
    assert INSPECTOR.inspect(path, zlib.compress(data) if path.endswith(".packed") else data) == []


def test_of_a_bucket_the_terms_are_looked_through() -> None:
    path = "search/s/a/b/0.bin.packed"
    like_text = b"13912345678139123456781391234567813912"
    assert INSPECTOR.inspect(path, zlib.compress(bucket("医疗", MOBILE, postings=like_text))) == []
    assert INSPECTOR.inspect(path, zlib.compress(bucket("医疗", f"199921{ID}"))) != []


@pytest.mark.parametrize("value", [MOBILE, ID, "lisi@mail.example.com", "\\u0031391234567" + "8"])
def test_a_packed_text_is_looked_through(value: str) -> None:
    data = zlib.compress(f'["经查","{value}"]'.encode())
    assert INSPECTOR.inspect("search/s/a/t/0.json.packed", data)
    assert INSPECTOR.inspect("search/s/a/t/0.json.packed", zlib.compress('["经查"]'.encode())) == []


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("search/s/a/t/0.json.packed", b"[]"),
        ("search/s/a/t/0.json.packed", zlib.compress(b"[]")[:-1]),
        ("search/s/a/t/0.json.packed", zlib.compress(b"[]") + MOBILE.encode()),
        ("search/s/a/p/0.bin.packed", b"\1\2"),
        ("search/s/a/b/0.bin.packed", zlib.compress(b"\x09ab")),
        ("search/s/a/t/0.docx.packed", zlib.compress(b"PK")),
    ],
    ids=["not packed", "cut", "more after the end", "list", "bucket", "kind"],
)
def test_a_damaged_packed_file_is_refused(path: str, data: bytes) -> None:
    assert [found.hit.rule for found in INSPECTOR.inspect(path, data)] == ["M7"]


def test_packed_numbers_are_no_mailboxes() -> None:
    packed = random.Random(7).randbytes(3_000_000)
    assert b"@" in packed
    assert INSPECTOR.inspect("search/a/n/0.bin", packed) == []


@pytest.mark.parametrize("value", [ID, "lisi@mail.example.com", "13912345678"])
def test_a_text_between_packed_numbers_is_looked_through(value: str) -> None:
    data = (
        b"\x01\x02\xff"
        + f"经查，当事人的联系方式和证件号码为{value}，现场负责人签字确认。".encode()
        + b"\x00\xfe"
    )
    assert INSPECTOR.inspect("search/a/d/0.bin", data)


@pytest.mark.parametrize("path", ["a.exe", "data/a.docx", "a"])
def test_a_file_that_nobody_can_look_through_is_refused(path: str) -> None:
    (found,) = INSPECTOR.inspect(path, b"x")
    assert found.hit.rule == "M7"


def test_lines_of_a_drawing_are_no_telephone() -> None:
    lines = b'<path d="M13912 345678L139 12345678"/>'
    drawn = b'<svg viewBox="0 0 13912 345678">' + lines + b'<text x="1">139 1234 5678</text></svg>'
    assert [found.hit.rule for found in INSPECTOR.inspect("a.svg", drawn)] == ["M2"]
    assert INSPECTOR.inspect("a.svg", drawn.replace(b"139 1234 5678</text>", b"</text>")) == []


def workbook(*parts: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts packed as a workbook's are."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as package:
        for number, part in enumerate(parts):
            package.writestr(f"xl/worksheets/sheet{number}.xml", part)
    return whole.getvalue()


@pytest.mark.parametrize("value", [ID, MOBILE])
@pytest.mark.parametrize("place", [0, 1 << 24, (1 << 24) - 8])
def test_every_part_of_a_workbook_is_looked_through(value: str, place: int) -> None:
    """Also where a large part is looked through in pieces."""
    cell = f"<t>经查，{value}</t>".encode()
    fill = b"<c/>" * ((place - len(cell) // 2) // 4)
    assert INSPECTOR.inspect("data/permits/2025.xlsx", workbook(b"<t>1</t>", fill + cell + b"<c/>"))
    assert INSPECTOR.inspect("data/permits/2025.xlsx", workbook(b"<t>1</t>", fill + b"<c/>")) == []


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", workbook(), workbook(b"<t/>")[:40], workbook(b"<t/>", method=zipfile.ZIP_STORED),
     workbook(b"<t/>").replace(b"PK\1\2", b"PK\1\3")],
)  # fmt: skip
def test_a_workbook_that_cannot_be_opened_is_not_published(data: bytes) -> None:
    assert INSPECTOR.inspect("data/permits/2025.xlsx", data)
