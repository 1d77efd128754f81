"""The forms of each time, what falls where, exact money, and editions that nobody changed."""

import json
from typing import Any

import pytest
from tests.disclosure.records.made_records import decision, no_penalty, penalty, permit

from disclosure.law import Law
from disclosure.law.yearly_forms import YearlyForms
from disclosure.records.coercion import name_measure
from disclosure.records.served import serve
from disclosure.records.summarising import summarise
from disclosure.records.summary import Summary
from disclosure.statistics.yearly.counting import count_years
from disclosure.statistics.yearly.editions import Edition, EditionProblem, parse_editions, render_editions
from disclosure.statistics.yearly.figures import compare, make_figures, spell_wan
from disclosure.statistics.yearly.placing import Placing
from disclosure.statistics.yearly.reckoning import needs_edition
from disclosure.verdict import Outcome, Verdict
from disclosure_store.law_files import read_law


@pytest.fixture(scope="module")
def law() -> Law:
    return read_law()


def summary(record: Any) -> Summary:
    return summarise(record, serve(record), "{}", path="x.yaml", line=1)


def place(law: Law, record: Any, year: int = 2026) -> str:
    found = Placing(law.table(YearlyForms).of_year(year)).place(summary(record))
    return found if isinstance(found, str) else ".".join(found)


@pytest.mark.parametrize(
    ("kinds", "column"),
    [
        (["警告"], "warning"),
        (["警告", "罚款"], "fine"),
        (["罚款", "没收违法所得", "吊销许可证件"], "revocation"),
        (["吊销许可证件", "责令关闭"], "revocation"),
        (["责令停产停业", "限制开展生产经营活动"], "closure"),
        (["其他-公开道歉", "警告"], "warning"),
        (["其他-公开道歉"], "other"),
    ],
)
def test_the_heaviest_kind_decides_and_a_named_one_comes_before_others(
    law: Law, kinds: list[str], column: str
) -> None:
    assert place(law, penalty(penalty_kinds=kinds)) == f"penalties.{column}"


def test_a_year_is_counted_on_the_form_of_its_last_day(law: Law) -> None:
    criticism = penalty(penalty_kinds=["通报批评"])
    assert place(law, criticism, 2020) == "penalties.other"
    assert place(law, criticism, 2021) == "penalties.warning"
    assert place(law, criticism, 1999) == "penalties.other"


def test_what_stands_in_no_table(law: Law) -> None:
    assert place(law, no_penalty()) == "uncounted"
    assert place(law, permit(action="补发")) == "uncounted"
    check = {"type": "行政检查", "document_number": None}
    assert place(law, decision(**check, result="立案处理")) == "uncounted"
    assert place(law, decision(**check, result="已责令改正")) == "others.inspection"
    assert place(law, decision(**check, disclosure={"state": "pending"})) == "incomplete"


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("查封场所", "sealing"),
        ("拍卖查封的设备", "auction"),
        ("加处罚款", "surcharge"),
        ("责令限期改正", "othermeasure"),
    ],
)
def test_a_measure_is_told_by_its_words(law: Law, words: str, column: str) -> None:
    assert place(law, decision(measure=words)) == f"coercion.{column}"
    assert words not in (name_measure(words) if column == "othermeasure" else "")


@pytest.mark.parametrize(
    ("fen", "wan"),
    [
        (1, "0.000001"),
        (360050, "0.36005"),
        (1_000_000, "1"),
        (-350000, "-0.35"),
        (123_456_789_000_000, "123,456,789"),
    ],
)
def test_money_is_exact(fen: int, wan: str) -> None:
    assert spell_wan(fen) == wan


def verdict(record: Any, outcome: Outcome = "published") -> Verdict:
    return Verdict(summary(record), outcome, None, "", False)


def count_penalties(law: Law, *verdicts: Verdict) -> int:
    count = count_years(verdicts, law, {("jinghu", "2026")})["jinghu", "2026"]
    return make_figures(count, {})["penalties"]["total"]


def test_every_state_counts_and_a_revoked_decision_too(law: Law) -> None:
    end = {"event": "撤销", "event_on": "2026-04-01", "decided_by": "诉讼", "reason": "x"}
    made = [
        verdict(penalty(id="cf-1")), verdict(penalty(id="cf-2"), "pending"), verdict(penalty(id="cf-3"), "withheld"),
        verdict(penalty(id="cf-4", withdrawal=end), "withdrawn"), verdict(penalty(id="cf-5"), "ended"),
        verdict(penalty(id="cf-6"), "quarantined"),
    ]  # fmt: skip
    assert count_penalties(law, *made) == len(made)


def test_an_id_that_stands_twice_counts_once(law: Law) -> None:
    assert count_penalties(law, verdict(penalty(), "quarantined"), verdict(penalty(), "quarantined")) == 1


def test_a_changed_decision_told_anew_under_its_number_counts_once(law: Law) -> None:
    end = {
        "event": "变更",
        "event_on": "2026-04-01",
        "decided_by": "复议",
        "reason": "x",
        "replaced_by": "cf-2",
    }
    first = verdict(penalty(id="cf-1", withdrawal=end), "withdrawn")
    assert count_penalties(law, first, verdict(penalty(id="cf-2"))) == 1
    other = penalty(id="cf-2", document_number="镜卫罚〔2026〕2号")
    assert count_penalties(law, first, verdict(other)) == 2


def test_confiscated_things_without_a_value_add_nothing_to_the_money(law: Law) -> None:
    things = {"penalty_kinds": ["没收非法财物"], "fine_yuan": None, "confiscated_items": "注射器二十支"}
    count = count_years([verdict(penalty(**things)), verdict(penalty(id="cf-2"))], law, {("jinghu", "2026")})
    assert make_figures(count["jinghu", "2026"], {})["penalties"]["amount"] == 60000


def test_a_difference_says_which_cell_and_how_much(law: Law) -> None:
    count = count_years([verdict(penalty())], law, {("jinghu", "2026")})["jinghu", "2026"]
    found = compare(count.tables, {}, make_figures(count, {}))
    assert [(each.column.key, each.change) for each in found] == [
        ("fine", 1),
        ("total", 1),
        ("amount", 60000),
    ]


EDITION = Edition(day="2026-01-20", before="0" * 64, corrections=0, tables={"penalties": {"fine": 3}})


def test_editions_come_back_as_they_were() -> None:
    text = render_editions("nb-1", "jinghu", "2025", [EDITION])
    assert parse_editions(text, "nb-1") == (EDITION,)
    assert render_editions("nb-1", "jinghu", "2025", parse_editions(text, "nb-1")) == text


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"fine":3', '"fine":4', "校验值"),
        ('"day":"2026-01-20"', '"day":"2026-01-21"', "校验值"),
        ('"editions"', '"edition"', "不完整"),
        ("}", "", "JSON"),
        ('"fine":3', '"fine":"3"', "不完整"),
    ],
)
def test_a_file_that_was_changed_is_not_believed(old: str, new: str, words: str) -> None:
    text = render_editions("nb-1", "jinghu", "2025", [EDITION]).replace(old, new)
    with pytest.raises(EditionProblem, match=words):
        parse_editions(text, "nb-1")


def test_a_file_of_another_report_is_not_believed() -> None:
    text = render_editions("nb-1", "jinghu", "2025", [EDITION])
    with pytest.raises(EditionProblem, match="另一份"):
        parse_editions(text, "nb-2")
    with pytest.raises(EditionProblem):
        parse_editions(json.dumps([1]), "nb-2")


def test_figures_are_frozen_once_and_again_only_by_a_correction(law: Law) -> None:
    report = summary(penalty())._replace(kind="report", corrections=0)
    assert needs_edition(report, None, "published", "")
    assert not needs_edition(report, 0, "corrected", "2026-01-20"), "a changed text freezes nothing anew"
    assert needs_edition(report._replace(corrections=1), 0, None, "2026-01-20")
    assert not needs_edition(report._replace(corrections=1), 1, None, "2026-03-09")
    lost = report._replace(corrections=1, corrected_on="2026-03-09")
    assert needs_edition(lost, None, None, "2026-01-20"), "a lost file is made anew by a later correction"
    assert not needs_edition(lost, None, None, "2026-03-09")
    assert needs_edition(report, 0, "restored", "2026-01-20")
