"""The quick look at finished bytes rules out nothing that the close look would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.privacy.long_numbers import hides_numbers, list_long_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("<dd>13900001234</dd>", ["13900001234"]),
        ("<dd>139 0000 1234</dd>", ["139 0000 1234"]),
        ("电话024-23123456。", ["024-23123456"]),
        ("编码199921010210102199003071233", ["199921010210102199003071233"]),
        ("210102-19900307-123X", ["210102-19900307-123"]),
        ("6222 0212 3456 7890 128", ["6222 0212 3456 7890 128"]),
    ],
)
def test_a_number_worth_a_look_is_listed_as_it_is_written(text: str, numbers: list[str]) -> None:
    assert list_long_numbers(text.encode()) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 10:30",
        "cf-c01-2026-000123",
        "9900000001",
        "99000000000000号",
        "91990100MARLMDU95E",
        "12320",
    ],
)
def test_what_every_page_has_is_passed_over(text: str) -> None:
    assert list_long_numbers(text.encode()) == []


@given(
    st.integers(13_000_000_000, 19_999_999_999),
    st.text("<>/ -_.，。号a", max_size=6),
    st.text("<>/ _.，。号a", max_size=6),
)
def test_no_mobile_number_is_passed_over(number: int, before: str, after: str) -> None:
    assert any(str(number) in found for found in list_long_numbers(f"{before}{number}{after}".encode()))


@pytest.mark.parametrize("text", ["１３９００００１２３４", "139\u200b00001234"])
def test_a_hidden_number_is_noticed(text: str) -> None:
    assert hides_numbers(text.encode())


def test_an_ordinary_page_is_not_folded() -> None:
    assert not hides_numbers(
        "<p>依据《医疗废物管理条例》第四十六条，罚款4000元（2026年11月20日）。</p>".encode()
    )
