"""Names of many people found in a text, whatever stands between their characters."""

import json

import pytest

from disclosure_store.name_search import NameSearch

PEOPLE = NameSearch(["欧阳小明", "王小明", "于海", "阿依古丽·买买提", "John Smith"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("经查，王小明未取得资格。", ["王小明"]),
        ("王小明与欧阳小明、王小明", ["王小明", "欧阳小明"]),
        ("王 小\n明", ["王小明"]),
        ("王\u200b小明", ["王小明"]),
        ("阿依古丽买买提", ["阿依古丽·买买提"]),
        ("阿依古丽•买买提", ["阿依古丽·买买提"]),
        ("（于海）到场", ["于海"]),
        ("于 海", ["于海"]),
        ("责任由于海负责", ["于海"]),
        ("经查，于海在场", ["于海"]),
        ("于\u200b海到场", ["于海"]),
        ("当事人于海未取得资格", ["于海"]),
        ("该诊所负责人于海无证行医", ["于海"]),
        ("对于海作出处罚", ["于海"]),
    ],
)
def test_a_name_is_found(text: str, names: list[str]) -> None:
    assert sorted(PEOPLE.find(text)) == sorted(names)
    assert PEOPLE.may_hold(text)


@pytest.mark.parametrize(
    "text", ["位于海天路8号", "王某某", "王小华", "欧阳某某", "王，小明", "John Smith", "", "于海波到场"]
)
def test_nothing_else_is_taken_for_one(text: str) -> None:
    assert list(PEOPLE.find(text)) == []


def test_a_name_over_a_line_end_is_seen_in_json_too() -> None:
    text = "王小\n明"
    assert PEOPLE.may_hold(json.dumps({"facts": text}, ensure_ascii=False))
    assert list(PEOPLE.find(text)) == ["王小明"]


@pytest.mark.parametrize("name", ["王某某", "王*", "王＊＊", "(某)", "张", "·", "[王"])
def test_what_is_no_name_is_looked_for_nowhere(name: str) -> None:
    search = NameSearch([name, "王小明"])
    assert list(search.find(f"{name}与王小明到场")) == ["王小明"]


def test_nobody_is_found_by_nobody() -> None:
    assert not NameSearch([]).may_hold("王小明")
