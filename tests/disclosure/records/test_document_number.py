"""One number, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.records.document_number import DocumentNumber, normalise, normalise_prefix, parse, same

CANONICAL = "北卫医罚〔2026〕75号"


@pytest.mark.parametrize(
    "written",
    [
        CANONICAL,
        "北卫医罚(2026)75号",
        "北卫医罚（2026）75号",
        "北卫医罚[2026]75号",
        "北卫医罚［2026］75号",
        "北卫医罚【2026】75号",
        "北卫医罚〔2026]75号",
        "北卫医罚﹝2026﹞75号",
        "北卫医罚〔2026年〕75号",
        "北卫医罚〔２０２６〕７５号",
        "北卫医罚〔2026〕75",
        "北卫医罚〔2026〕第75号",
        "北卫医罚〔2026〕0075号",
        "  北卫医罚 〔 2026 〕 75 号\u3000",
        "北卫医罚〔2026〕\n75号",
        "北卫医罚〔2026〕\u200b75号",
        "北卫医罚\ufe00〔2026〕75号",
    ],
)
def test_spellings_of_one_number(written: str) -> None:
    assert normalise(written) == CANONICAL
    assert parse(written) == DocumentNumber("北卫医罚", 2026, 75, CANONICAL)
    assert same(written, CANONICAL)


@pytest.mark.parametrize(
    "other",
    [
        "北卫医罚〔2026〕76号",
        "北卫医罚〔2025〕75号",
        "南卫医罚〔2026〕75号",
        "北卫医罚〔2026〕750号",
        "北卫医罚〔2026〕7-5号",
        "北卫医罚〔2026〕A75号",
        "",
    ],
)
def test_other_numbers_stay_apart(other: str) -> None:
    assert not same(other, CANONICAL)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("北卫医罚〔2026〕A-12号", "北卫医罚〔2026〕A-12号"),
        ("北卫医罚[2026]ａ－０１２", "北卫医罚〔2026〕A-12号"),
        ("北卫医罚（2026）75—1号", "北卫医罚〔2026〕75-1号"),
        ("北卫医罚〔2026〕0号", "北卫医罚〔2026〕0号"),
        ("北卫医罚〔2026〕" + "9" * 5000 + "号", "北卫医罚〔2026〕" + "9" * 5000 + "号"),
    ],
)
def test_serials_that_are_no_plain_number_have_no_place_in_the_run(written: str, canonical: str) -> None:
    assert parse(written) == DocumentNumber("北卫医罚", 2026, None, canonical)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "第2026001号",
        "北卫医罚第2026001号",
        "〔2026〕75号",
        "北卫医罚〔1026〕75号",
        "北卫医罚〔2026〕号",
        "北卫医罚〔2026〕",
        "北卫医罚75号",
        "北卫医罚〔2026〕75号之一",
        "北卫医罚〔2025〕〔2026〕75号",
        "../罚〔2026〕75号",
        "北卫医罚〔２０２６〕七十五号",
    ],
)
def test_what_is_not_of_the_form_is_not_parsed_but_still_compared(written: str) -> None:
    assert parse(written) is None
    assert same(written, f" {written}\u200b")


def test_a_prefix_may_hold_letters_and_brackets() -> None:
    number = parse("京hd（医）卫罚〔2026〕8号")
    assert number is not None
    assert number.prefix == normalise_prefix("京ＨＤ(医)卫罚") == "京HD(医)卫罚"
    assert number.serial == 8


def test_without_a_bracketed_year_only_letters_are_cleaned() -> None:
    assert normalise("北卫医罚 第２０２６００１号") == "北卫医罚第2026001号"


gaps = st.text(alphabet=" \t\u3000\xa0\u200b\ufeff\n", max_size=2)
brackets = st.sampled_from(["()", "（）", "[]", "［］", "〔〕", "【】", "﹝﹞", "〖〗", "〔]"])
FULL_WIDTH = {ord("0") + n: ord("０") + n for n in range(10)}


@given(
    prefix=st.sampled_from(["北卫医罚", "辽卫水许", "沈和卫公罚", "津南卫传罚", "云卫职罚字"]),
    year=st.integers(1950, 2099),
    serial=st.integers(1, 999_999_999),
    pair=brackets,
    zeros=st.integers(0, 4),
    ordinal=st.sampled_from(["", "第"]),
    end=st.sampled_from(["", "号"]),
    wide=st.booleans(),
    gap=st.lists(gaps, min_size=5, max_size=5),
)
def test_all_spellings_of_a_number_meet(
    prefix: str,
    year: int,
    serial: int,
    pair: str,
    zeros: int,
    ordinal: str,
    end: str,
    wide: bool,
    gap: list[str],
) -> None:
    written = (
        f"{gap[0]}{prefix}{gap[1]}{pair[0]}{year}{pair[1]}{gap[2]}"
        f"{ordinal}{gap[3]}{'0' * zeros}{serial}{gap[4]}{end}"
    )
    canonical = f"{prefix}〔{year}〕{serial}号"
    assert parse(written.translate(FULL_WIDTH) if wide else written) == (prefix, year, serial, canonical)


likely = st.text(
    alphabet="北卫罚Aaé()（）[]〔〕【】20019年第号- \u3000\u200b\u0308\ufe00０ｂ\u00a8字", max_size=20
)


@given(st.text() | likely)
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text() | likely)
def test_what_is_parsed_is_canonical(text: str) -> None:
    number = parse(text)
    if number is not None:
        assert number.canonical == normalise(text)
        assert parse(number.canonical) == number
        assert number.canonical.startswith(f"{number.prefix}〔{number.year}〕")
        assert normalise_prefix(number.prefix) == number.prefix
