"""What must be public beforehand, as law: each duty since its day, each item in catalogues that exist."""

from datetime import date, timedelta

import pytest

from disclosure.law.catalogues import CatalogueDuties, CatalogueRule
from disclosure_store.law_files import read_law

TABLE = read_law().table(CatalogueDuties)


def test_the_ten_items_of_notice_118() -> None:
    names = [item.name for item in TABLE.list_wanted("P1", date(2026, 11, 20))]
    assert names == [
        "主体", "人员", "职责", "权限", "依据", "程序", "救济渠道", "随机抽查事项清单", "服务指南", "执法流程图",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["P1", "P2", "P5", "P9"])
def test_a_duty_begins_on_its_day(rule: CatalogueRule) -> None:
    since = min(TABLE.duties[rule])
    assert TABLE.list_wanted(rule, since)
    assert TABLE.list_wanted(rule, since - timedelta(days=1)) == ()
