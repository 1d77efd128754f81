"""The yearly report's page: forms as published, 0 apart from not applicable, figures that lead to their records."""

import re
from typing import Any, ClassVar

import pytest
from tests.builds.records import (
    ORGANS,
    firm,
    inspection,
    penalty,
    pending,
    permit,
    report,
    reviewed,
    withdrawn,
    withheld,
)
from tests.disclosure_site.conftest import Fields, MemoryTree, Press, find_targets

from disclosure.statistics.yearly.editions import Edition

PAGE = "reports/2026/mirror-lake/index.html"
FINES = "reports/2026/mirror-lake/penalties-fine/index.html"
REPORT = "report-mirror-lake-2026"


@pytest.fixture
def press(press: Press) -> Press:
    """The year of the records is over."""
    press.day = "2026-12-31"
    return press


def yearly(year: int = 2026, **others: Any) -> Fields:
    """The report of the records' own year."""
    return report(year, "mirror-lake", **{"disclosure": reviewed("2026-11-19"), **others, "reported": []})


def rows_of(page: str, number: str) -> dict[str, list[str]]:
    """The rows of one form: label → cells."""
    form = page.partition(f'<span class="form-number">{number}</span>')[2].partition("</section>")[0]
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</th>(.*?)</tr>", form)
    clean = re.compile(r"<[^>]+>")
    return {
        clean.sub("", label): [clean.sub("", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells)]
        for label, cells in rows
    }


def freeze(day: str, corrections: int = 0, **tables: dict[str, int]) -> Edition:
    return Edition(day=day, before="", corrections=corrections, tables=tables)


class TestForms:
    def test_the_four_forms_have_the_columns_of_the_law(self, press: Press) -> None:
        page = press.build([yearly()])[PAGE]
        for title in ("行政处罚", "行政许可", "其他行政执法行为"):
            assert f"2026年度{title}实施情况统计表" in page
        heads = re.findall(r'<th scope="col">([^<]*)</th>', page.partition("表二")[0])
        assert heads == [
            "警告、通报批评", "罚款", "没收违法所得、没收非法财物", "暂扣许可证、执照，降低资质等级",
            "吊销许可证、执照", "限制开展生产经营活动", "责令停产停业、责令关闭、限制从业", "行政拘留", "其他",
            "合计（宗）", "罚没金额（万元）",
        ]  # fmt: skip

    def test_figures_are_those_of_the_records(self, press: Press) -> None:
        records = [
            yearly(),
            penalty(1),
            penalty(2, penalty_kinds=["警告", "罚款"]),
            permit(1),
            permit(2, action="变更"),
        ]
        page = press.build(records)[PAGE]
        assert rows_of(page, "表一")["2026年"] == ["0", "2", *["0"] * 7, "2", "0.8003"]
        assert rows_of(page, "表二")["2026年"] == ["12", "11", "2", "0", "0"]

    def test_no_power_is_not_zero(self, press: Press) -> None:
        powers = {"has_power": ["行政处罚", "行政检查"]}
        page = press.build([yearly(enforcement=powers)])[PAGE]
        assert "—（本机关无行政许可职权）" not in page, "what it reports all the same is shown (S2 tells)"
        page = press.build([yearly(enforcement=powers, permits={"applied": "0", "accepted": "0"})])[PAGE]
        assert "—（本机关无行政许可职权）" in page
        assert "—（本机关无行政强制职权）" in page
        assert rows_of(page, "表四")["2026年"] == ["0", "—", "—", "—", "—", "—", "0", "0"]
        assert "—（无此项职权）" in page

    def test_other_systems_stand_in_a_row_of_their_own(self, press: Press) -> None:
        outside = [
            {"table": "表二", "column": "申请", "count": "300", "source": "护士注册系统"},
            {"table": "行政许可", "column": "许可", "count": "290", "source": "护士注册系统"},
            {"table": "表二", "column": "没有的栏目", "count": "9", "source": "别的系统"},
        ]
        rows = rows_of(press.build([yearly(outside=outside), permit(1)])[PAGE], "表二")
        assert rows["2026年"] == ["12", "11", "1", "0", "0"]
        assert rows["系统外数据护士注册系统"] == ["300", "", "290", "", ""]
        assert rows["合计"] == ["312", "11", "291", "0", "0"]
        assert "系统外数据别的系统" not in rows

    def test_last_year_stands_beside_it(self, press: Press) -> None:
        records = [yearly(), yearly(2025, permits={"applied": "10", "accepted": "11"}), permit(1)]
        rows = rows_of(press.build(records)[PAGE], "表二")
        assert rows["2025年"] == ["10", "11", "0", "0", "0"]
        assert rows["增减"] == ["+2", "0", "+1", "0", "0"]

    def test_what_is_not_yet_complete_is_told_and_not_guessed(self, press: Press) -> None:
        bare = {name: value for name, value in pending(penalty(3)).items() if name != "penalty_kinds"}
        page = press.build([yearly(), bare])[PAGE]
        assert "另有 1 件决定的要素尚未登记完整" in page
        assert rows_of(page, "表一")["2026年"][-2] == "0"


class TestFrozen:
    def test_the_page_shows_what_was_published_and_the_difference_beneath(self, press: Press) -> None:
        frozen = freeze(
            "2026-11-01",
            penalties={"fine": 1, "total": 1, "amount": 400100},
            permits={"applied": 12, "accepted": 11},
        )
        built = press.build(
            [yearly(), penalty(1), penalty(2)], editions={REPORT: [frozen]}, days={"penalty-2": "2026-11-20"}
        )
        page = built[PAGE]
        assert rows_of(page, "表一")["2026年"][1] == "1"
        after = page.partition("公布之后的变动")[2]
        assert "最近一次于2026年11月20日" in after
        assert re.findall(r'number">([^<]*)</td>', after)[:3] == ["1", "2", "+1"]
        assert "0.4001</td>" in after

    def test_a_later_correction_names_both_days(self, press: Press) -> None:
        same = {"permits": {"applied": 12, "accepted": 11}}
        page = press.build(
            [yearly()], editions={REPORT: [freeze("2026-11-01", **same), freeze("2026-11-12", 1, **same)]}
        )[PAGE]
        assert "2026年11月12日更正后公布的数字（此前于2026年11月1日公布）" in page
        assert "公布之后的变动" not in page

    def test_the_key_moves_with_every_figure_and_with_nothing_else(self, press: Press) -> None:
        tree = MemoryTree()
        one = [yearly(), penalty(1)]
        press.build(one, tree=tree, publishing=False)
        tree.made.clear()
        press.build(one, tree=tree, publishing=False)
        assert tree.made == []
        tree.made.clear()
        press.build([*one, inspection(1)], tree=tree, publishing=False)
        assert PAGE not in tree.made, "a record of another organ"
        tree.made.clear()
        press.build([*one, penalty(2)], tree=tree, publishing=False)
        assert {PAGE, FINES} <= set(tree.made)
        tree.made.clear()
        frozen = {REPORT: [freeze("2026-11-01")]}
        press.build([*one, penalty(2)], tree=tree, publishing=False, editions=frozen)
        assert {PAGE, FINES} <= set(tree.made)
        tree.made.clear()
        press.build(
            [*one, penalty(2)], tree=tree, publishing=False, editions=frozen, days={"penalty-2": "2026-11-19"}
        )
        assert tree.made == [PAGE]


class TestRecordsBehind:
    def test_each_figure_leads_to_its_records_and_none_that_is_0_does(self, press: Press) -> None:
        built = press.build([yearly(), penalty(1)])
        links = {target for target, _ in find_targets(PAGE, built[PAGE])} - {
            PAGE,
            PAGE.replace(".html", ".json"),
        }
        targets = {target for target in links if target.startswith("reports/2026/")}
        assert targets == {FINES, "reports/2026/mirror-lake/penalties-total/index.html"}
        assert {
            path for path in built.tree.files if path.startswith("reports/2026/mirror-lake/")
        } == targets | {PAGE}

    def test_what_is_not_public_is_counted_and_never_described(self, press: Press) -> None:
        party = firm(77, name="金丝雀诊所")
        hidden = [pending(penalty(3, party=party)), withheld(penalty(4, party=party)),
                  penalty(5, party=party, display_until="2026-11-19")]  # fmt: skip
        built = press.build([yearly(), penalty(1), withdrawn(penalty(2, party=party)), *hidden])
        page = built[FINES]
        assert (
            "现有记录 5 件，其中公开 1 件、已撤回 1 件、待公开 1 件、依法不予公开 1 件、公示期满 1 件" in page
        )
        assert "金丝雀" not in page
        assert "penalty-2/" in page
        assert not re.search("penalty-[345]/|〔2026〕[345]号", page)

    def test_long_lists_come_in_leaves_oldest_first(self, press: Press) -> None:
        built = press.build([yearly(), *(penalty(n) for n in range(1, 103))])
        assert "reports/2026/mirror-lake/penalties-fine/2/index.html" in built
        assert built[FINES].count('class="day"') == 100


class TestIndicators:
    TYPED: ClassVar[Fields] = {
        "出庭应诉": {"done": "0", "of": "0"},
        "12345满意": {"done": "96", "of": "100"},
        "败诉": {"count": "1"},
    }

    def test_what_is_typed_is_shown_only_if_it_is_public(self, press: Press) -> None:
        page = press.build([yearly(indicators=self.TYPED)])[PAGE]
        assert "12345" not in page
        page = press.build([yearly(indicators=self.TYPED | {"public": "true"})])[PAGE]
        assert "12345热线满意率" in page
        assert "96%" in page

    def test_of_nothing_is_never_all(self, press: Press) -> None:
        page = press.build([yearly(indicators=self.TYPED | {"public": "true"})])[PAGE]
        court = page.partition("行政机关负责人出庭应诉率")[2].partition("</tr>")[0]
        assert "无此类事项" in court
        assert "达到" not in court

    @pytest.mark.parametrize(
        ("by", "figure", "state"), [("自我纠错", "1 / 1", "达到"), ("复议", "0 / 1", "未达到")]
    )
    def test_own_corrections_against_those_of_others(
        self, press: Press, by: str, figure: str, state: str
    ) -> None:
        end = {"event": "撤销", "event_on": "2026-11-18", "decided_by": by, "reason": "认定事实有误"}
        page = press.build([yearly(), penalty(1, withdrawal=end)])[PAGE]
        row = page.partition("执法过错自我纠错率")[2].partition("</tr>")[0]
        assert figure in row
        assert f"</span>{state}" in row

    def test_a_review_is_owed_after_a_hearing_or_for_a_grave_penalty(self, press: Press) -> None:
        review = {"by": "法规科", "on": "2026-11-10"}
        records = [
            yearly(), penalty(1), penalty(2, hearing="true", legal_review=review),
            penalty(3, penalty_kinds=["责令停产停业", "罚款"]),
        ]  # fmt: skip
        row = press.build(records)[PAGE].partition("重大执法决定法制审核率")[2].partition("</tr>")[0]
        assert "1 / 2" in row

    def test_a_small_number_is_told_as_a_count(self, press: Press) -> None:
        few = [penalty(n, "2026-10-12") for n in range(1, 10)]
        row = press.build([yearly(), *few])[PAGE].partition("执法决定公开及时率")[2].partition("</tr>")[0]
        assert "0 / 9" in row
        assert "%" not in row.partition('class="bar"')[0]


def test_a_body_and_an_organ_without_a_report_have_no_forms(press: Press) -> None:
    built = press.build([penalty(1)], organs=ORGANS)
    assert not [path for path in built.tree.files if path.startswith("reports/2")]
