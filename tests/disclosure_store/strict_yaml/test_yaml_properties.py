"""Whatever the bytes: an answer, in bounds; whatever text was written: the same text."""

import re
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_store.strict_yaml import Document, LinedDict, LinedList, SpoiledDocument, Value, read_stream

REFUSED = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(
    lambda text: not re.search(REFUSED, text)
)
KEYS = TEXTS.filter(bool)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)
PRIVATE = "210102199001011234"
PIECES = [
    *"abc:,[]{}\"'#&*!|>%@`-?~=<\\",
    *[
        "\n",
        "\n  ",
        "\n- ",
        "\t",
        "\r\n",
        ": ",
        "- ",
        "? ",
        "---",
        "\n---\n",
        "\n...\n",
        "<<: ",
        "&a ",
        "*a ",
        "!!str ",
    ],
    *["甲", "：", "\u2028", "\ufeff", "\x00", "\\u0000", PRIVATE],
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "".join(pieces).encode())


def depth_of(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, dict | list) + max((depth_of(item) for item in inner), default=0)


def check_lines(value: Value, last: int) -> None:
    if isinstance(value, LinedDict):
        assert list(value.lines) == list(value)
        assert all(1 <= line <= last for line in [value.line, *value.lines.values()])
        for item in value.values():
            check_lines(item, last)
    elif isinstance(value, LinedList):
        assert len(value.lines) == len(value)
        assert all(1 <= line <= last for line in [value.line, *value.lines])
        for item in value:
            check_lines(item, last)
    else:
        assert type(value) is str


def check_answer(data: bytes) -> None:
    last = data.count(b"\n") + data.count(b"\r") + 1
    for document in read_stream(data, "a.yaml"):
        assert 1 <= document.line <= last
        if isinstance(document, Document):
            check_lines(document.value, last)
            continue
        assert document.faults
        assert [fault.line for fault in document.faults] == sorted(fault.line for fault in document.faults)
        for fault in document.faults:
            assert 1 <= fault.line <= last + 1
            assert fault.message
            assert fault.remedy
            assert PRIVATE not in f"{fault.message}{fault.remedy}{fault.field}"


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    check_answer(data)


@given(SOUP)
def test_any_soup_of_yaml_has_an_answer(data: bytes) -> None:
    check_answer(data)


@given(SOUP, SOUP)
def test_a_document_before_and_after_any_soup_stands(before: bytes, after: bytes) -> None:
    # Without the `...` a directive at the end of the soup would rightly spoil the document below it.
    found = read_stream(b"id: first\n---\n" + before + b"\n...\n---\nid: mark\n---\n" + after, "a.yaml")
    values = [document.value for document in found if isinstance(document, Document)]
    assert values[0] == {"id": "first"}
    assert {"id": "mark"} in values


@given(
    st.dictionaries(KEYS, TREES, max_size=5).filter(lambda tree: depth_of(tree) <= 12),
    st.booleans(),
    st.sampled_from([None, True, False]),
)
def test_text_written_by_another_program_comes_back(
    tree: dict[str, Any], unicode: bool, flow: bool | None
) -> None:
    data = yaml.safe_dump(tree, allow_unicode=unicode, default_flow_style=flow, sort_keys=False).encode()
    (document,) = read_stream(data, "a.yaml")
    assert not isinstance(document, SpoiledDocument), document.faults
    assert document.value == tree
    assert list(document.value) == list(tree)
