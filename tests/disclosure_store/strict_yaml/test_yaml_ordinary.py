"""The short way through an ordinary document leads where the long one leads, line by line, or nowhere."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_store.strict_yaml import BOUNDS, Bounds, LinedDict, LinedList
from disclosure_store.strict_yaml.chunks import blank_directives, split_stream
from disclosure_store.strict_yaml.composition import Composition
from disclosure_store.strict_yaml.encoding import find_encoding_fault
from disclosure_store.strict_yaml.ordinary import read_ordinary

ORDINARY = [
    "id: a\nuscc: 911100001000000001\n",
    "---\nid: a\n\nurl: https://a.example/b\nnote:  x  y \n",
    'party: {type: 自然人, name: "张三, 李四"}\nfine: \'2300\'\nempty: ""\n',
    "disclosure: {state: public, elsewhere: {on: 2026-03-03, via: 网站}}\nlaws: [《甲》第一条, [乙, 丙]]\n",
    "facts: >-\n  经查，事实：甲\n  乙 # 丙\ntext: |\n    一\n    二\nend: >\n  三\n",
    "tiers:\n  - name: 轻\n    fine: {min: 1, max: 2}\n  - name: 重\n    why:\n      - 甲\n      - 乙\nlast: 丙\n",
    "list:\n- 甲\n- 乙: 丙\n  丁: 戊\nnext:\n  inner:\n    key: value\n  more: 己\n",
]
OTHERWISE = [
    *[
        "",
        "# nothing\n",
        "text\n",
        "- a\n",
        "[a]\n",
        " id: a\n",
        "id: a",
        "id: a\nid: b\n",
        "id:\n",
        "k:\nid: a\n",
    ],
    *[
        "id: a\n b\n",
        "id: 'it''s'\n",
        'id: "a\\n"\n',
        "id: &a b\n",
        "id: *a\n",
        "id: !t b\n",
        "id: a # b\n",
        "id:\ta\n",
    ],
    *[
        "id: a: b\n",
        "<<: {a: b}\n",
        "{a: b}: c\n",
        "? a\n",
        "k: {a: b, a: c}\n",
        "k: [a, ]\n",
        "k: {a: b]\n",
        "k: [a]]\n",
    ],
    *[
        "k: {a: [b]] c: d}\n",
        "k: {a: http://b}\n",
        "k: >-\n\n  a\n",
        "k: >-\n  a\n\n  b\n",
        "k: >-\n  a\n   b\n",
        "k: >-\n",
    ],
    *[
        "k: |2\n  a\n",
        "k: >+\n  a\n",
        "k:\n  a: b\n c: d\n",
        "k:\n  - a\n - b\n",
        "k:\n  - - a\n",
        "%YAML 1.2\n---\na: b\n",
    ],
]
PIECES = [
    *ORDINARY,
    *[
        "a: b\n",
        "k:\n",
        "  a: b\n",
        "    c: d\n",
        "  - x\n",
        "- y\n",
        "  - a: b\n",
        "f: >-\n",
        "    one\n",
        "{a: b}",
    ],
    *[
        "[a, b]",
        "\n",
        "\n\n",
        " ",
        "  ",
        ": ",
        ":",
        ", ",
        "- ",
        "-",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "#",
        " #",
        "&a ",
        "*",
    ],
    *[
        "!t ",
        "|",
        ">",
        ">-\n",
        "|-\n",
        "%",
        "@",
        "`",
        "?",
        "? ",
        "<<",
        "~",
        "\\",
        "\t",
        "---\n",
        "...\n",
        "\u3000",
        "²",
    ],
]


def tell(value: Any) -> Any:
    """A value with all its lines."""
    if isinstance(value, LinedDict):
        return value.line, list(value.lines.items()), [(key, tell(inner)) for key, inner in value.items()]
    if isinstance(value, LinedList):
        return value.line, value.lines, [tell(inner) for inner in value]
    return value


def hold_against_each_other(data: bytes, bounds: Bounds = BOUNDS) -> None:
    for chunk in split_stream(data, "records/a.yaml"):
        found = None if find_encoding_fault(chunk) else read_ordinary(chunk.data, chunk.first_line, bounds)
        if found is not None:
            chunk, faults = blank_directives(chunk)
            composition = Composition(chunk, bounds)
            composition.compose()
            assert faults + composition.faults == []
            assert tell(found) == tell(composition.root)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_document_goes_the_short_way(text: str) -> None:
    assert read_ordinary(text.encode(), 1, BOUNDS) is not None
    hold_against_each_other(text.encode())


@pytest.mark.parametrize("text", OTHERWISE)
def test_any_other_is_left_to_the_long_way(text: str) -> None:
    assert read_ordinary(text.encode(), 1, BOUNDS) is None


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_both_ways_lead_to_the_same_pieced_together(text: str) -> None:
    hold_against_each_other(text.encode())


@settings(max_examples=500)
@given(st.sampled_from(ORDINARY), st.integers(0, 200), st.integers(0, 4), st.sampled_from(PIECES))
def test_both_ways_lead_to_the_same_after_a_slip(text: str, at: int, lost: int, piece: str) -> None:
    hold_against_each_other(f"{text[:at]}{piece}{text[at + lost :]}\n".encode())


@pytest.mark.parametrize("bounds", [Bounds(depth=2), Bounds(nodes=100), Bounds(scalar_chars=20)])
def test_what_may_be_beyond_a_bound_goes_the_long_way(bounds: Bounds) -> None:
    text = "laws: [[甲, 乙], 丙]\nname: 很长很长很长很长很长\n"
    assert read_ordinary(text.encode(), 1, BOUNDS) is not None
    assert read_ordinary(text.encode(), 1, bounds) is None


@pytest.mark.parametrize("depth", range(1, 6))
@pytest.mark.parametrize(
    "text", ["a:\n  - {b: c}\n", "a:\n  - [b]\n  - c: {d: e}\n", "a:\n  b: [[c]]\n", *ORDINARY]
)
def test_both_ways_count_alike_what_is_around(text: str, depth: int) -> None:
    hold_against_each_other(text.encode(), Bounds(depth=depth))


def test_a_long_row_of_spaces_costs_no_more_than_its_length() -> None:
    for text in ("a: b{}#\n", "a:{}#\n", "{}#\n", "a: {{b: c{}#}}\n", "a: [b{}#]\n"):
        assert read_ordinary(text.format(" " * 90_000).encode(), 1, BOUNDS) is None
