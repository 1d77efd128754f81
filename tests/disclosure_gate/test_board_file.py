"""The office's board: a file that stands alone, and a section of the text report."""

import html.parser
import json
from datetime import date
from pathlib import Path

import pytest
from tests.builds.records import ORGANS
from tests.disclosure_gate.gate_samples import verdict

from disclosure.records import Authority
from disclosure.statistics.case_board import CaseBoard, make_board
from disclosure_gate.case_board import FILE, list_lines, render_board
from disclosure_gate.report import Report, render_json, write_report
from disclosure_gate.report_text import render_text

TODAY = date(2026, 11, 20)
NAMES = {"province": "省<委>", "mirror-lake": "镜湖市卫健委"}
QUOTAS = {
    "province": {"monthly": "1", "to": "宣传部", "since": "2026-09"},
    "mirror-lake": {"monthly": "2", "to": "上级主管部门", "since": "2026-10"},
}


@pytest.fixture
def board() -> CaseBoard:
    facts = json.dumps({"submitted_on": "2026-10-08", "sent_to_propaganda_on": "2026-10-20"})
    cases = [
        verdict("dx-1", kind="case", facts=facts),
        verdict("dx-2", "pending", kind="case", facts="", embargo_until="2027-01-15"),
    ]
    organs = [
        Authority.model_validate({**fields, "case_quota": QUOTAS.get(fields["id"])}) for fields in ORGANS
    ]
    return make_board(cases, organs, TODAY)


class Reader(html.parser.HTMLParser):
    """Tags that are open, and whatever would ask for another file."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.requests: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.requests += [f"{tag} {name}" for name, _ in attrs if name in ("src", "href")]
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_text_says_each_month_in_words_and_shapes(board: CaseBoard) -> None:
    province, city, embargo = list_lines(board, NAMES)
    assert province.split("　")[1:] == [
        "每月向宣传部报送 1 件", "2026-09 △ 未完成 0/1", "2026-10 ● 完成 1/1", "2026-11 ○ 进行中 0/1", "案例：无",
    ]  # fmt: skip
    assert "2026-10 ▲ 上月未完成 1/2" in city
    assert "案例：限制发布 1、已发布 1" in city
    assert embargo == "  限制发布至 2027-01-15：镜湖市卫健委　dx-2"


def test_the_file_stands_alone(board: CaseBoard) -> None:
    text = render_board(board, NAMES)
    reader = Reader(text)
    assert (reader.open, reader.requests) == ([], [])
    assert "<script" not in text
    assert "省&lt;委&gt;" in text
    assert "内部使用，不得公开" in text
    for words in ("● 完成", "▲ 上月未完成", "△ 未完成", "○ 进行中", "2026-11-20", "限制发布至 2027-01-15"):
        assert words in text


def test_it_is_written_beside_the_report_and_named_in_it(board: CaseBoard, tmp_path: Path) -> None:
    report = Report(TODAY, 0, {}, [], organs=NAMES, board=board)
    write_report(report, "", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {FILE, "report.json", "report.txt"}
    assert FILE in render_text(report)
    assert "2026-10 ● 完成 1/1" in render_text(report)
    assert json.loads(render_json(report))["exit_code"] == 0


def test_nothing_judged_leaves_the_last_board(board: CaseBoard, tmp_path: Path) -> None:
    write_report(Report(TODAY, 0, {}, [], organs=NAMES, board=board), "", tmp_path)
    before = (tmp_path / FILE).read_bytes()
    write_report(Report(TODAY, 5, {}, []), "", tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_no_organ_and_no_case_is_said() -> None:
    assert list_lines(make_board([], [], TODAY), {}) == ["  没有案例报送任务，也没有案例"]
