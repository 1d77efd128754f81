"""A masked name is gone in every spelling, and masking twice changes nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.privacy.names import COMPOUND_SURNAMES, mask_in_text, mask_name, remains_split


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张某某"),
        ("张小三", "张某某"),
        (" 张\u3000三 ", "张某某"),
        ("张\u200b三", "张某某"),
        ("欧阳明", "欧阳某某"),
        ("欧阳小明", "欧阳某某"),
        ("歐陽明", "歐陽某某"),
        ("爱新觉罗启星", "爱新觉罗某某"),
        ("欧阳", "欧某某"),
        ("阿依古丽·买买提", "阿某某"),
        ("阿依古丽•买买提", "阿某某"),
        ("欧阳·买买提", "欧某某"),
        ("约翰·史密斯", "约某某"),
        ("John Smith", "J某某"),
        ("ｊohn smith", "J某某"),
        ("李John", "李某某"),
        ("𠮷田太", "𠮷某某"),
        ("张", "张"),
        ("", ""),
        (" ", ""),
        ("·", ""),
        ("张*", "张某某"),
        ("张某丽", "张某某"),
    ],
)
def test_what_stays_of_a_name(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    "name", ["张某", "张某某", "张某甲", "张某某2", "欧阳某某", "欧阳某", "阿某某", "J某某", "某某"]
)
def test_masked_names_stay(name: str) -> None:
    assert mask_name(name) == name
    assert mask_in_text(f"{name}诊所", [name]) == f"{name}诊所"


@pytest.mark.parametrize("surname", sorted(COMPOUND_SURNAMES))
def test_compound_surnames_stay_whole(surname: str) -> None:
    assert mask_name(f"{surname}明") == mask_name(f"{surname}小明") == f"{surname}某某"


@pytest.mark.parametrize(
    ("text", "names", "masked"),
    [
        ("张三到场，张三签字", ["张三"], "张某某到场，张某某签字"),
        ("张 三、张\u3000三、张\u200b三、张\xa0\xa0三", ["张三"], "张某某、张某某、张某某、张某某"),
        ("负责人张\n  三签字", ["张三"], "负责人张某某签字"),
        ("姓张\n\n三月", ["张三"], "姓张\n\n三月"),
        ("患者张三某日就诊", ["张三"], "患者张某某某日就诊"),
        ("张三丰与张三", ["张三", "张三丰"], "张某某与张某某"),
        ("欧阳与欧阳锋", ["欧阳", "欧阳锋"], "欧某某与欧阳某某"),
        ("阿依古丽·买买提、阿依古丽• 买买提、阿依古丽买买提", ["阿依古丽·买买提"], "阿某某、阿某某、阿某某"),
        ("JOHN  SMITH, ＪohnSmith, Johnsmithson", ["John Smith"], "J某某, J某某, Johnsmithson"),
        ("⾼⼭（PDF）", ["高山"], "高某某（PDF）"),
        ("张三与李四", ["张三", "李四", "张三"], "张某某与李某某"),
        ("张三", ["张", "", " ", "··"], "张三"),
        ("", ["张三"], ""),
        ("张三", [], "张三"),
        ("张.*三", ["张.*三"], "张某某"),
        ("a[b(c", ["a[b("], "A某某c"),
    ],
)
def test_names_in_text(text: str, names: list[str], masked: str) -> None:
    assert mask_in_text(text, names) == masked
    assert mask_in_text(masked, names) == masked


def test_a_given_mask_hides_what_is_no_persons_name() -> None:
    text = "示例市明月诊所（有限合伙）即示例市明月诊所(有限合伙)，代码9199 0100MB0A123421，另见明月诊所"
    without_firm = mask_in_text(text, ["示例市明月诊所(有限合伙)"], "某单位")
    assert without_firm == "某单位即某单位，代码9199 0100MB0A123421，另见明月诊所"
    assert (
        mask_in_text(without_firm, ["91990100MB0A123421"], "（略）")
        == "某单位即某单位，代码（略），另见明月诊所"
    )


def test_long_runs_of_spaces_are_searched_in_a_straight_line() -> None:
    assert mask_in_text(("张" + " " * 20_000) * 5 + "三", ["张三"]).endswith("张某某")


# few characters, so that names overlap, hold each other and share surnames
given_characters = st.text(alphabet="张王李三四丰欧阳明", min_size=1, max_size=3)
han_names = st.builds(
    "{}{}".format, st.sampled_from(["张", "王", "李", "欧阳", "诸葛", "三"]), given_characters
)
dotted_names = st.builds("{}·{}".format, given_characters, given_characters)
latin_names = st.sampled_from(["John Smith", "Li", "Ann Li", "Jo-Ann Ng"])
names_lists = st.lists(han_names | dotted_names | latin_names, min_size=1, max_size=4)
gaps = st.text(alphabet=" \u3000\u200b\xa0\ufeff\u2060\t", max_size=3)
plain = st.text(alphabet="张王李三四丰欧阳明某诊所，。 \n", max_size=6)


@st.composite
def texts_with_names(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text that holds some of the names, spaced at will, and the names."""
    names = draw(names_lists)
    parts = [draw(plain)]
    for name in draw(st.lists(st.sampled_from(names), max_size=5)):
        spaced = name if name.isascii() else "".join(c + draw(gaps) for c in name[:-1]) + name[-1]
        parts += [spaced, draw(plain)]
    return "".join(parts), names


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff\u2060·]", "", text)


@given(texts_with_names())
def test_no_full_name_is_left_in_any_spacing(drawn: tuple[str, list[str]]) -> None:
    text, names = drawn
    masked = mask_in_text(text, names)
    kept = {
        mask_name(name)[:-2] for name in names
    }  # 欧阳 stays in 欧阳某某 even if another person is called 欧阳
    for name in names:
        if name.isascii():
            assert not re.search(rf"(?<![A-Za-z]){name}(?![A-Za-z])", masked)
        elif squeeze(name) not in kept:
            left = squeeze(re.sub(r"\n\s*\n", "|", masked))
            assert squeeze(name) not in left


@given(texts_with_names())
def test_masking_a_text_twice_changes_nothing(drawn: tuple[str, list[str]]) -> None:
    text, names = drawn
    once = mask_in_text(text, names)
    assert mask_in_text(once, names) == once


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_and_names_are_taken(text: str, names: list[str]) -> None:
    mask_in_text(text, names)
    for name in names:
        assert mask_name(mask_name(name)) == mask_name(name)


@given(plain, plain, han_names)
def test_text_around_a_name_stays(before: str, after: str, name: str) -> None:
    free = [re.sub("[^诊所，。某]", "", part) for part in (before, after)]
    assert mask_in_text(name.join(free), [name]) == mask_name(name).join(free)


@pytest.mark.parametrize(
    ("text", "name", "split"),
    [
        ("王·建国在场", "王建国", True),
        ("王**建**国在场", "王建国", True),
        ("张（三）在场", "张三", True),
        ("于·海在场", "于海", True),
        ("位于“海天”小区", "于海", False),
        ("单位于（海河路）3号", "于海", False),
        ("张某某在场", "张三", False),
    ],
)
def test_a_name_in_pieces_is_told_from_two_words(text: str, name: str, split: bool) -> None:
    assert remains_split(text, name) is split
