"""Pages of prose: what Pelican may read, and what is left out, with rule and line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.terms import TERMS

from disclosure_gate.prose import check_prose

GOOD = "Title: 关于本站\nSlug: about\n\n正文。\n"


def check(content: Path, **pages: str | bytes) -> tuple[list[str], list[tuple[str, int, str]]]:
    """The good pages, and path, line and rule of what is wrong with the others."""
    folder = content / "pages"
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    good, faults = check_prose(content, TERMS.detector)
    return good, [(path, line, fault.rule) for path, line, fault in faults]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        "title: 甲\nslug: a\nSummary: 乙",
        "Slug: a-1\nTitle: 甲\n\nDate: 这是正文",
    ],
)
def test_a_good_page_is_read(tmp_path: Path, text: str) -> None:
    assert check(tmp_path, page=text) == (["pages/page.md"], [])


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("手机139&nbsp;0000&nbsp;1234。", "M2"),
        ("手机1390000&#49;234", "M2"),
        ("联系139<b>0000</b>1234", "M2"),
        ("身份证210102**19900307**1233。", "M1"),
        ("患者李**明华**就诊。", "M3"),
    ],
)
def test_what_the_page_will_show_is_looked_through(tmp_path: Path, line: str, rule: str) -> None:
    text = f"Title: a\nSlug: a\n\n第一段\n\n{line}\n"
    assert check(tmp_path, page=text) == ([], [("pages/page.md", 6, rule)])


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        (b"Title: \xb9\xd8\xd3\xda\nSlug: a\n", 1, "Y1"),
        (b"Title: a\nSlug: a\n\n\xff\n", 4, "Y1"),
        (b"Title: a\nSlug: a\n\n\x00\n", 1, "Y1"),
        (b"Title: a\nSlug: a\n" + b"x" * 1_000_001, 1, "Y1"),
        (b"", 1, "Y4"),
        ("没有开头\n".encode(), 1, "Y4"),
        (b"Title:\nSlug: a\n", 1, "Y4"),
        (b"\nTitle: a\nSlug: a\n", 1, "Y4"),
        (b"Title: a\n", 1, "Y5"),
        (b"Title: a\nSlug: ../a\n", 1, "Y5"),
        (b"Title: a\nSlug: A b\n", 1, "Y5"),
        (b"Title: a\nSlug: a-\n", 1, "Y5"),
        (b"Title: a\nSlug: a\nDate: yesterday\n", 3, "Y3"),
        (b"Title: a\nSlug: a\nStatus: draft\n", 3, "Y3"),
        (b"Title: a\nSlug: a\nTemplate: x\n", 3, "Y3"),
        (b"Title: a\nSlug: a\nSave_as: ../../index.html\n", 3, "Y3"),
    ],
)
def test_a_bad_page_is_left_out(tmp_path: Path, text: bytes, line: int, rule: str) -> None:
    good, faults = check(tmp_path, page=text, sound=GOOD)
    assert good == ["pages/sound.md"]
    assert faults == [("pages/page.md", line, rule)]


def test_two_pages_may_not_share_an_address(tmp_path: Path) -> None:
    good, faults = check(tmp_path, a=GOOD, b=GOOD)
    assert (good, faults) == (["pages/a.md"], [("pages/b.md", 1, "Y6")])


def test_neither_links_nor_folders_nor_other_files_are_read(tmp_path: Path) -> None:
    check(tmp_path, a=GOOD)
    pages = tmp_path / "pages"
    (pages / "link.md").symlink_to("a.md")
    (pages / "folder.md").mkdir()
    (pages / "notes.txt").write_text("正文", encoding="utf-8")
    good, faults = check(tmp_path)
    assert good == ["pages/a.md"]
    assert faults == [("pages/folder.md", 1, "Y1"), ("pages/link.md", 1, "Y1")]


def test_a_folder_that_is_missing_or_a_link_has_no_pages(tmp_path: Path) -> None:
    assert check_prose(tmp_path, TERMS.detector) == ([], [])
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "pages").symlink_to("elsewhere")
    assert check_prose(tmp_path, TERMS.detector)[0] == []


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_a_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    good, faults = check(tmp_path_factory.mktemp("content"), page=data)
    assert len(good) + len(faults) == 1
