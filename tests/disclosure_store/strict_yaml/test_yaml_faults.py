"""What is told about a spoiled document: all of it, at its place, and never a value."""

import pytest

from disclosure_store.strict_yaml import Bounds, Fault, SpoiledDocument, join_field, name_key, read_stream


def read_spoiled(text: str, **bounds: int) -> SpoiledDocument:
    (document,) = read_stream(text.encode(), "a.yaml", bounds=Bounds(**bounds))
    assert isinstance(document, SpoiledDocument)
    return document


def places(document: SpoiledDocument) -> list[tuple[str, int, str | None]]:
    return [(fault.rule, fault.line, fault.field) for fault in document.faults]


def test_all_faults_of_a_document_are_told_up_to_where_it_breaks_off() -> None:
    document = read_spoiled(
        "id: a-1\nid: a-2\nparty: !x\n  name: &n 甲\n  name: *n\n"
        "items:\n- !y a\n- [b, *n]\n- {<<: {c: c, c: d}}\nt: @x\n"
    )
    assert places(document) == [
        ("Y2", 2, "id"),
        ("Y2", 3, "party"),
        ("Y2", 4, "party.name"),
        ("Y2", 5, "party.name"),
        ("Y2", 5, "party.name"),
        ("Y2", 7, "items.0"),
        ("Y2", 8, "items.1.1"),
        ("Y2", 9, "items.2.<<"),
        ("Y2", 9, "items.2.<<.c"),
        ("Y1", 10, "t"),
    ]


def test_a_key_doubled_twice_is_told_twice_with_its_first_line() -> None:
    second, third = read_spoiled("a: 1\nb: 2\na: 3\na: 4\n").faults
    assert "第 1 行" in second.message
    assert "第 3 行" in second.message
    assert "第 1 行" in third.message
    assert "第 4 行" in third.message


def test_the_same_key_in_two_mappings_is_no_fault() -> None:
    found = read_stream(b"a: {name: x}\nb: {name: y}\nc: [{name: x}, {name: y}]\n", "a.yaml")
    assert not any(isinstance(document, SpoiledDocument) for document in found)


def test_what_could_be_read_names_the_record() -> None:
    assert read_spoiled("id: a-1\nid: a-2\ntype: *x\nparty: {name: x, [a]: b}\nt: y\n").partial == {
        "id": "a-1",
        "party": {"name": "x"},
        "t": "y",
    }
    assert read_spoiled("id: a-1\nfacts: @x\n").partial == {"id": "a-1"}
    assert read_spoiled("text\n").partial is None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("a: 1\n[b, [c]]: {d: &x e}\n", "….d"),
        ("? {a: &x b}\n: c\n", "….a"),
        ("? - !x a\n: c\n", "….0"),
    ],
)
def test_within_a_refused_key_faults_are_told_too(text: str, field: str) -> None:
    first, second = read_spoiled(text).faults
    assert "字段名只能是一段文字" in first.message
    assert second.field == field


PRIVATE = "21010219900101123X"


@pytest.mark.parametrize(
    "text",
    [
        f"a: {PRIVATE}\na: {PRIVATE}\n",
        f"{PRIVATE}: x\n{PRIVATE}: y\n",
        f"a: {PRIVATE}: x\n",
        f"a: &{PRIVATE} x\nb: *{PRIVATE}\n",
        f"a: !{PRIVATE} x\n",
        f'a: "{PRIVATE}\n',
        f"a: @{PRIVATE}\n",
        f"a: [{PRIVATE}\n",
        f"{PRIVATE}\n",
        f"a: 1\n{PRIVATE}\nb: 2\n",
        f'a: "{PRIVATE}\\q"\n',
        f"{PRIVATE}: {{x: &y z}}\n",
        f"%{PRIVATE}\n---\na: b\n",
        f'"{PRIVATE}\\0": x\n',
    ],
)
def test_a_private_value_is_never_repeated(text: str) -> None:
    for fault in read_spoiled(text).faults:
        assert PRIVATE[:6] not in f"{fault.message}{fault.remedy}{fault.field}"


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("name", "name"),
        ("决定书文号", "决定书文号"),
        ("k" * 40, "k" * 40),
        ("k" * 41, "…"),
        ("a12345b6", "a12345b6"),
        ("a123456", "…"),
        ("１２３４５６", "…"),
        ("a\u202eb", "…"),
        ("a\nb", "…"),
        ("", "…"),
    ],
)
def test_keys_are_named_unless_they_could_be_private(key: str, named: str) -> None:
    assert name_key(key) == named
    assert join_field(["a", 0, key]) == f"a.0.{named}"


def test_the_document_itself_has_no_field() -> None:
    assert join_field([]) is None


def test_faults_beyond_the_bound_are_summed_up() -> None:
    faults: tuple[Fault, ...] = read_spoiled("a: 1\n" * 10, faults=4).faults
    assert [fault.line for fault in faults] == [2, 3, 4, 5, 6]
    assert "不再列出" in faults[-1].message
    assert len(read_spoiled("a: 1\n" * 5, faults=4).faults) == 4


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\x7f", "\\u0085", "\\N", "\\L", "\\uFEFF"])
def test_an_escape_cannot_bring_in_a_control_character(escape: str) -> None:
    assert places(read_spoiled(f'a:\n  - b: "x{escape}"\n')) == [("Y1", 2, "a.0.b")]
