"""The report: one form for programs, whose shape is fixed, and one for a clerk."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from tests.disclosure_gate.gate_samples import finding

from disclosure.duties.agenda import DueSoon
from disclosure.findings.finding import Finding
from disclosure_gate.outcome import exit_code, sort_by_urgency
from disclosure_gate.report import COUNT_NAMES, Report, render_json, write_report
from disclosure_gate.report_text import render_text
from disclosure_gate.terminal import print_report

COUNTS = dict(zip(COUNT_NAMES, (10, 5, 2, 1, 1, 0, 1), strict=True))
OVERDUE = finding(
    "T1", "breach", authority="a", kind="penalty", record="p-1", path="records/penalties/p-1.yaml", line=12,
    field="decided_on", due_on="2026-11-19", working_days_late=1,
)  # fmt: skip


def report(*findings: Finding, **others: Any) -> Report:
    """A report of so many findings."""
    named: dict[str, Any] = {"organs": {"a": "镜湖市卫健委"}, "rules": {"T1": "行政处罚按期公开"}}
    ordered = sort_by_urgency(findings)
    return Report(date(2026, 11, 20), exit_code(ordered, "breach"), COUNTS, ordered, **(named | others))


def show(told: Report) -> str:
    """What the terminal gets."""
    console = Console(file=io.StringIO(), width=200)
    print_report(told, console, Path("/tmp/[red]state"))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_programs_find_what_the_contract_names() -> None:
    told = json.loads(render_json(report(OVERDUE, seconds={"scan": 0.12345}, published_after_s=1.9)))
    assert {"as_of", "exit_code", "published_after_s", "seconds", "counts", "findings"} <= told.keys()
    assert (told["as_of"], told["exit_code"], told["counts"]) == ("2026-11-20", 3, COUNTS)
    assert told["seconds"] == {"scan": 0.123}
    assert told["findings"] == [
        {
            "rule": "T1", "severity": "breach", "closed": False, "kind": "penalty", "record": "p-1", "authority": "a",
            "path": "records/penalties/p-1.yaml", "line": 12, "field": "decided_on", "message": "T1的问题",
            "remedy": "改正", "due_on": "2026-11-19", "working_days_late": 1,
        }
    ]  # fmt: skip


def test_what_is_not_known_is_null() -> None:
    (found,) = json.loads(render_json(report(finding())))["findings"]
    assert found.keys() == set(Finding.__dataclass_fields__)
    known = {name for name, value in found.items() if value is not None}
    assert known == {"rule", "severity", "closed", "message", "remedy"}


def test_a_report_without_findings_is_json_too() -> None:
    assert json.loads(render_json(report()))["findings"] == []


def test_odd_characters_survive() -> None:
    odd = Finding("Y1", "quarantine", '引号"、\n换行、\u2028', "改正", path="records/a\\b.yaml")
    (found,) = json.loads(render_json(report(odd)))["findings"]
    assert (found["message"], found["path"]) == (odd.message, odd.path)


def test_the_clerk_reads_place_problem_and_remedy() -> None:
    lines = render_text(report(OVERDUE)).splitlines()
    start = lines.index("  [违规] T1 行政处罚按期公开　镜湖市卫健委　1 条")
    assert lines[start + 1 : start + 4] == [
        "    records/penalties/p-1.yaml:12（decided_on）", "      T1的问题", "    处理：改正",
    ]  # fmt: skip


def test_the_clerk_works_from_top_to_bottom() -> None:
    found = [
        finding("B1", "note", closed=True, authority="a"),
        finding("T1", "note"),
        finding("C8", "warning"),
        finding("T2", "breach", due_on="2026-11-18"),
        finding("T1", "breach", due_on="2026-11-10"),
        finding("Y4", "quarantine", path="records/x.yaml", line=1),
        finding("T15", "stop"),
    ]
    item = DueSoon("2026-11-23", 1, "a", "penalty", "p-1", "镜卫罚〔2026〕1号", "records/b.yaml", 3, False)
    text = render_text(report(*found, due_soon=[item]))
    marks = [
        "[停止] T15",
        "[隔离] Y4",
        "[违规] T1",
        "[违规] T2",
        "2026-11-23",
        "[警告] C8",
        "[提示] T1",
        "[提示] B1",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert [text.count(f"{numeral}、") for numeral in "一二三四五六七八"] == [1] * 7 + [0]


def test_what_concerns_the_whole_site_says_so() -> None:
    text = render_text(report(finding("W3", "warning"), finding("Y1", "warning", path="records/x", line=1)))
    assert "[警告] W3　全站　1 条" in text
    assert "[警告] Y1　未写明机关　1 条" in text


def test_one_remedy_for_all_is_told_once() -> None:
    same = [finding("C8", "warning", path=f"{n}.yaml", line=1) for n in range(3)]
    assert render_text(report(*same)).count("处理：改正") == 1
    other = Finding("C8", "warning", "C8的问题", "补登记", path="9.yaml", line=1)
    text = render_text(report(*same, other))
    assert text.count("处理：改正") == 3
    assert text.count("处理：补登记") == 1


@pytest.mark.parametrize(("severity", "shown"), [("quarantine", 20), ("warning", 20), ("note", 3)])
def test_long_groups_are_cut_and_the_rest_counted(severity: Any, shown: int) -> None:
    many = [finding(severity=severity, path=f"{n:03}.yaml", line=1) for n in range(60)]
    text = render_text(report(*many))
    assert text.count("T1的问题") == shown
    assert f"另有 {60 - shown} 条，见 report.json" in text
    assert "　60 条" in text
    assert len(json.loads(render_json(report(*many)))["findings"]) == 60


def test_what_cannot_be_cured_is_only_counted() -> None:
    closed = [finding(severity="note", closed=True, path=f"{n}.yaml", line=1) for n in range(4)]
    text = render_text(report(OVERDUE, *closed))
    assert "4 条" in text.split("已了结")[1]
    assert "T1的问题" not in text.split("已了结")[1]


def test_nothing_found_is_said() -> None:
    assert "没有发现问题" in render_text(report())


def test_what_falls_due_is_told() -> None:
    item = DueSoon("2026-11-23", 1, "a", "penalty", "p-1", "镜卫罚〔2026〕1号", "records/[/b].yaml", 3, True)
    for text in (render_text(report(due_soon=[item])), show(report(due_soon=[item]))):
        assert "2026-11-23（暂定）" in text
        assert "records/[/b].yaml:3" in text


@pytest.mark.parametrize("code", [0, 3, 4, 5])
def test_the_terminal_says_what_the_code_means(code: int) -> None:
    told = report()
    told.exit_code = code
    assert f"退出码 {code}：" in show(told)
    assert "/tmp/[red]state/report.txt" in show(told)


def test_the_terminal_shows_the_urgent_ones_and_counts_the_rest() -> None:
    many = [finding("Y4", "quarantine", path=f"{n:03}.yaml", line=n) for n in range(1, 26)]
    text = show(report(*many, finding("B1", "warning"), finding("T1", "note", closed=True)))
    assert "020.yaml:20" in text
    assert "021.yaml" not in text
    assert "另有 5 条" in text
    assert "[警告] B1" in text
    assert "B1的问题" not in text
    assert "已了结 1 条" in text


def test_the_terminal_keeps_the_order_of_the_text() -> None:
    found = [
        finding("C8", "warning"),
        finding("T1", "breach"),
        finding("Y4", "quarantine"),
        finding("T15", "stop"),
    ]
    text = show(report(*found))
    places = [
        text.index(mark)
        for mark in ("[停止] T15", "[隔离] Y4", "[违规] T1", "[警告] C8", "停止的原因", "已隔离", "逾期和")
    ]
    assert places == sorted(places)


def test_a_thousand_organs_do_not_flood_the_terminal() -> None:
    text = show(report(*(finding("C8", "warning", authority=f"organ-{n:04}") for n in range(1000))))
    assert text.count("[警告]") == 40
    assert "另有 960 行（960 条）" in text


def test_both_forms_are_replaced_whole(tmp_path: Path) -> None:
    state = tmp_path / "a" / "state"
    write_report(report(OVERDUE), "一", state)
    write_report(report(), "二", state)
    assert sorted(file.name for file in state.iterdir()) == ["report.json", "report.txt"]
    assert json.loads((state / "report.json").read_text(encoding="utf-8"))["findings"] == []
