"""From findings to an exit code, and to the order in which a clerk reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure_gate.gate_samples import finding

from disclosure.findings.finding import Finding
from disclosure.findings.severity import SEVERITIES, Severity, gravest_first
from disclosure_gate.outcome import exit_code, group_findings, sort_by_urgency

FINDINGS = st.lists(
    st.builds(
        Finding,
        rule=st.sampled_from(["T1", "Y4", "K1"]),
        severity=st.sampled_from(SEVERITIES),
        message=st.sampled_from(["甲", "乙"]),
        remedy=st.just("改正"),
        closed=st.booleans(),
        authority=st.none() | st.sampled_from(["a", "b"]),
        path=st.none() | st.sampled_from(["x.yaml", "y.yaml"]),
        line=st.none() | st.integers(1, 3),
        due_on=st.none() | st.sampled_from(["2026-11-01", "2026-11-02"]),
    ),
    max_size=8,
)
FAIL_ON = st.sampled_from(SEVERITIES)


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("note", "quarantine", 0),
        ("warning", "breach", 0),
        ("warning", "warning", 3),
        ("note", "note", 3),
        ("breach", "breach", 3),
        ("breach", "quarantine", 0),
        ("quarantine", "breach", 4),
        ("quarantine", "quarantine", 4),
        ("quarantine", "stop", 0),
        ("stop", "breach", 5),
        ("stop", "stop", 5),
    ],
)
def test_the_code_of_one_finding(severity: Severity, fail_on: Severity, code: int) -> None:
    assert exit_code([finding(severity=severity)], fail_on) == code


def test_nothing_found_is_0() -> None:
    assert exit_code([], "note") == 0


@given(FINDINGS, FAIL_ON)
def test_the_gravest_open_one_decides(findings: list[Finding], fail_on: Severity) -> None:
    alone = [exit_code([each], fail_on) for each in findings if not each.closed]
    assert exit_code(findings, fail_on) == max(alone, default=0)


@given(FINDINGS, FAIL_ON)
def test_what_is_closed_moves_no_code(findings: list[Finding], fail_on: Severity) -> None:
    closed = [finding(severity=each.severity, closed=True) for each in findings]
    assert exit_code(closed, fail_on) == 0


@given(FINDINGS, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_finding(findings: list[Finding], chance: object) -> None:
    shuffled = list(findings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sort_by_urgency(shuffled) == sort_by_urgency(findings)


@given(FINDINGS)
def test_open_before_closed_and_grave_before_light(findings: list[Finding]) -> None:
    keys = [(each.closed, gravest_first(each.severity)) for each in sort_by_urgency(findings)]
    assert keys == sorted(keys)


def test_what_is_due_first_comes_first() -> None:
    soon, later, never = finding(due_on="2026-11-02"), finding(due_on="2026-11-09"), finding()
    assert sort_by_urgency([never, later, soon]) == [soon, later, never]


@given(FINDINGS)
def test_groups_hold_every_finding_once(findings: list[Finding]) -> None:
    groups = group_findings(findings)
    assert sum(group.count for group in groups) == len(findings)
    keys = [(group.rule, group.severity, group.authority, group.closed) for group in groups]
    assert len(keys) == len(set(keys))


def test_a_line_for_each_rule_and_organ() -> None:
    found = [
        finding(authority="a"),
        finding(authority="a"),
        finding(authority="b"),
        finding("Y4", "quarantine"),
    ]
    counts = [(group.rule, group.authority, group.count) for group in group_findings(found)]
    assert counts == [("Y4", "", 1), ("T1", "a", 2), ("T1", "b", 1)]


def test_the_group_with_the_nearest_due_day_comes_first() -> None:
    found = [
        finding("T1", authority="b", due_on="2026-11-09"),
        finding("T1", authority="a", due_on="2026-11-10"),
        finding("T2", authority="a", due_on="2026-11-02"),
        finding("T1", authority="a", due_on="2026-11-04"),
    ]
    assert [(group.rule, group.authority) for group in group_findings(found)] == [
        ("T2", "a"),
        ("T1", "a"),
        ("T1", "b"),
    ]
