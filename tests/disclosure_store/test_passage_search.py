"""Sampling finds every passage that a plain search finds, in every spelling, and no other."""

import html
import json
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_store.passage_search import PassageSearch, list_forms

FACTS = '检查发现“三袋”感染性废物混入生活垃圾，其中1袋<破损>、有"标签"'
HAN = st.text("执法人员检查时发现未按规定处置医疗废物的行为", min_size=12, max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{FACTS}</p>",
        f"<p>{html.escape(FACTS)}</p>",
        f"<dd>{html.escape(FACTS).replace('&quot;', '&#34;')}</dd>",
        json.dumps({"t": FACTS}, ensure_ascii=False),
        json.dumps([FACTS]),
        '1,"{}"'.format(FACTS.replace('"', '""')),
        '检查发现"三袋"感染性废物混入生活垃圾,其中1袋<破损>、有"标签"',
    ],
    ids=["plain", "html", "jinja", "json", "ascii json", "csv", "folded"],
)
def test_it_is_found_however_it_is_spelled(text: str) -> None:
    assert PassageSearch(["另一句完全不相干的十二字以上的话", FACTS]).find(text.encode()) == {1}


def test_a_long_passage_is_looked_for_as_a_whole_and_by_its_beginning() -> None:
    whole, beginning = list_forms(FACTS * 4)
    assert PassageSearch([whole, beginning]).find((FACTS * 2).encode()) == {1}
    assert PassageSearch([whole, beginning]).find((FACTS * 4).encode()) == {0, 1}


def test_what_is_short_is_not_looked_for() -> None:
    assert PassageSearch(["警告"]).find("警告".encode()) == set()
    assert PassageSearch([]).find(b"anything") == set()


@given(st.lists(HAN, min_size=1, max_size=6), st.text(max_size=60), st.text(max_size=60), st.data())
def test_sampling_agrees_with_a_plain_search(
    passages: list[str], before: str, after: str, data: st.DataObject
) -> None:
    planted = data.draw(st.sampled_from([*passages, ""]))
    text = f"{before}{planted}{after}".encode("utf-8", "ignore")
    expected = {number for number, passage in enumerate(passages) if passage.encode() in text}
    assert PassageSearch(passages).find(text) >= expected
    assert planted == "" or expected


def test_packed_texts_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.json.packed").write_bytes(zlib.compress(json.dumps([FACTS]).encode()))
    (tmp_path / "b.json.packed").write_bytes(FACTS.encode())
    assert set(PassageSearch([FACTS]).find_in_files(tmp_path, ["a.json.packed", "b.json.packed"])) == {
        ("a.json.packed", 0),
        ("b.json.packed", 0),
    }


def test_files_are_told_by_path(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<p>{html.escape(FACTS)}</p>", "utf-8")
    (tmp_path / "b.html").write_text("<p>没有</p>", "utf-8")
    search = PassageSearch([FACTS])
    assert list(search.find_in_files(tmp_path, ["a.html", "b.html"])) == [("a.html", 0)]


def test_a_workbook_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "2025.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", f"<t>{html.escape(FACTS, quote=False)}</t>")
    assert list(PassageSearch([FACTS]).find_in_files(tmp_path, ["2025.xlsx"])) == [("2025.xlsx", 0)]


@pytest.mark.parametrize("before", [0, (1 << 24) - 60, (1 << 24) - 300, 1 << 24])
def test_a_large_file_is_searched_in_pieces_that_overlap(tmp_path: Path, before: int) -> None:
    """Nothing is missed where one piece ends, and the next is not told a second time."""
    (tmp_path / "all.csv").write_bytes(b" " * before + FACTS.encode() + b" " * 400)
    assert list(PassageSearch([FACTS]).find_in_files(tmp_path, ["all.csv"])) == [("all.csv", 0)]
