"""What views make of a record's public text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from disclosure.records.answer import answer, can_be_contested
from disclosure.records.kinds import KINDS, KindName
from disclosure.records.node import Node, key_table
from disclosure.records.party import Party
from disclosure.records.record import COMMON_INTERNAL
from disclosure_site.config import Imprint, read_imprint
from disclosure_site.formats import spell_fen, spell_yuan
from disclosure_site.views.baseline import cite, spell_bounds
from disclosure_site.views.fields import fill_sections
from disclosure_site.views.layout import LAYOUT, SHOWN_ELSEWHERE
from disclosure_site.views.markdown import clean_prose, convert, first_sentence

PARTY = {"type": "法人及非法人组织", "name": "甲公司"}
NEVER_PUBLIC = {"party.minor", "party.show_name"}


def list_public_fields(model: type[Node], internal: frozenset[str]) -> set[str]:
    found = set()
    for name in model.model_fields:
        inner = key_table(model)[name][1]
        if name in internal:
            continue
        found |= {f"{name}.{each}" for each in inner.model_fields} if inner else {name}
    return found - NEVER_PUBLIC


@pytest.mark.parametrize("kind", LAYOUT)
def test_every_public_field_has_its_place(kind: KindName) -> None:
    model = KINDS[kind].model
    placed = [name for _, names in LAYOUT[kind] for name in names]
    assert len(placed) == len(set(placed))
    assert set(placed) | SHOWN_ELSEWHERE >= list_public_fields(model, COMMON_INTERNAL | model.internal)
    assert set(placed) <= list_public_fields(model, frozenset())


def test_fields_the_party_must_not_show_are_the_ones_left_out() -> None:
    assert {f"party.{name}" for name in Party.model_fields} >= NEVER_PUBLIC


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("penalty", {"violation": "无证行医。", "penalty_kinds": ["警告", "罚款"], "fine_yuan": "3600.5"},
         "甲公司因无证行医，被处警告、罚款 3,600.5 元"),
        ("penalty", {"violation": "x", "penalty_kinds": ["没收违法所得"], "confiscated_yuan": "12000"},
         "甲公司因x，被处没收违法所得 12,000 元"),
        ("penalty", {"violation": "x", "penalty_kinds": ["没收违法所得", "没收非法财物"], "confiscated_yuan": "12000"},
         "甲公司因x，被处没收违法所得、没收非法财物"),
        ("penalty", {"violation": "x", "outcome": "不予处罚"}, "甲公司因x，依法不予处罚"),
        ("permit", {"certificate_name": "卫生许可证", "valid_until": "2030-01-02"},
         "甲公司取得卫生许可证，有效期至2030年1月2日"),
        ("permit", {"document_name": "放射诊疗许可决定书", "valid_until": "长期"}, "甲公司取得放射诊疗许可，长期有效"),
        ("permit", {"certificate_name": "卫生许可证", "outcome": "不予"}, "甲公司申请卫生许可证，未获许可"),
        ("permit", {"certificate_name": "卫生许可证", "action": "注销"}, "甲公司的卫生许可证已注销"),
        ("decision", {"type": "行政检查", "result": "未发现问题"}, "市卫健委检查了甲公司，结果：未发现问题"),
        ("decision", {"type": "行政强制", "measure": "查封场所"}, "市卫健委对甲公司作出行政强制决定：查封场所"),
        ("decision", {"type": "其他"}, "市卫健委对甲公司作出行政执法决定"),
    ],
)  # fmt: skip
def test_the_first_sentence(kind: KindName, text: dict[str, Any], expected: str) -> None:
    assert answer(kind, {"party": PARTY, **text}, "市卫健委") == expected


def test_bounds_read_like_the_official_table() -> None:
    assert spell_bounds({"fine_yuan": {"min": "3500", "max": "4249"}}) == "3,500–4,249 元"
    assert spell_bounds({"fine_yuan": {"min": "500", "max": "500"}}) == "500 元"
    assert spell_bounds({"fine_multiple": {"min": "5", "max": "8.5"}}) == "违法所得 5–8.5 倍"
    assert spell_bounds({}) == ""


def test_a_tier_that_the_baseline_lacks_is_not_made_up() -> None:
    assert cite({"violation": "x", "version": "1", "tiers": []}, "严重") == "「x」1"


def test_rows_have_the_models_labels_and_skip_what_goes_without_saying() -> None:
    text = {
        "party": PARTY,
        "outcome": "处罚",
        "fine_yuan": "1000",
        "hearing": False,
        "decided_on": "2026-03-02",
    }
    rows = {row.label: row.texts for section in fill_sections("penalty", text, {}) for row in section.rows}
    assert rows == {
        "罚款金额": ("1,000 元",), "行政相对人名称": ("甲公司",), "行政相对人类别": ("法人及非法人组织",),
        "听证": ("未举行",), "处罚决定日期": ("2026年3月2日",),
    }  # fmt: skip


def test_the_day_of_an_inspection_is_the_one_it_ended_on() -> None:
    for kind, label in (("行政检查", "检查结束日期"), ("行政强制", "决定日期")):
        text = {"party": PARTY, "type": kind, "decided_on": "2026-03-02"}
        rows = {
            row.texts: row.label for section in fill_sections("decision", text, {}) for row in section.rows
        }
        assert rows["2026年3月2日",] == label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({"type": "行政检查", "result": "未发现问题"}, False),
        ({"type": "行政检查", "result": "已责令改正"}, True),
        ({"type": "行政强制"}, True),
        ({}, True),
    ],
)
def test_what_decides_nothing_cannot_be_contested(text: dict[str, Any], expected: bool) -> None:
    assert can_be_contested(text) is expected


def test_only_a_code_is_kept_on_one_line() -> None:
    text = {"party": PARTY | {"uscc": "91990000MB0000010A"}}
    rows = [row for section in fill_sections("penalty", text, {}) for row in section.rows]
    assert [row.texts[0] for row in rows if row.is_code] == ["91990000MB0000010A"]


def test_markdown_keeps_structure_and_drops_markup() -> None:
    html = convert("# 标题\n\n- 一\n- **二**\n\n<b onclick='x'>粗</b> <!-- 注 -->\n\n<script>1</script>")
    assert "<h3>标题</h3>" in html
    assert "<li><strong>二</strong></li>" in html
    assert "<b" not in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_markdown_links_only_to_the_web() -> None:
    html = convert(
        "[a](https://example.gov.cn/) [b](javascript:alert(1)) [c](data:text/html,x) ![d](https://x.invalid/y)"
    )
    assert 'href="https://example.gov.cn/"' in html
    assert "javascript:" not in html
    assert "data:" not in html
    assert "<img" not in html


@given(st.text())
def test_markdown_never_yields_a_tag_that_is_not_listed(text: str) -> None:
    html = convert(text)
    assert "<script" not in html.lower()
    assert " on" not in "".join(part.split(">")[0] for part in html.split("<")[1:])


def test_the_first_sentence_of_a_lesson() -> None:
    assert first_sentence("\n**先办证**，再开业。后面不要。") == "先办证，再开业。"
    assert first_sentence("") == ""


@given(st.integers(0, 10**15))
def test_thousands_do_not_change_an_amount(fen: int) -> None:
    spelt = spell_fen(fen)
    whole, _, rest = spelt.replace(",", "").partition(".")
    assert int(whole) * 100 + int(rest or "0") == fen


def test_no_amount_is_nothing() -> None:
    assert spell_fen(-1) == ""
    assert spell_yuan("0.50") == "0.50"


def test_the_imprint_knows_its_keys() -> None:
    assert read_imprint({}) == Imprint()
    with pytest.raises(ValidationError):
        read_imprint({"DISCLOSURE_PORTAL": {"nmae": "x"}})
    with pytest.raises(ValidationError):
        read_imprint({"DISCLOSURE_PORTAL": {"report_errors_url": "javascript:x"}})


@pytest.mark.parametrize(
    ("html", "kept", "gone"),
    [
        ("<h2 id='a'>标题</h2><p>文字</p>", '<h2 id="a">标题</h2>', "script"),
        ("<p>好<script>alert(1)</script></p>", "<p>好</p>", "alert"),
        ('<a href="javascript:alert(1)">x</a>', ">x</a>", "javascript"),
        ('<img src="x.png" onerror="alert(1)" alt="图">', 'src="x.png"', "onerror"),
        ('<img src="https://elsewhere.invalid/a.png" alt="图">', 'alt="图"', "elsewhere"),
        ('<img src="//elsewhere.invalid/a.png" alt="图">', 'alt="图"', "elsewhere"),
    ],
)
def test_prose_is_cleaned_and_asks_nothing_of_other_hosts(html: str, kept: str, gone: str) -> None:
    cleaned = clean_prose(html)
    assert kept in cleaned
    assert gone not in cleaned
