"""Files made to be too much are refused at the bound, before they cost anything."""

import pytest

from disclosure_store.strict_yaml import BOUNDS, Bounds, Document, SpoiledDocument, read_stream


def read_one(data: bytes, bounds: Bounds = BOUNDS) -> Document | SpoiledDocument:
    (document,) = read_stream(data, "a.yaml", bounds=bounds)
    return document


def nest(depth: int) -> bytes:
    """A document of exactly so many containers, one in the other."""
    return b"a: " + b"[" * (depth - 1) + b"]" * (depth - 1)


@pytest.mark.parametrize(
    ("bounds", "fits", "exceeds", "word"),
    [
        (Bounds(file_bytes=10), b"a: 1234567", b"a: 12345678", "文件过大"),
        (Bounds(depth=5), nest(5), nest(6), "嵌套超过 5 层"),
        (Bounds(scalar_chars=4), "a: 甲乙丙丁".encode(), "a: 甲乙丙丁戊".encode(), "文字超过 4 字"),
        (Bounds(nodes=8), b"a: b", b"a: b\nc: d", "超过 8 项"),
    ],
)
def test_a_bound_is_inclusive(bounds: Bounds, fits: bytes, exceeds: bytes, word: str) -> None:
    assert isinstance(read_one(fits, bounds), Document)
    refused = read_one(exceeds, bounds)
    assert isinstance(refused, SpoiledDocument)
    assert word in refused.faults[0].message
    assert refused.faults[0].rule == "Y1"


def test_too_many_documents_spoil_the_file() -> None:
    bounds = Bounds(documents=3)
    assert len(read_stream(b"a: b\n---\n" * 2 + b"a: b\n", "a.yaml", bounds=bounds)) == 3
    (refused,) = read_stream(b"a: b\n---\n" * 3 + b"a: b\n", "a.yaml", bounds=bounds)
    assert isinstance(refused, SpoiledDocument)
    assert "超过 3 份" in refused.faults[0].message


@pytest.mark.parametrize(
    "bomb",
    [
        b"[" * 100_000,
        b"{" * 100_000,
        b"a: " + b"[" * 100_000,
        b"a: " + b"{a: " * 100_000,
        b"- " * 100_000,
        b"? " * 100_000,
        b"a:\n" + b"".join(b" " * depth + b"a:\n" for depth in range(1, 1000)),
    ],
)
def test_a_nesting_bomb_is_one_fault(bomb: bytes) -> None:
    refused = read_one(bomb)
    assert isinstance(refused, SpoiledDocument)
    assert "嵌套超过" in refused.faults[-1].message


def test_aliases_are_never_followed() -> None:
    rows = [b"a0: &a0 [x, x]"]
    rows += [b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 60)]
    refused = read_one(b"\n".join(rows))
    assert isinstance(refused, SpoiledDocument)
    assert {fault.rule for fault in refused.faults[:-1]} == {"Y2"}
    assert len(refused.faults) == BOUNDS.faults + 1


def test_markers_without_end_do_not_stall() -> None:
    assert len(read_stream(b"---\n" * 200_000, "a.yaml")) == 1
    assert len(read_stream(b"%A\n" * 200_000, "a.yaml")) == 1
