"""Keys to fields: English or Chinese, once each, and a near miss is answered with the name that was meant."""

import pytest

from disclosure.findings.fault import Fault
from disclosure.records import KINDS, Penalty
from disclosure.records.report import Report
from disclosure_store.strict_yaml import Document, LinedDict, read_stream
from disclosure_store.translation import find_line, translate


def read(text: str) -> LinedDict:
    (document,) = read_stream(text.encode(), "records/penalties/a.yaml")
    assert isinstance(document, Document)
    assert isinstance(document.value, LinedDict)
    return document.value


def penalty(text: str) -> tuple[LinedDict, list[Fault]]:
    return translate(read(text), Penalty)


def test_chinese_and_english_keys_meet_in_one_mapping() -> None:
    mapping, faults = penalty("记录标识: a\n行政相对人:\n  行政相对人名称: 甲\n  uscc: 乙\nfacts: 丙\n")
    assert faults == []
    assert mapping == {"id": "a", "party": {"name": "甲", "uscc": "乙"}, "facts": "丙"}
    assert mapping.lines == {"id": 1, "party": 2, "facts": 5}
    assert find_line(mapping, "party.uscc") == 4


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        ("facts: 甲\n违法事实: 乙\n", "facts", 1),
        ("违法事实: 乙\nfacts: 甲\n", "facts", 1),
        ("party:\n  name: 甲\n  行政相对人名称: 乙\n", "party.name", 2),
        ("corrections:\n- on: 甲\n- on: 乙\n  日期: 丙\n", "corrections.1.on", 3),
    ],
)
def test_one_field_under_two_names_is_told(text: str, field: str, line: int) -> None:
    mapping, (fault,) = penalty(text)
    assert (fault.rule, fault.field) == ("Y2", field)
    assert find_line(mapping, fault.field) == line
    assert not set("甲乙丙") & set(fault.message + fault.remedy)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("fact", "facts"),
        ("decided_no", "decided_on"),
        ("处罚决定日", "处罚决定日期"),
        ("违法事时", "违法事实"),
    ],
)
def test_the_nearest_known_name_is_offered(key: str, meant: str) -> None:
    _, (fault,) = penalty(f"{key}: 甲\n")
    assert (fault.rule, fault.field) == ("Y3", "")
    assert (key in fault.message, f"「{meant}」" in fault.remedy) == (True, True)


@pytest.mark.parametrize("key", ["身份证210102199003071233", "一" * 41, "13900001234"])
def test_a_key_that_may_be_private_or_endless_is_not_repeated(key: str) -> None:
    _, (fault,) = penalty(f"{key}: 甲\n")
    assert key not in fault.message + fault.remedy


def test_an_unknown_key_deep_down_points_at_what_holds_it() -> None:
    mapping, (fault,) = penalty("id: a\ndisclosure:\n  withheld:\n    basis: 甲\n    because: 乙\n")
    assert (fault.rule, fault.field) == ("Y3", "disclosure.withheld")
    assert find_line(mapping, fault.field) == 3


def test_what_should_be_a_mapping_is_left_for_the_model_to_refuse() -> None:
    mapping, faults = penalty("party: 甲\ncorrections: [乙]\nfacts: {丙: 丁}\n")
    assert (mapping, faults) == ({"party": "甲", "corrections": ["乙"], "facts": {"丙": "丁"}}, [])


def test_the_contracts_own_chinese_keys_are_known() -> None:
    mapping, faults = translate(
        read("indicators:\n  12345办结: {done: 9, of: 10}\n  出庭应诉: {完成: 1, 总数: 1}\n"), Report
    )
    assert faults == []
    assert set(mapping["indicators"]) == {"12345办结", "出庭应诉"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_kind_leads_to_its_field(kind: str) -> None:
    model = next(each.model for each in KINDS.values() if each.name == kind)
    for name, field in model.model_fields.items():
        for key in (field.alias or name, field.title):
            mapping, faults = translate(read(f"{key}: 甲\n"), model)
            assert (list(mapping), faults) == ([field.alias or name], [])


@pytest.mark.parametrize(
    ("field", "line"),
    [("facts", 4), ("facts.x", 4), ("legal_basis.1", 3), ("legal_basis.7", 2), ("nowhere", 1), ("", 1)],
)
def test_a_line_is_that_of_the_nearest_thing_written(field: str, line: int) -> None:
    assert find_line(read("id: a\nlegal_basis: [甲,\n  乙]\nfacts: 丙\n"), field) == line
