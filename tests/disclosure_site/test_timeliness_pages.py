"""Timeliness by month: the trend and its table, an organ's own page, the raw table; fair and within its size."""

import csv
import io
import re
from itertools import pairwise

from tests.builds.records import ORGANS, Fields, inspection, penalty, pending, permit
from tests.disclosure_site.conftest import MemoryTree, Press

from disclosure.statistics.periods import Period
from disclosure.statistics.tally import Tally
from disclosure_site.views.charts.months import HEIGHT, LEAST_MONTHS, draw_months

MOST_BYTES = 100_000
CITY = "timeliness/mirror-lake/index.html"


def elsewhere(record: Fields, on: str) -> Fields:
    """The record, declared to have been public on a day."""
    return {
        **record,
        "disclosure": {**record["disclosure"], "published_elsewhere": {"on": on, "via": "市政府网站"}},
    }


def many() -> list[Fields]:
    """In time, late and overdue, in three months."""
    return [
        *(elsewhere(penalty(n, "2026-09-02"), "2026-09-04") for n in range(1, 13)),
        elsewhere(penalty(13, "2026-10-12"), "2026-11-03"),
        pending(penalty(14, "2026-11-02")),
        elsewhere(permit(1, "2023-05-10"), "2023-05-11"),
    ]


def text_of(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def test_the_page_tells_the_trend_in_a_chart_and_in_a_table(press: Press) -> None:
    page = press.build(many(), publishing=False)["timeliness/index.html"]
    assert page.count("<svg") == page.count("<title id=") == page.count("<desc id=") == 1
    said = "应公开 14 件，其中按期 12 件，逾期公开 1 件，逾期未公开 1 件；最多的一个月应公开 12 件。"
    assert f"2024年12月至2026年11月，按到期月份：{said}" in page
    rows = re.findall(
        r'<th scope="row">([^<]+)</th>', page[page.index("各月的数字") : page.index("怎样计算")]
    )
    assert rows == ["2026年11月", "2026年10月", "2026年9月", "2023年"]
    assert "86.6%" in page, "13 of 15, rounded down"


def test_an_organ_has_its_months_by_kind(press: Press) -> None:
    built = press.build(many(), publishing=False)
    page = text_of(built[CITY])
    assert "镜湖市卫生健康委员会" in page
    penalties = page[page.index("行政处罚 没有列出") :]
    assert re.search(r"2026年9月 12 100.0% 0 12 0 0 2 工作日 —", penalties)
    assert re.search(r"2026年10月 1 0 / 1 0 0 1 0 — \d+ 工作日", penalties)
    assert "timeliness/province/index.html" not in built, "it owes nothing"
    assert 'href="../../timeliness/mirror-lake/"' in built["authorities/mirror-lake/index.html"]


def test_the_figures_of_home_organ_and_timeliness_agree(press: Press) -> None:
    built = press.build(many(), publishing=False)
    assert "<strong>86.6%</strong>" in built["index.html"]
    assert "<strong>86.6%</strong>" in built["timeliness/index.html"]
    assert "<strong>86.6%</strong>" in built[CITY]
    cells = list(csv.reader(io.StringIO(built["timeliness/months.csv"].removeprefix("\ufeff"))))
    assert sum(int(row[4]) for row in cells[1:]) == 15
    assert sum(int(row[5]) + int(row[6]) for row in cells[1:]) == 13


def test_the_raw_table_has_one_row_for_organ_kind_and_month(press: Press) -> None:
    table = press.build(many(), publishing=False)["timeliness/months.csv"]
    assert table.startswith("\ufeff机关标识,")
    head, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff")))
    assert rows[2][:9] == [
        "mirror-lake",
        "镜湖市卫生健康委员会",
        "行政处罚",
        "2026-10",
        "1",
        "0",
        "0",
        "1",
        "0",
    ]
    assert {len(row) for row in rows} == {len(head)}
    assert len({tuple(row[:4]) for row in rows}) == len(rows) == 4


def test_small_numbers_are_counts(press: Press) -> None:
    page = press.build([elsewhere(penalty(1, "2026-09-02"), "2026-09-04")], publishing=False)[
        "timeliness/index.html"
    ]
    assert "不足 10 件，不计算比率" in page
    assert "%" not in page[page.index("<main") :]


def test_a_portal_with_nothing_due_has_no_chart(press: Press) -> None:
    built = press.build([])
    assert "<svg" not in built["timeliness/index.html"]
    assert [path for path in built.tree.files if path.startswith("timeliness/")] == [
        "timeliness/index.html", "timeliness/months.csv",
    ]  # fmt: skip


def test_the_next_month_moves_the_window(press: Press) -> None:
    tree = MemoryTree()
    press.build(many(), tree=tree, publishing=False)
    before = tree.files[CITY]
    tree.made.clear()
    press.build(many(), tree=tree, publishing=False, as_of="2026-12-01")
    assert "2026年12月" in tree.files[CITY].decode()
    assert tree.files[CITY] != before


def test_thirty_organs_fit_on_the_page(press: Press) -> None:
    organs = [
        {
            **ORGANS[1],
            "id": f"city-{n}",
            "name": f"第{n}个名字很长的市卫生健康委员会",
            "number_prefixes": [f"市{n}罚"],
        }
        for n in range(30)
    ]
    years = [f"{year}-{month:02d}" for year in (2023, 2024, 2025, 2026) for month in range(1, 11)]
    records = []
    for n in range(30):
        records += [
            elsewhere({**make(100 * n + 1, "2026-09-02"), "authority": f"city-{n}"}, "2026-09-04")
            for make in (penalty, permit, inspection)
        ]
    records += [
        elsewhere({**penalty(9000 + n, f"{m}-02"), "authority": "city-0"}, f"{m}-03")
        for n, m in enumerate(years)
    ]
    page = press.build(records, organs=[*organs, *ORGANS], publishing=False)["timeliness/index.html"]
    assert page.count('class="of"') == 30
    assert len(page.encode()) < MOST_BYTES


def test_bars_stand_on_the_ground_and_none_is_taller_than_the_chart() -> None:
    tallies = [Tally(proven=200, late=1, overdue=1), Tally(), Tally(declared=1), Tally(overdue=202)]
    chart = draw_months([Period(f"2026-0{n}", f"2026-0{n}", tally) for n, tally in enumerate(tallies, 1)])
    assert chart is not None
    columns = {part.x: [p for p in chart.segments if p.x == part.x] for part in chart.segments}
    assert len(columns) == 3
    for parts in columns.values():
        assert parts[0].y + parts[0].height == HEIGHT
        assert all(upper.y + upper.height == lower.y for lower, upper in pairwise(parts))
        assert all(part.y >= 0 and part.height > 0 for part in parts)
    assert chart.width == LEAST_MONTHS * 100 - 20


def test_one_month_is_no_trend() -> None:
    assert draw_months([Period("2026-10", "2026-10", Tally(proven=3))]) is None
