"""What the pages say of discretion: why this amount, which version, and what is imposed within a tier."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.builds.records import ORGANS, baseline, penalty, pending, withdrawn
from tests.disclosure_site.conftest import Built, Fields, MemoryTree, Press

OLD = {
    "id": "baseline-old",
    "version": "2023-1",
    "effective_from": "2023-07-01",
    "effective_until": "2025-12-31",
}
PENALTY = "penalties/penalty-1/index.html"
BASELINE = "baselines/baseline-waste/index.html"


def tiers(*rows: tuple[str, str, str]) -> list[Fields]:
    return [
        {"name": name, "conditions": f"{name}情形", "penalty": "罚款", "fine_yuan": {"min": low, "max": high}}
        for name, low, high in rows
    ]


def old(**more: Any) -> Fields:
    """The version before the one that `baseline` makes: 一般 is graver in it, and 严重 was dropped."""
    rows = tiers(("一般", "3500", "5000"), ("严重", "5000", "5000"))
    return baseline(**OLD | {"tiers": rows} | more)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def told(page: str, label: str) -> str:
    """What stands beside a label."""
    found = re.search(rf"<dt>{label}</dt><dd>(.*?)</dd>", page)
    assert found, f"no {label}"
    return re.sub(r"<[^>]+>", "", found[1])


def test_a_penalty_says_why_this_amount(press: Press) -> None:
    page = press.build([penalty(1), baseline()])[PENALTY]
    assert told(page, "本档幅度") == "3,500–4,500 元"
    assert told(page, "本案罚款") == "4,001 元"
    assert (
        '<img src="../../baselines/baseline-waste/ordinary.svg" alt="「未按规定处置医疗废物」一般阶次' in page
    )
    assert '<a href="../../baselines/baseline-waste/#ordinary">同阶次案件金额</a>' in page


@pytest.mark.parametrize(
    ("income", "bounds", "amount"),
    [
        ("10300", "违法所得 10,300 元，5–8 倍即 51,500–82,400 元", "51,500 元（5 倍）"),
        ("6800", "违法所得 6,800 元，不足 10,000 元的按 10,000 元计算，5–8 倍即 50,000–80,000 元",
         "51,500 元（5.15 倍）"),
        (None, "违法所得按 10,000 元计算，5–8 倍即 50,000–80,000 元", "51,500 元（5.15 倍）"),
    ],
)  # fmt: skip
def test_multiples_are_worked_out(press: Press, income: str | None, bounds: str, amount: str) -> None:
    rows = [{"name": "一般", "conditions": "x", "penalty": "y", "fine_multiple": {"min": "5", "max": "8"}}]
    statute = {"fine_multiple": {"min": "5", "max": "20"}, "income_floor_yuan": "10000"}
    more = {"illegal_income_yuan": income} if income else {}
    page = press.build([penalty(1, fine_yuan="51500", **more), baseline(tiers=rows, statutory=statute)])[
        PENALTY
    ]
    assert told(page, "本档幅度") == bounds
    assert told(page, "本案罚款") == amount


@pytest.mark.parametrize(
    ("cited", "ended_on", "said"),
    [
        ("baseline-waste", "2026-01-01",
         "违法行为终了于2026年1月1日，适用当时有效的版本 2026-1（2026年1月1日起施行）。"),
        ("baseline-waste", "2025-12-31",
         "违法行为终了于2025年12月31日，当时有效的是版本 2023-1（2023年7月1日起施行）；2026年11月12日作出决定时有效的"
         "版本 2026-1（2026年1月1日起施行）对本阶次更轻，参照行政处罚法第三十七条从旧兼从轻，适用后者。"),
        ("baseline-old", "2026-01-01",
         "所引版本 2023-1（2023年7月1日起施行），2025年12月31日失效；违法行为终了于2026年1月1日，"
         "决定作出于2026年11月12日。"),
        ("baseline-waste", None,
         "决定作出于2026年11月12日，适用当时有效的版本 2026-1（2026年1月1日起施行）。"),
    ],
)  # fmt: skip
def test_a_penalty_says_which_version_applies_and_why(
    press: Press, cited: str, ended_on: str | None, said: str
) -> None:
    more = {"violation_ended_on": ended_on} if ended_on else {}
    of = penalty(1, discretion={"baseline": cited, "tier": "一般"}, **more)
    page = press.build([of, baseline(supersedes="baseline-old"), old()])[PENALTY]
    assert told(page, "适用版本") == said


def test_the_old_version_stays_where_the_new_one_is_not_lighter(press: Press) -> None:
    lighter_before = old(tiers=tiers(("一般", "3000", "4500")))
    of = penalty(1, discretion={"baseline": "baseline-old", "tier": "一般"}, violation_ended_on="2025-12-31")
    page = press.build([of, baseline(supersedes="baseline-old"), lighter_before])[PENALTY]
    assert told(page, "适用版本").endswith("作出决定时有效的版本 2026-1（2026年1月1日起施行）并不更轻。")


def test_a_departure_is_shown_with_its_reason(press: Press) -> None:
    reason = {"baseline": "baseline-waste", "tier": "较重", "departure": "主动拆除违法设施"}
    page = press.build([penalty(1, discretion=reason), baseline()])[PENALTY]
    assert "主动拆除违法设施" in page
    assert "偏离理由" in page


def test_without_a_shown_baseline_nothing_is_explained(press: Press) -> None:
    assert "本档幅度" not in press.build([penalty(1), pending(baseline())])[PENALTY]
    assert "本档幅度" not in press.build([penalty(1, discretion={"none": "尚未制定"}), baseline()])[PENALTY]
    unknown = penalty(1, discretion={"baseline": "baseline-waste", "tier": "严重"})
    assert "本档幅度" not in press.build([unknown, baseline()])[PENALTY]


def practice_row(built: Built, tier: str) -> list[str]:
    page = built[BASELINE]
    table = page[page.index('class="grid practices"') :]
    row = re.search(rf'<tr><th scope="row">{tier}</th>(.*?)</tr>', table)
    assert row
    return re.findall(r"<td[^>]*>(.*?)</td>", row[1])


def test_a_baseline_counts_the_public_penalties_of_each_tier(press: Press) -> None:
    records = [baseline(), *(penalty(n) for n in range(1, 5)), pending(penalty(5)), withdrawn(penalty(6))]
    built = press.build(records)
    assert practice_row(built, "一般") == ["4", "4", "4,001", "4,002.50", "4,004"]
    assert practice_row(built, "较轻") == ["0", "0", "—", "—", "—"]
    listed = re.findall(r'href="\.\./\.\./penalties/(penalty-\d+)/"', built[BASELINE])
    assert sorted(listed) == [f"penalty-{n}" for n in range(1, 5)]
    assert "同阶次案件金额" in built[BASELINE]


def test_many_penalties_of_a_tier_have_a_list_of_their_own(press: Press) -> None:
    built = press.build([baseline(), *(penalty(n) for n in range(1, 112))])
    first, second = (built[f"baselines/baseline-waste/ordinary/{leaf}index.html"] for leaf in ("", "2/"))
    assert 'href="../../baselines/baseline-waste/ordinary/">一般阶次的全部 111 件</a>' in built[BASELINE]
    assert len(re.findall('<td class="what">', built[BASELINE])) == 10
    assert [len(re.findall('<td class="what">', page)) for page in (first, second)] == [100, 11]
    assert "baselines/baseline-waste/lighter/index.html" not in built


def test_the_picture_of_a_tier_is_well_formed_and_says_what_it_shows(press: Press) -> None:
    built = press.build([baseline(violation='<a&"b">'), penalty(1), penalty(2)])
    assert [path for path in built.tree.files if path.endswith("ordinary.svg")] != []
    svg = ElementTree.fromstring(built["baselines/baseline-waste/ordinary.svg"])
    words = {child.tag.rpartition("}")[2]: child.text or "" for child in svg}
    assert words["title"] == "同阶次案件金额：一般"
    assert words["desc"].startswith("2 件，最低 4,001 元，最高 4,002 元")
    assert "prefers-color-scheme:dark" in words["style"]
    assert "baselines/baseline-waste/heavier.svg" not in built


def test_a_version_says_what_it_changed(press: Press) -> None:
    page = press.build([baseline(supersedes="baseline-old"), old()])[BASELINE]
    changes = text_of(page[page.index("与上一版本（2023-1）相比") :])
    assert "较轻 新增" in changes
    assert "一般 改动 罚款金额3,500–5,000 元 → 3,500–4,500 元" in changes
    assert "严重 取消" in changes


def test_a_version_that_changed_nothing_says_so(press: Press) -> None:
    same = old(tiers=baseline()["tiers"])
    assert "各阶次没有改动" in press.build([baseline(supersedes="baseline-old"), same])[BASELINE]


def test_the_list_of_baselines_adds_up(press: Press) -> None:
    exempt = [{"name": "免罚", "conditions": "x", "penalty": "y"}]
    other = baseline(id="baseline-2", authority="mirror-lake", tiers=exempt)
    page = press.build([baseline(supersedes="baseline-old"), old(), other])["baselines/index.html"]
    rows = dict(re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page))
    numbers = {name: re.findall(r">(\d+)<", cells) for name, cells in rows.items()}
    assert numbers == {
        ORGANS[0]["name"]: ["1", "0", "1", "3"], ORGANS[1]["name"]: ["1", "1", "0", "1"], "合计": ["2", "1", "1", "4"],
    }  # fmt: skip


def change(press: Press, before: list[Fields], after: list[Fields]) -> set[str]:
    """The files made anew in a second build, which must be all that differ."""
    tree = MemoryTree()
    press.build(before, tree=tree)
    tree.made.clear()
    press.build(after, tree=tree)
    fresh = press.build(after).tree.files
    assert {path for path in fresh if tree.files[path] != fresh[path]} == set()
    return set(tree.made)


def test_another_case_of_the_tier_leaves_a_penalty_as_it_is(press: Press) -> None:
    made = change(press, [baseline(), penalty(1)], [baseline(), penalty(1), penalty(2)])
    assert {BASELINE, "baselines/baseline-waste/ordinary.svg"} <= made
    assert PENALTY not in made


def test_a_new_version_changes_what_a_penalty_says(press: Press) -> None:
    of = penalty(1, violation_ended_on="2025-12-31")
    made = change(
        press, [baseline(supersedes="baseline-old"), of], [baseline(supersedes="baseline-old"), old(), of]
    )
    assert PENALTY in made


def test_a_fine_that_changes_is_drawn_anew(press: Press) -> None:
    made = change(press, [baseline(), penalty(1)], [baseline(), penalty(1, fine_yuan="4400")])
    assert {BASELINE, PENALTY, "baselines/baseline-waste/ordinary.svg"} <= made
