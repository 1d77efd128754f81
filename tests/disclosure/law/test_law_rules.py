"""The catalogue is whole, its defaults are the published ones, and policy goes only where it may."""

import re
from typing import get_args

import pytest

from disclosure.findings.severity import SEVERITIES, Severity, is_at_least
from disclosure.law import Law, PolicyError, UnknownRuleError
from disclosure.law.rules import Level
from disclosure_store.law_files import read_law

ALL = """
T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T13 T14 T15 T16 T17
P1 P2 P3 P4 P5 P6 P7 P8 P9 P10
C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12
I1 I2 I3 I4
M1 M2 M3 M4 M5 M6 M7 M8
D1 D2 D3 D4 D5
B1 B2 B3 B4 B5 B6
S1 S2
W1 W2 W3 W4 W5 W6
K1 K2 K3
Y1 Y2 Y3 Y4 Y5 Y6 Y7
""".split()  # noqa: SIM905 - a table is compared by eye
QUARANTINE = "Y1 Y2 Y3 Y4 Y5 Y6 C1 C2 C3 C5 C6 C7 C10 C11 I1 M1 M2 M3 M4 M6 T16".split()  # noqa: SIM905
BREACH = "T1 T2 T3 T5 T6 T8 T9 T10 T11 T13 T17 D1 D3 K1 K2 B3 B4".split()  # noqa: SIM905
STOP = ["T15"]
NEVER_LOWER = [*STOP, *(f"M{n}" for n in range(1, 9)), *(f"Y{n}" for n in range(1, 7))]


@pytest.fixture(scope="module")
def law() -> Law:
    return read_law()


def published_default(rule_id: str) -> Severity:
    if rule_id in STOP:
        return "stop"
    if rule_id in QUARANTINE:
        return "quarantine"
    return "breach" if rule_id in BREACH else "warning"


def test_catalogue_has_each_rule_and_no_other_in_its_order(law: Law) -> None:
    assert list(law.rules) == ALL


@pytest.mark.parametrize("rule_id", ALL)
def test_default_severity_is_the_published_one(law: Law, rule_id: str) -> None:
    assert law.severity(rule_id) == published_default(rule_id)


def test_exactly_these_cannot_be_lowered(law: Law) -> None:
    assert sorted(rule.id for rule in law.rules.values() if not rule.lowerable) == sorted(NEVER_LOWER)


@pytest.mark.parametrize("rule_id", ALL)
def test_a_rule_speaks_to_a_clerk(law: Law, rule_id: str) -> None:
    rule = law.rule(rule_id)
    assert rule.id == rule_id
    assert rule.level in get_args(Level)
    assert re.search(r"[\u4e00-\u9fff]", rule.title)
    assert len(rule.title) <= 20
    assert rule.remedy.endswith("。")
    assert rule.remedy.count("。") == 1


def test_titles_are_told_apart(law: Law) -> None:
    assert len({rule.title for rule in law.rules.values()}) == len(ALL)


@pytest.mark.parametrize("rule_id", ["T12", "t1", "", "T99"])
def test_unknown_rule_is_named(law: Law, rule_id: str) -> None:
    with pytest.raises(UnknownRuleError, match=f"「{rule_id}」"):
        law.rule(rule_id)
    with pytest.raises(KeyError):
        law.severity(rule_id)


def test_policy_overrides_only_what_it_names(law: Law) -> None:
    softer = law.with_policy({"K1": "warning", "T1": "note"})
    assert (softer.severity("K1"), softer.severity("T1")) == ("warning", "note")
    assert softer.severity("K2") == "breach"
    assert law.severity("K1") == "breach"
    assert softer.rule("K1").severity == "breach"


def test_exactly_these_can_hide_a_record(law: Law) -> None:
    more = ["P3", "P6", "P7", "C9", "I2", "M5", "M7", "D4", "D5", "B3", "B5", "K3"]
    assert sorted(rule.id for rule in law.rules.values() if rule.may_hide) == sorted([*QUARANTINE, *more])


def test_a_second_policy_replaces_the_first(law: Law) -> None:
    again = law.with_policy({"K1": "note"}).with_policy({"K2": "note"})
    assert (again.severity("K1"), again.severity("K2")) == ("breach", "note")


def test_empty_policy_changes_nothing(law: Law) -> None:
    same = law.with_policy({})
    assert all(same.severity(rule_id) == law.severity(rule_id) for rule_id in ALL)


@pytest.mark.parametrize("rule_id", ALL)
@pytest.mark.parametrize("wanted", SEVERITIES)
def test_any_rule_may_be_raised_and_only_free_ones_lowered(law: Law, rule_id: str, wanted: Severity) -> None:
    if wanted == "quarantine" and not law.rule(rule_id).may_hide:
        with pytest.raises(PolicyError, match=rf"规则 {rule_id}（.*(隔离不了|不得调低)"):
            law.with_policy({rule_id: wanted})
        return
    if rule_id in NEVER_LOWER and not is_at_least(wanted, published_default(rule_id)):
        with pytest.raises(PolicyError, match=rf"规则 {rule_id}（.*不得调低"):
            law.with_policy({rule_id: wanted})
    else:
        assert law.with_policy({rule_id: wanted}).severity(rule_id) == wanted


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ({"T12": "note"}, "「T12」不是规则编号"),
        ({"K9": "note"}, "「K9」不是规则编号"),
        ({"K1": "警告"}, "规则 K1 的严重程度无效"),
        ({"K1": "Warning"}, "note、warning、breach、quarantine、stop"),
        ({"K1": None}, "规则 K1 的严重程度无效"),
        ({"K1": ["note"]}, "规则 K1 的严重程度无效"),
        ({"K1": "note", "Y4": "warning"}, "规则 Y4（必填项齐全）不得调低"),
    ],
)
def test_bad_policy_says_what_is_wrong(law: Law, policy: dict[str, str], words: str) -> None:
    with pytest.raises(PolicyError) as caught:
        law.with_policy(policy)
    assert words in str(caught.value)
