"""Articles of 处罚法 found in whatever way a clerk writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.terms import TERMS

from disclosure.discretion.grounds import Citation, find_citations, match_article, read_number
from disclosure.law.mitigation_grounds import MitigationGrounds

ARTICLES = TERMS.law.table(MitigationGrounds).find(max(TERMS.law.table(MitigationGrounds).values))
DIGITS = "零一二三四五六七八九"


def write_number(number: int) -> str:
    """From 1 to 999, as it is read aloud."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += "十" if number < 20 else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        ("《中华人民共和国行政处罚法》第三十二条第（一）项", [(32, 0, 1)]),
        ("《中华人民共和国行政处罚法》（2021修订）第三十二条第一款第(五)项", [(32, 1, 5)]),
        ("行政处罚法第32条第1项", [(32, 0, 1)]), ("处罚法３２条（二）", [(32, 0, 2)]), ("处罚法33", [(33, 0, 0)]),
        ("《行政处罚法》第 三十三 条 第 二 款", [(33, 2, 0)]),
        ("《行政处罚法》第三十二条第（一）项、第三十三条第一款", [(32, 0, 1), (33, 1, 0)]),
        ("《行政处罚法》第三十条，《某条例》第三十二条", [(30, 0, 0)]),
        ("《治安管理处罚法》第三十三条", []), ("《某条例》第三十三条", []), ("初次违法", []),
    ],
)  # fmt: skip
def test_citations(ground: str, expected: list[tuple[int, int, int]]) -> None:
    assert find_citations(ground) == [Citation(*each) for each in expected]


@pytest.mark.parametrize(
    ("citation", "kind", "holds"),
    [
        ((32, 0, 5), "减轻", True), ((32, 0, 6), "减轻", False), ((32, 0, 1), "从轻", True),
        ((32, 0, 1), "不予", False), ((33, 2, 0), "不予", True), ((33, 3, 0), "不予", False),
        ((33, 1, 0), "减轻", False), ((30, 0, 0), "从轻", True), ((36, 0, 0), "不予", False),
    ],
)  # fmt: skip
def test_articles_that_ground_a_mitigation(citation: tuple[int, int, int], kind: str, holds: bool) -> None:
    assert (match_article(Citation(*citation), ARTICLES, kind) is not None) is holds


@given(st.integers(1, 999))
def test_numbers_read_alike_in_chinese_and_in_digits(number: int) -> None:
    assert read_number(write_number(number)) == read_number(str(number)) == number


@given(st.text("处罚法》《第条款项（）()一二三十百0123，、 ", max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    assert all(citation.article >= 0 for citation in find_citations(text))


def test_before_the_law_there_is_no_ground() -> None:
    table = TERMS.law.table(MitigationGrounds)
    first = min(table.values)
    assert table.find(first) != ()
    assert table.find(first.replace(year=first.year - 1)) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("违法行为轻微并及时改正，没有造成危害后果", True),
        ("违法行为轻微并及时纠正,没有造成危害后果的", True),
        ("初次违法且危害后果轻微并及时改正", True),
        ("主动消除或者减轻违法行为危害后果", True),
        ("违法行为轻微并及时改正，没有造成危害后果，三间客房当日换洗", False),
        ("违法行为轻微并及时改正，当事人有证据足以证明没有主观过错", False),
        ("。", False),
        ("", False),
    ],
)
def test_the_words_of_the_law_are_told_from_those_of_a_matter(text: str, says: bool) -> None:
    assert TERMS.law.table(MitigationGrounds).says(text) is says
