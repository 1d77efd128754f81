"""The forms of values: each text becomes exactly one value, or is refused in Chinese without being repeated."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from disclosure.records.fields import (
    Text,
    check_reason_to_show,
    format_fen,
    parse_count,
    parse_day,
    parse_end_day,
    parse_fen,
    parse_flag,
    parse_month,
    parse_multiple,
)

Parser = Callable[[Any], Any]
PARSERS: list[Parser] = [
    parse_day, parse_end_day, parse_fen, parse_count, parse_month, parse_multiple, parse_flag,
]  # fmt: skip
text = TypeAdapter(Text).validate_python


@pytest.mark.parametrize(
    ("parse", "written", "value"),
    [
        (parse_day, "2026-03-02", date(2026, 3, 2)),
        (parse_day, "2024-02-29", date(2024, 2, 29)),
        (parse_day, "1900-01-01", date(1900, 1, 1)),
        (parse_day, "2099-12-31", date(2099, 12, 31)),
        (parse_end_day, "9999-12-31", date.max),
        (parse_day, date(2026, 3, 2), date(2026, 3, 2)),
        (parse_end_day, "长期", "长期"),
        (parse_end_day, "2099-12-31", "长期"),
        (parse_end_day, "2099-12-30", date(2099, 12, 30)),
        (parse_fen, "0", 0),
        (parse_fen, "3600", 360000),
        (parse_fen, "3600.5", 360050),
        (parse_fen, "3600.05", 360005),
        (parse_fen, "0.01", 1),
        (parse_fen, "9999999999999.99", 999999999999999),
        (parse_fen, 360050, 360050),
        (parse_count, "0", 0),
        (parse_count, "007", 7),
        (parse_month, "2026-09", "2026-09"),
        (parse_multiple, "0.5", "0.5"),
        (parse_multiple, "10", "10"),
        (parse_flag, "true", True),
        (parse_flag, "是", True),
        (parse_flag, "false", False),
        (parse_flag, "否", False),
        (parse_flag, True, True),
    ],
)
def test_a_value_in_its_form_is_read(parse: Parser, written: Any, value: Any) -> None:
    assert parse(written) == value


@pytest.mark.parametrize(
    ("parse", "written"),
    [
        *[
            (parse_day, day)
            for day in ("2025-13-01", "2026-02-29", "2026-3-2", "20260302", "2026-03-02 ", "明天")
        ],
        *[(parse_day, day) for day in ("0000-01-01", "２０２６-03-02", "2026-03-02T00:00:00", "长期", "")],
        *[(parse_day, day) for day in ("0001-01-01", "1899-12-31", "2100-01-01", "9999-12-31")],
        *[(parse_end_day, day) for day in ("永久", "2099/12/31", "长 期", "2099-12-32")],
        *[
            (parse_fen, fen)
            for fen in ("3,600", "1e3", "-5", "3600.555", "3600元", "３６００", ".5", "5.", " 5", "")
        ],
        *[(parse_fen, fen) for fen in ("NaN", "inf", "0x10", "12:30", "12345678901234", "1_000", "+5", True)],
        *[
            (parse_month, month)
            for month in ("2026-9", "2026-00", "2026-13", "2026-10-01", "1899-12", "2026/10", "", 202610)
        ],
        *[(parse_count, count) for count in ("-1", "1.0", "1e3", "十", "", "1" * 16, "²", True)],
        *[(parse_multiple, multiple) for multiple in ("5倍", "-1", "0.12345", "1234567", ".5", 5)],
        *[(parse_flag, flag) for flag in ("NO", "yes", "on", "y", "1", "True", "TRUE", "", 1, "不是")],
        *[(check_reason_to_show, no) for no in ("false", "no", "否", "无", "是", "true", "-", "不显示姓名")],
    ],
)
def test_anything_else_is_refused_in_chinese(parse: Parser, written: Any) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse(written)
    message = caught.value.message()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in message)
    assert len(str(written)) < 3 or str(written) not in message


@pytest.mark.parametrize("reason", ["依法公开", "（经本人）书面同意显示姓名", "《条例》\n第8条规定公布"])
def test_a_name_is_shown_for_a_reason_in_words(reason: str) -> None:
    assert check_reason_to_show(reason) == reason


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@pytest.mark.parametrize("written", [None, [], {}, ["5"], {"a": "5"}, 1.5, object()])
def test_what_is_no_text_is_refused(parse: Parser, written: Any) -> None:
    with pytest.raises(PydanticCustomError):
        parse(written)


@given(st.integers(0, 10**15 - 1))
def test_an_amount_survives_being_written_and_read(fen: int) -> None:
    written = format_fen(fen)
    assert parse_fen(written) == fen
    assert Decimal(written) * 100 == fen


@given(st.decimals(0, 10**12, places=2))
def test_an_amount_is_never_rounded(yuan: Decimal) -> None:
    assert parse_fen(f"{yuan:f}") == yuan * 100


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_can_be_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@given(st.text(max_size=12) | st.text("0123456789.-", max_size=12), st.sampled_from(PARSERS))
def test_a_text_is_read_or_refused_and_nothing_else(written: str, parse: Parser) -> None:
    said = refusal_of(parse, written)
    assert said == "" or any("\u4e00" <= letter <= "\u9fff" for letter in said)


def refusal_of(parse: Parser, written: str) -> str:
    """What is said of a text, "" where it is read."""
    try:
        parse(written)
    except PydanticCustomError as error:
        return error.message()
    return ""


@pytest.mark.parametrize("written", ["", " ", "　", "\n\t"])
def test_an_empty_text_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        text(written)


def test_a_text_loses_the_space_around_it_and_nothing_else() -> None:
    assert text(" 第一行\n　第二行 \n") == "第一行\n　第二行"
