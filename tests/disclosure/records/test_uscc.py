"""Codes real and wrong; python-stdnum is the second opinion wherever it can read the code at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as second_opinion

from disclosure.records import uscc

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
GOOD = ["91110000600037341L", "52210100MB0A12342U", "N2210100MB0A12342A"]


def with_check(first_seventeen: str) -> str:
    return first_seventeen + uscc.check_character(first_seventeen)


bodies = st.text(alphabet=ALPHABET, min_size=9, max_size=9)
regions = st.text(alphabet="0123456789", min_size=6, max_size=6)
codes = st.builds(
    lambda p, r, b: with_check(p + r + b), st.sampled_from(sorted(uscc.PREFIXES)), regions, bodies
)


@pytest.mark.parametrize("code", GOOD)
def test_real_codes_are_valid(code: str) -> None:
    assert uscc.validate(code) == uscc.validate_plain(code) == code
    assert uscc.is_valid(code)


@pytest.mark.parametrize("prefix", sorted(uscc.PREFIXES))
def test_every_prefix_of_the_standard_is_accepted(prefix: str) -> None:
    assert uscc.is_valid(with_check(f"{prefix}990100MB0A12342"))


@pytest.mark.parametrize("prefix", ["00", "14", "20", "36", "56", "94", "A2", "B1", "N4", "Y2", "Y9"])
def test_other_prefixes_are_refused_whatever_the_check_digit(prefix: str) -> None:
    with pytest.raises(uscc.InvalidPrefixError, match="前两位"):
        uscc.validate(with_check(f"{prefix}990100MB0A12342"))


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        ("", uscc.InvalidLengthError, "应为18位，现为0位"),
        ("9111000060003734L", uscc.InvalidLengthError, "应为18位，现为17位"),
        ("91110000600037341LL", uscc.InvalidLengthError, "现为19位"),
        ("9.11100006E+17", uscc.InvalidLengthError, "科学计数法"),
        ("9111000060003734IL", uscc.InvalidCharsetError, "第17位不能是字母“I”，是否应为数字“1”"),
        ("911100006OOO37341L", uscc.InvalidCharsetError, "第10位不能是字母“O”，是否应为数字“0”"),
        ("9111000060003Z341L", uscc.InvalidCharsetError, "是否应为数字“2”"),
        ("9111000060003S341L", uscc.InvalidCharsetError, "是否应为数字“5”"),
        ("9111000060003V341L", uscc.InvalidCharsetError, "第14位"),
        ("9111000060003京341L", uscc.InvalidCharsetError, "第14位"),
        ("91A10000600037341L", uscc.InvalidCharsetError, "第3至8位"),
        ("911100006000373410", uscc.InvalidCheckDigitError, "校验码"),
        ("91110000600037314L", uscc.InvalidCheckDigitError, "校验码"),
        (uscc.PLACEHOLDER, uscc.PlaceholderError, "占位代码"),
        ("000000000000000000", uscc.InvalidPrefixError, "前两位"),
        ("210102199003071233", uscc.InvalidCheckDigitError, "校验码"),
    ],
)
def test_each_mistake_has_its_own_reason(code: str, error: type[uscc.InvalidUscc], words: str) -> None:
    with pytest.raises(error) as caught:
        uscc.validate(code)
    assert type(caught.value) is error
    assert words in str(caught.value)
    assert not code or code not in str(caught.value)
    assert not uscc.is_valid(code)


def test_the_placeholder_passes_only_where_it_is_allowed() -> None:
    assert uscc.validate_plain(uscc.PLACEHOLDER, placeholder_allowed=True) == uscc.PLACEHOLDER
    assert uscc.is_valid(uscc.PLACEHOLDER, placeholder_allowed=True)
    assert not uscc.is_valid(uscc.PLACEHOLDER)


@pytest.mark.parametrize(
    "written",
    [
        "91110000600037341l",
        " 91110000600037341L",
        "91110000-60003734-1L",
        "9111 0000 6000 3734 1L",
        "91110000600037341L\n",
        "９１１１００００６０００３７３４１Ｌ",
        "9111000060003734\u200b1L",
        "91110000—600037341L",
        "91110000\u3000600037341L",
    ],
)
def test_other_spellings_are_understood_but_not_plain(written: str) -> None:
    assert uscc.compact(written) == uscc.format(written) == uscc.validate(written) == GOOD[0]
    with pytest.raises(uscc.NotPlainError, match="18位半角"):
        uscc.validate_plain(written)


def test_a_wrong_code_in_another_spelling_is_told_the_graver_reason() -> None:
    with pytest.raises(uscc.InvalidCheckDigitError):
        uscc.validate_plain("9111 0000 6000 3734 10")


@pytest.mark.parametrize("code", GOOD)
def test_inner_digit_of_real_codes(code: str) -> None:
    assert uscc.has_valid_inner_check(code)


@pytest.mark.parametrize("inner", range(10))
def test_just_one_inner_digit_fits(inner: int) -> None:
    code = with_check(f"9111000060003734{inner}")
    assert uscc.is_valid(code)
    assert uscc.has_valid_inner_check(code) is (inner == 1)


def test_inner_digit_of_ten_is_an_x() -> None:
    # 70000000: 7 x 3 = 21, 21 mod 11 = 10, 11 - 10 = 1; 40000000: 12 mod 11 = 1, 11 - 1 = 10, an X
    assert uscc.has_valid_inner_check(with_check("91990100700000001"))
    assert uscc.has_valid_inner_check(with_check("9199010040000000X"))
    assert not uscc.has_valid_inner_check("short")


def test_region_is_the_six_digits_after_the_prefix() -> None:
    assert uscc.region("n2210100mb0a12342a") == "210100"


@given(codes)
def test_valid_codes_agree_with_stdnum(code: str) -> None:
    assert uscc.validate(code) == code
    assert second_opinion.is_valid(code) is (code[0] not in "ANY")


@given(st.text(alphabet=ALPHABET + "IOSVZ- x京", max_size=19) | codes.map(lambda c: c[:-1] + "0"))
def test_what_stdnum_refuses_is_refused(text: str) -> None:
    if uscc.is_valid(text) and text[0] not in "ANY":
        assert second_opinion.is_valid(text)


@given(codes, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_passes(code: str, place: int, character: str) -> None:
    wrong = code[:place] + character + code[place + 1 :]
    assert uscc.is_valid(wrong) is (wrong == code)


@given(st.text())
def test_any_text_is_compacted_once_and_judged(text: str) -> None:
    assert uscc.compact(uscc.compact(text)) == uscc.compact(text)
    assert uscc.is_valid(text) in (True, False)
    assert uscc.has_valid_inner_check(text) in (True, False)
