"""What may and may not stand in an address for ever."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.records.record_id import check_id


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "a1-",
        "0a0",
        "cf-c01-2026-000123",
        "xk-c13-2026-000001",
        "xk-c14-2026-00012",
        "xk-c19-20260-0012",
        "dx-c01-202611",
        "nb-prov-2025",
        "bl-hygiene-3",
        "console",
        "com10",
        "nul-1",
        "cf-990100-2026-00012",
        "x" * 64,
        "cf-12345678901",  # eleven digits, but no mobile number begins with 12
        "cf-2026-20260000138",
        "cf-113800138000",  # a longer number that holds a mobile number's digits by chance
        "cf-210102199003071234",  # wrong check character
        "xz-210100-261103-012",  # region, day and serial
        "xk-210102-250315-001",
        "xk-210102-20261112-0005",
        "cf-2026-13-0000-12345",
    ],
)
def test_good_ids(text: str) -> None:
    assert check_id(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "3至64个字符"),
        ("ab", "3至64个字符，现为2个"),
        ("x" * 65, "现为65个"),
        ("Cf-2026-1", "小写"),
        ("cf_2026_1", "小写字母、数字和连字符"),
        ("cf 2026", "小写字母、数字和连字符"),
        ("处罚-2026", "小写字母、数字和连字符"),
        ("cf-２０２６", "小写字母、数字和连字符"),
        ("cf-2026\n", "小写字母、数字和连字符"),
        ("../etc", "小写字母、数字和连字符"),
        ("-cf-1", "开头"),
        ("2026-0001", "至少要有一个小写字母"),
        ("con", "Windows"),
        ("prn", "Windows"),
        ("aux", "Windows"),
        ("nul", "Windows"),
        ("com1", "Windows"),
        ("lpt9", "Windows"),
    ],
)
def test_bad_forms(text: str, words: str) -> None:
    assert words in (check_id(text) or "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cf-210102199003071233", "公民身份号码"),
        ("cf-210102-19900307-1233", "公民身份号码"),
        ("cf-2-1-0-1-0-2-1-9-9-0-0-3-0-7-1-2-3-3", "公民身份号码"),
        ("cf-11010519491231002x", "公民身份号码"),
        ("11010519491231002x", "公民身份号码"),
        ("cf-110105194912310-02x-a", "公民身份号码"),
        ("cf-210210102199003071233", "公民身份号码"),  # at the end of a longer number
        ("cf-2026-210102199003071233-1", "公民身份号码"),
        ("cf-210102900307123", "公民身份号码"),
        ("cf-210102-900307-123", "公民身份号码"),
        ("cf-2026-210102900307123", "公民身份号码"),
        ("cf-13800138000", "手机"),
        ("cf-138-0013-8000", "手机"),
        ("cf-1380013-8000", "手机"),
        ("cf-138-2013-8000", "手机"),
        ("cf-1-3-8-0-0-1-3-8-0-0-0", "手机"),
        ("cf-138--00138000", "手机"),
        ("cf-8613800138000", "手机"),
        ("cf-86-138-0013-8000", "手机"),
        ("cf-0086138-0013-8000", "手机"),
        ("cf-2101022026111-20005", "公民身份号码"),
        ("cf-2026-19912345678-02", "手机"),
        ("tel13800138000x", "手机"),
    ],
)
def test_personal_numbers_are_refused_and_not_repeated(text: str, words: str) -> None:
    reason = check_id(text)
    assert reason is not None
    assert words in reason
    digits = "".join(c for c in text if c.isdigit())
    assert not any(digits[i : i + 4] in reason for i in range(len(digits) - 3))


def identity_number(region: str, born: date, serial: int) -> str:
    body = f"{region}{born:%Y%m%d}{serial:03d}"
    total = sum(int(c) * pow(2, 17 - place, 11) for place, c in enumerate(body))
    return body + "0123456789x"[(1 - total) % 11]


@given(
    region=st.text(alphabet="0123456789", min_size=6, max_size=6),
    born=st.dates(date(1900, 1, 1), date(2017, 12, 31)),
    serial=st.integers(0, 999),
    cuts=st.sets(st.integers(1, 17), max_size=5),
    around=st.sampled_from(["cf-{}", "{}-cf", "a{}b", "cf-2026-{}-1"]),
)
def test_no_identity_number_passes(region: str, born: date, serial: int, cuts: set[int], around: str) -> None:
    number = identity_number(region, born, serial)
    cut = "".join(f"-{c}" if place in cuts else c for place, c in enumerate(number))
    assert "公民身份号码" in (check_id(around.format(cut)) or "")


@given(st.integers(1, 19), st.integers(2019, 2099), st.integers(1, 999_999))
def test_ordinary_ids_of_organ_year_and_serial_pass(organ: int, year: int, serial: int) -> None:
    assert check_id(f"cf-c{organ:02d}-{year}-{serial:06d}") is None
    assert check_id(f"xk-{organ}-{year}-{serial:05d}") is None


@given(st.text() | st.text(alphabet="0123456789x-", min_size=3, max_size=64))
def test_any_text_is_judged(text: str) -> None:
    reason = check_id(text)
    assert reason is None or reason.startswith("编号")
