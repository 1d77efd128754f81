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
        ("罚款4001圆", "400100"),
        ("罚款 4001 元", "400100"),
        ("罚款人民币肆仟零壹元整", "400100"),
        ("罚款人民币叁仟陆佰圆伍角整", "360050"),
        ("没收壹拾贰萬元", "12000000"),
        ("没收一亿二千万元", "12000000000"),
    ],
)
def test_an_amount_is_found_in_every_spelling(text: str, fen: str) -> None:
    assert fen in find_traces(text)["amounts"]


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月2日",
        "2026-03-02",
        "2026.3.2",
        "２０２６年３月２日",
        "2026 年 3 月 2 日",
        "二〇二六年三月二日",
        "二○二六年三月二日",
    ],
)
def test_a_day_is_found_in_every_spelling(text: str) -> None:
    assert find_traces(text)["days"] == ["2026-03-02"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二六年十一月十二日", "2026-11-12"),
        ("二〇二六年十二月三十一日", "2026-12-31"),
        ("二零二六年十月廿三日", "2026-10-23"),
    ],
)
def test_a_day_is_read_in_chinese(text: str, day: str) -> None:
    assert find_traces(text)["days"] == [day]


def test_an_address_is_found() -> None:
    assert find_traces("[决定书](https://a.example.gov.cn/penalties/cf-1/)")["records"] == ["cf-1"]


def test_a_story_without_traces() -> None:
    assert not any(find_traces("某酒店的漱口杯检出大肠菌群，被罚款数千元。").values())
