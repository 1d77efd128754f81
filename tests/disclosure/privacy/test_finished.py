"""The last look at finished files: what is packed is no text, and what is text is looked through."""

import random

import pytest
from tests.terms import TERMS

from disclosure.privacy.finished import Inspector

INSPECTOR = Inspector(TERMS.detector)
ID = "11010519491231002X"


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
