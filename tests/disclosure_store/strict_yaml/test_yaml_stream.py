"""A file of several documents: each stands for itself."""

import pytest

from disclosure_store.strict_yaml import Document, SpoiledDocument, read_list, read_stream

FIVE = [b"id: a-%d\nfacts: |\n  --- not a marker\n  text\n" % number for number in range(5)]


def read(data: bytes) -> list[Document | SpoiledDocument]:
    return read_stream(data, "records/permits/a.yaml")


@pytest.mark.parametrize("spoiled", range(5))
@pytest.mark.parametrize(
    "bad",
    [
        b'id: "a\n',
        b"id: [a\n",
        b"id: a\n\tb: c\n",
        b"id: \xff\n",
        b"id: \x00\n",
        b"- a\n",
        b"a: b\n... c\n",
        b"a: 1\na: 2\n",
    ],
)
def test_a_bad_document_spoils_only_itself(spoiled: int, bad: bytes) -> None:
    parts = [*FIVE]
    parts[spoiled] = bad
    found = read(b"---\n".join(parts))
    kinds = [type(document) for document in found]
    assert kinds == [SpoiledDocument if number == spoiled else Document for number in range(5)]
    good = [document.value for document in found if isinstance(document, Document)]
    expected = [{"id": f"a-{number}", "facts": "--- not a marker\ntext\n"} for number in range(5)]
    assert good == expected[:spoiled] + expected[spoiled + 1 :]


def test_lines_are_those_of_the_file() -> None:
    found = read(b"id: a-1\n---\n# note\nid: a-2\nid: a-3\n--- # head\n\nid: a-4\n...\n---\nid: a-5\n")
    first, second, third, fourth = found
    assert isinstance(second, SpoiledDocument)
    assert [fault.line for fault in second.faults] == [5]
    assert (first.line, second.line, third.line, fourth.line) == (1, 4, 8, 11)
    assert isinstance(fourth, Document)
    assert fourth.value.lines == {"id": 11}


@pytest.mark.parametrize(
    "nothing",
    [b"", b"\n \n", b"# note", b"---\n", b"--- # note\n...\n", b"---\n---\n# x\n", b"...", b"...\n...\n"],
)
def test_documents_of_comments_alone_are_no_documents(nothing: bytes) -> None:
    assert read(nothing) == []
    assert len(read(b"id: a-1\n---\n" + nothing + b"\n---\nid: a-2\n")) == 2


@pytest.mark.parametrize(
    ("data", "values"),
    [
        (b"--- {a: b}\n--- {c: d}", [{"a": "b"}, {"c": "d"}]),
        (b"a: b\n...\nc: d\n", [{"a": "b"}, {"c": "d"}]),
        (b"a: b\r\n---\r\nc: d\r\n...\r\n", [{"a": "b"}, {"c": "d"}]),
        (b"a: ---\nb: '--- '\nc: |\n  ---\n  ...\n", [{"a": "---", "b": "--- ", "c": "---\n...\n"}]),
        (b"---a: b\n", [{"---a": "b"}]),
        (b"a: b\n---", [{"a": "b"}]),
    ],
)
def test_markers_count_only_at_the_first_column(data: bytes, values: list[object]) -> None:
    assert [getattr(document, "value", document) for document in read(data)] == values


def test_a_directive_spoils_the_document_below_it_and_no_other() -> None:
    first, second, third = read(b"id: a-1\n...\n# x\n%YAML 1.1\n%TAG ! x:\n---\nid: a-2\n---\nid: a-3\n")
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(second, SpoiledDocument)
    assert [(fault.rule, fault.line) for fault in second.faults] == [("Y2", 4)]
    assert second.partial == {"id": "a-2"}


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        (b"# none\n", 1, "空的"),
        (b"- id: a\n---\n- id: b\n", 3, "一个列表"),
        (b"id: a\n", 1, "列表"),
        (b"- id: @a\n", 1, "不能以"),
    ],
)
def test_a_list_file_that_is_not_one_list_is_a_fault(data: bytes, line: int, word: str) -> None:
    document = read_list(data, "authorities.yaml")
    assert isinstance(document, SpoiledDocument)
    fault = document.faults[-1]
    assert (fault.path, fault.line) == ("authorities.yaml", line)
    assert word in fault.message
