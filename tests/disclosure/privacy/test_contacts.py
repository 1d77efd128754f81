"""Organs' own telephones: what may stand beside them, and how several of them are told apart. All are invented."""

import pytest
from tests.situations.test_situations import BASES
from tests.terms import TERMS

from disclosure.duties.privacy import check_organ
from disclosure.privacy.contacts import list_numbers
from disclosure.records.authority import Authority


def organ(telephone: str) -> Authority:
    contact = {
        "telephone": telephone,
        "address": "镜湖市湖滨路1号",
        "website": "https://jinghu.example.gov.cn",
    }
    told = {**BASES["authority"], "contact": contact}
    return Authority.model_validate({key: value for key, value in told.items() if key != "duties"})


@pytest.mark.parametrize(
    "telephone",
    [
        "13900001234", "13900001234（工作日）", "0990-55500001（工作日8:30至17:30）、13900001234（夜间值班）",
        "举报手机：13900001234（微信同号）", "(0990)55500001",
    ],
)  # fmt: skip
def test_a_remark_beside_a_telephone_makes_it_nobodys(telephone: str) -> None:
    assert check_organ(organ(telephone), TERMS) == []


@pytest.mark.parametrize("telephone", ["13900001234（张三）", "张三 13900001234", "13900001234（王科长）"])
def test_a_person_beside_a_mobile_number_makes_it_theirs(telephone: str) -> None:
    assert [fault.rule for fault in check_organ(organ(telephone), TERMS)] == ["M2"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0990-5550 1000", {"099055501000"}),
        ("0990-66600002 0990-66600003", {"099066600002", "099066600003"}),
        ("13900001234 13900005678", {"13900001234", "13900005678"}),
        ("0990-55500002 55500003", {"099055500002", "55500003"}),
        ("0990-5550 0002 0990-5550 0003", {"099055500002", "099055500003"}),
        ("(0990)55500002", {"099055500002"}),
        ("0990-5550 0002/0003", {"099055500002", "099055500003"}),
    ],
)
def test_a_space_may_part_one_number_or_two(text: str, numbers: set[str]) -> None:
    assert set(list_numbers([text])) == numbers
