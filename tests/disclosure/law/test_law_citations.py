"""A listed paper is found in any spelling, and no other paper whose name only holds it."""

import pytest

from disclosure.law.citations import Citations
from disclosure_store.law_files import read_law

TABLE = read_law().table(Citations)
POLICE = "治安管理处罚法"
OLD = "卫生行政处罚程序"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("《治安管理处罚法》第四十二条", POLICE),
        ("《中华人民共和国治安管理处罚法（2025年修订）》第四十二条", POLICE),
        ("《治安管理处罚法》（2025修订）第四十二条", POLICE),
        ("《治安管理处罚法第四十二条》", POLICE),
        ("〈治安管理处罚法〉第四十二条", POLICE),
        ("<治安管理处罚法>第四十二条", POLICE),
        ("《治安处罚法》", POLICE),
        ("《 治安 管理处罚法》", POLICE),
        ("《治安管理处罚法第四十二条", POLICE),
        ("治安管理处罚法第四十二条", POLICE),
        ("中华人民共和国治安管理处罚法", POLICE),
        ("依据治安管理处罚法的规定", POLICE),
        ("《医疗机构管理条例》和治安管理处罚法第五十条", POLICE),
        ("违反中华人民共和国治安管理处罚法（2012年修正）第二条", POLICE),
        ("卫生行政处罚程序第二十条", OLD),
        ("《卫生行政处罚程序（2006修正）》第二十条", OLD),
        ("《失信行为纠正后的信用信息修复管理办法(试行)》", "失信行为纠正后的信用信息修复管理办法（试行）"),
        ("根据合同法第五十二条", "合同法"),
    ],
)
def test_a_listed_paper_is_found(text: str, name: str) -> None:
    assert TABLE.list_cited(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "《公安机关执行〈中华人民共和国治安管理处罚法〉有关问题的解释》",
        "《治安管理处罚法实施细则》第三条",
        "治安管理处罚法实施办法第三条",
        "《卫生健康行政处罚程序规定》第二条",
        "《劳动合同法》第三十条",
        "劳动合同法第三十条",
        "《食品卫生法实施细则》",
        "《公共场所卫生管理条例实施细则》第三十六条第（二）项",
        "《行政处罚法》第三十二条",
    ],
)
def test_another_paper_is_not_taken_for_it(text: str) -> None:
    assert TABLE.list_cited(text) == []
