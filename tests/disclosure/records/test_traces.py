"""What in a story leads to the record behind it (M8)."""

import pytest

from disclosure.records.traces import find_traces


@pytest.mark.parametrize(
    "text", ["镜卫罚〔2026〕1号", "镜卫罚(2026)第1号", "镜卫罚［２０２６］ 01 号", "依据镜卫罚[2026]1号决定"]
)
def test_a_number_is_found_in_every_spelling(text: str) -> None:
    assert "镜卫罚〔2026〕1号" in find_traces(text)["numbers"]


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("罚款3600元", "360000"),
        ("罚款3,600.50元", "360050"),
        ("罚款0.36万元", "360000"),
        ("罚款三千六百元", "360000"),
        ("罚款一万二千元", "1200000"),
        ("罚款十万元", "10000000"),
        ("罚款两千零五元", "200500"),
    ],
)
def test_an_amount_is_found_in_every_spelling(text: str, fen: str) -> None:
    assert fen in find_traces(text)["amounts"]


@pytest.mark.parametrize("text", ["2026年3月2日", "2026-03-02", "2026.3.2", "２０２６年３月２日"])
def test_a_day_is_found_in_every_spelling(text: str) -> None:
    assert find_traces(text)["days"] == ["2026-03-02"]


def test_an_address_is_found() -> None:
    assert find_traces("[决定书](https://a.example.gov.cn/penalties/cf-1/)")["records"] == ["cf-1"]


def test_a_story_without_traces() -> None:
    assert not any(find_traces("某酒店的漱口杯检出大肠菌群，被罚款数千元。").values())
