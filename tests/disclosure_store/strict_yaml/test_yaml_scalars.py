"""Every scalar arrives as the very text in the file, and every field knows its line."""

import doctest
import pickle

import pytest

from disclosure_store import strict_yaml
from disclosure_store.strict_yaml import Document, LinedDict, LinedList, documents, read_list, read_stream


def read_one(text: str) -> Document:
    (document,) = read_stream(text.encode(), "records/permits/a.yaml")
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    "written",
    [
        "911100001000000001",
        "0555567",
        "0o17",
        "0x1F",
        "1_000",
        "1e3",
        "62400.00",
        ".inf",
        ".NaN",
        "NO",
        "yes",
        "off",
        "true",
        "null",
        "~",
        "12:30",
        "190:20:30",
        "2025-13-01",
        "2025-12-01",
        "2001-12-14t21:59:43.10-05:00",
        "=",
    ],
)
def test_what_yaml_would_guess_stays_text(written: str) -> None:
    assert read_one(f"id: a-1\nfield: {written}\n").value == {"id": "a-1", "field": written}
    assert read_one(f"items: [{written}]\n").value == {"items": [written]}
    assert read_one(f"{written}: key\n").value == {written: "key"}


def test_an_empty_value_is_empty_text() -> None:
    assert read_one("a:\nb: ''\nc: [x, '']\n").value == {"a": "", "b": "", "c": ["x", ""]}


def test_quotes_and_blocks_are_only_ways_to_write_text() -> None:
    text = "a: '5'\nb: \"x\\ty\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\n'<<': e\n"
    assert read_one(text).value == {"a": "5", "b": "x\ty", "c": "one\ntwo\n", "d": "one two", "<<": "e"}


def test_every_field_and_item_knows_its_line() -> None:
    value = read_one(
        "# head\n\nid: a-1\nparty:\n  # who\n  name: x\nitems:\n- a\n\n- {b: c,\n   d: e}\n"
    ).value
    assert isinstance(value, LinedDict)
    assert (value.line, value.lines) == (3, {"id": 3, "party": 4, "items": 7})
    party, items = value["party"], value["items"]
    assert isinstance(party, LinedDict)
    assert isinstance(items, LinedList)
    assert (party.line, party.lines) == (6, {"name": 6})
    assert (items.line, items.lines) == (8, [8, 10])
    assert isinstance(items[1], LinedDict)
    assert items[1].lines == {"b": 10, "d": 11}


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_breaks_and_a_byte_order_mark_of_any_editor_are_accepted(line_break: str, mark: str) -> None:
    document = read_one(mark + line_break.join(["id: a-1", "facts: |", "  甲", "  乙", "title: x", ""]))
    assert document.value == {"id": "a-1", "facts": "甲\n乙\n", "title": "x"}
    assert document.value.lines == {"id": 1, "facts": 2, "title": 5}


def test_values_keep_their_lines_between_processes() -> None:
    value = read_one("id: a-1\nitems:\n  - b: c\n").value
    copy = pickle.loads(pickle.dumps(value))
    assert copy == value
    assert (type(copy), copy.line, copy.lines) == (LinedDict, 1, {"id": 1, "items": 2})
    assert (type(copy["items"]), copy["items"].lines) == (LinedList, [3])
    assert copy["items"][0].lines == {"b": 3}


def test_a_list_file_is_one_list() -> None:
    document = read_list(b"# organs\n- id: c01\n- id: c02\n", "authorities.yaml")
    assert isinstance(document, Document)
    assert (document.value, document.value.lines, document.line) == (
        [{"id": "c01"}, {"id": "c02"}],
        [2, 3],
        2,
    )


def test_the_examples_in_the_docstrings_hold() -> None:
    for module in (strict_yaml, documents):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0
