"""W5: a column of which nothing is shown is told."""

from tests.disclosure_gate.gate_samples import verdict

from disclosure.duties.columns import find_blank_columns
from disclosure.records.kinds import KINDS
from disclosure_store.law_files import read_law


def test_each_kind_without_anything_shown_is_told() -> None:
    verdicts = [
        verdict("a", kind="penalty"),
        verdict("b", "pending", kind="permit"),
        verdict("c", "ended", kind="case"),
    ]
    found = find_blank_columns(read_law(), verdicts)
    assert [finding.kind for finding in found] == [name for name in KINDS if name != "penalty"]
    assert {(finding.rule, finding.severity) for finding in found} == {("W5", "warning")}
    assert "「典型案例」" in next(finding.message for finding in found if finding.kind == "case")


def test_a_portal_that_shows_every_kind_has_no_blank_column() -> None:
    assert find_blank_columns(read_law(), [verdict(name, kind=name) for name in KINDS]) == []
