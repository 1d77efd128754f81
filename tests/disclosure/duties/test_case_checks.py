"""K3 tells what is certain and leaves alone what is only like it; and no word of a private name is repeated."""

import pytest

from disclosure.duties.cases import check_case
from disclosure.records.case import Case

WHOLE = {
    "id": "dx-1", "authority": "jinghu", "title": "两只漱口杯", "domain": "公共卫生",
    "facts": "某酒店的漱口杯检出大肠菌群。",
    "handling": "立案调查。", "result": "警告。", "legal_basis": ["《公共场所卫生管理条例实施细则》第三十六条"],
    "analysis": "一客一换一消毒。", "warning": "记录不能只写在纸上。", "tone": "警示",
    "disclosure": {"state": "public", "reviewed_by": "政策法规处", "reviewed_on": "2026-11-19"},
}  # fmt: skip


def check(**fields: object) -> list[str]:
    faults = check_case(Case.model_validate(WHOLE | fields))
    assert {fault.rule for fault in faults} <= {"K3"}
    return [fault.field for fault in faults]


def test_a_whole_case_is_left_alone() -> None:
    assert check() == []


@pytest.mark.parametrize(
    "text",
    [
        "申请材料待补充的，一次告知。", "当场告知其材料待补充后再受理。",
        "侵略性操作。", "（此处的“略”字为当事人所写）",
        "从略有改善到明显改善。",
        "问：“还有别的吗？”答：“无。”", "省略号……不是省略。",
        "mastodont", "结论有待完善的地方在于记录。",
    ],
)  # fmt: skip
def test_like_a_placeholder_but_none(text: str) -> None:
    assert check(analysis=text) == []


@pytest.mark.parametrize(
    "text",
    [
        "待补充",
        "待定稿。",
        "依法处理，待补充。",
        "（略）",
        "略",
        "无",
        "……",
        "第一段写好了。\n\n待补写",
        "TODO：补写",
        "xxx",
        "见正文。",
    ],
)
def test_a_placeholder_is_told(text: str) -> None:
    assert check(analysis=text) == ["analysis"]


@pytest.mark.parametrize(
    "text",
    [
        "患者，女，六十岁。", "就诊人李某，女，六十岁。", "郁某某（男）在出租房内镶牙。", "张某甲，男，负责接待。",
        "王女士（女）反映。",
        "一名老人，男，由社区陪同。", "由于老人（女）行动不便。", "值班医生，男，签字确认。", "时任主任，男，已离职。",
        "男，女，老，少都有。",
    ],
)  # fmt: skip
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert check(facts=text) == []


@pytest.mark.parametrize("text", ["就诊人王建国，男，六十岁。", "店主李娟（女）到场。", "陈晓明,男,个体户。"])
def test_a_full_name_is_told_and_not_repeated(text: str) -> None:
    faults = check_case(Case.model_validate(WHOLE | {"facts": text}))
    assert [fault.field for fault in faults] == ["facts"]
    said = faults[0].message + faults[0].remedy
    assert not any(name in said for name in ("王建国", "李娟", "陈晓明"))


@pytest.mark.parametrize(
    "title",
    [
        "郁某某非医师行医案",
        "许可证出借案",
        "某诊所未经许可执业案",
        "高危作业擅自上岗案",
        "王子大酒店未取得许可案",
        "张某未取得资质行医案",
        "一名店主无证行医案",
    ],
)
def test_titles_that_name_nobody(title: str) -> None:
    assert check(title=title) == []


def test_a_title_with_a_full_name() -> None:
    assert check(title="王建国非医师行医案") == ["title"]


@pytest.mark.parametrize("state", ["pending", "withheld"])
def test_what_is_not_public_may_be_unfinished(state: str) -> None:
    assert check(disclosure={"state": state}, analysis="待补充", legal_basis=["待查"]) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (
            {
                "submitted_on": "2026-10-12",
                "confirmed_on": "2026-10-12",
                "sent_to_propaganda_on": "2026-10-12",
            },
            [],
        ),
        ({"confirmed_on": "2026-10-12"}, []),
        ({"submitted_on": "2026-10-12", "confirmed_on": "2026-10-11"}, ["confirmed_on"]),
        ({"submitted_on": "2026-10-12", "sent_to_propaganda_on": "2026-10-11"}, ["sent_to_propaganda_on"]),
        (
            {
                "submitted_on": "2026-10-12",
                "confirmed_on": "2026-10-10",
                "sent_to_propaganda_on": "2026-10-08",
            },
            ["confirmed_on", "sent_to_propaganda_on"],
        ),
    ],
)
def test_days_out_of_order(days: dict[str, str], told: list[str]) -> None:
    assert check(**days) == told
