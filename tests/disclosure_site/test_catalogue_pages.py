"""事前公开 on the site: the list of organs, each organ's overview, a page for each catalogue."""

from typing import Any

import pytest
from tests.builds.records import ORGANS, catalogue, penalty, pending
from tests.disclosure_site.conftest import LinkCollector, Press

OWING = [organ | ({"duties": ["catalogues"]} if organ["id"] == "mirror-lake" else {}) for organ in ORGANS]
OVERVIEW = "catalogues/mirror-lake/index.html"
PAGE = "catalogues/mirror-lake/catalogue-1/index.html"
OFFICER = {"name": "司马光明", "certificate_number": "霁A0001", "category": "卫生", "area": "镜湖市"}
CHART = {
    "name": "一般程序",
    "steps": [
        {"id": "a", "text": "立案", "kind": "开始", "next": [{"to": "b"}]},
        {"id": "b", "text": "是否属实", "kind": "判断", "next": [{"to": "c", "when": "属实"}]},
        {"id": "c", "text": "结案", "kind": "结束"},
    ],
}


def test_every_organ_has_an_overview_and_the_list_leads_to_it(press: Press) -> None:
    built = press.build([catalogue("执法人员", OFFICER)])
    for organ in ORGANS:
        assert f"catalogues/{organ['id']}/index.html" in built
        assert f"../catalogues/{organ['id']}/" in built["catalogues/index.html"]
    assert "2026年1月12日" in built["catalogues/index.html"]
    assert "由它所属的机关公开" in built["catalogues/inspection/index.html"]


def test_the_overview_says_what_is_there_and_what_is_not(press: Press) -> None:
    built = press.build([catalogue("执法人员", OFFICER)], organs=OWING)
    overview = built[OVERVIEW]
    assert "catalogues/mirror-lake/catalogue-1/" in overview
    assert "执法人员清单" in overview
    assert overview.count("尚未公开") == 6
    assert "检查事项" not in overview.replace("随机抽查事项", "")


def test_a_pending_catalogue_is_not_yet_public(press: Press) -> None:
    built = press.build([pending(catalogue("执法人员", OFFICER))], organs=OWING)
    assert PAGE not in built
    assert "司马光明" not in built[OVERVIEW]
    assert "执法人员清单" in built[OVERVIEW]


def test_an_organ_without_the_duty_is_not_said_to_lack_anything(press: Press) -> None:
    assert "尚未公开" not in press.build([penalty(1)])[OVERVIEW]


def test_a_table_has_the_columns_that_are_filled(press: Press) -> None:
    page = press.build(
        [catalogue("执法人员", OFFICER, OFFICER | {"name": "查若谷", "legal_review": "true"})]
    )[PAGE]
    for words in ("姓名", "执法证号", "法制审核人员", "司马光明", "查若谷", "是", 'data-head="执法区域"'):
        assert words in page
    assert "职务" not in page
    assert "镜湖市卫生健康委员会执法人员清单" in page


@pytest.mark.parametrize(
    ("name", "row", "words"),
    [
        ("服务指南", {"name": "护士执业注册", "materials": ["申请表", "体检表"], "sample_form": "https://a.example/b"},
         ["<li>申请表</li><li>体检表</li>", '<a href="https://a.example/b">', "<h2>护士执业注册</h2>"]),
        ("委托执法", {"entrusted": "甲所", "from": "2026-01-01", "until": "2026-12-31"},
         ["委托起始日", "2026年1月1日", "2026年12月31日"]),
        ("电子监控", {"none": "本机关未使用"}, ["未使用声明", "本机关未使用"]),
        ("检查事项", {"name": "a-b-c", "yearly_cap": "<一次>"}, ["a-b-c", "&lt;一次&gt;"]),
    ],
)  # fmt: skip
def test_rows_are_shown_as_they_are(press: Press, name: str, row: dict[str, Any], words: list[str]) -> None:
    page = press.build([catalogue(name, row)])[PAGE]
    for each in words:
        assert each in page


def test_a_chart_is_drawn_and_told(press: Press) -> None:
    page = press.build([catalogue("执法流程图", CHART, CHART | {"name": "简易程序"})])[PAGE]
    assert page.count('<svg class="flow"') == 2
    assert page.count('class="box choice"') == 2
    assert "属实：→ 3 结案" in page
    collector = LinkCollector(page)
    assert {"chart-1-name", "chart-2-name"} <= collector.ids
    assert collector.refused == []


def test_a_catalogue_elsewhere_is_a_link(press: Press) -> None:
    page = press.build([catalogue("执法事项")])[PAGE]
    assert '<a href="https://mirror-lake.jizhou.example.gov.cn/qd">' in page


def test_an_organ_s_page_leads_there_and_lists_only_what_it_did(press: Press) -> None:
    page = press.build([catalogue("执法人员", OFFICER), penalty(1)])["authorities/mirror-lake/index.html"]
    assert 'href="../../catalogues/mirror-lake/"' in page
    assert "catalogue-1" not in page


def test_a_change_of_a_catalogue_makes_its_own_pages_anew_and_no_other_organ_s(press: Press) -> None:
    first = press.build([catalogue("执法人员", OFFICER), penalty(1)])
    first.tree.made.clear()
    changed = catalogue("执法人员", OFFICER | {"post": "科长"}, updated_on="2026-11-18")
    press.build([changed, penalty(1)], tree=first.tree)
    made = set(first.tree.made)
    assert {PAGE, OVERVIEW, "catalogues/index.html"} <= made
    assert not any(path.startswith(("penalties/", "catalogues/province", "authorities/")) for path in made)
