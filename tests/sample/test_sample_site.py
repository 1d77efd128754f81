"""The sample portal shows every state and every kind, and stays true whatever the day."""

from collections import Counter
from pathlib import Path

import pytest
from tests.conftest import ROOT, SampleSite, build_sample
from tests.sample.addresses import MAY_GO, list_addresses, read_known

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("sample")]


def test_on_its_own_day_it_ends_with_success_and_shows_every_outcome(sample_site: SampleSite) -> None:
    counts = sample_site.report["counts"]
    assert sample_site.code == 0
    assert counts["read"] == sum(counts.values()) - counts["read"] > 150
    assert all(counts[name] for name in ("published", "pending", "withheld", "withdrawn", "ended"))
    assert counts["quarantined"] == 0


def test_it_shows_duties_in_every_condition(sample_site: SampleSite) -> None:
    findings = Counter((f["rule"], f["severity"], f["closed"]) for f in sample_site.report["findings"])
    assert findings["T1", "breach", False], "an overdue penalty"
    assert findings["T2", "breach", False], "an overdue permit"
    assert findings["T1", "note", True], "a penalty published late"
    assert findings["T2", "note", False], "a declared publication"
    assert sample_site.report["due_soon"], "something that falls due within five working days"


def test_it_shows_quotas_of_cases_met_and_missed(sample_site: SampleSite) -> None:
    board = (sample_site.output.parent / "state/board.html").read_text(encoding="utf-8")
    assert "● 完成" in board
    assert "限制发布至 2027-01-15" in board
    (missed,) = [f for f in sample_site.report["findings"] if f["rule"] in ("K1", "K2")]
    assert (missed["rule"], missed["severity"], missed["closed"]) == ("K1", "breach", False)


def test_it_shows_runs_with_a_gap_a_void_number_and_a_gap_that_nobody_is_told_of_yet(
    sample_site: SampleSite,
) -> None:
    numbers = [f for f in sample_site.report["findings"] if f["rule"] == "C8"]
    assert {(f["authority"], f["severity"]) for f in numbers} == {
        ("jichuan", "warning"), ("wangze", "warning"), ("chengyuan", "note"),
    }  # fmt: skip
    runs = {run: (sample_site.output / f"numbers/{run}/2026/index.html").read_text("utf-8")
            for run in ("霁卫罚", "霁卫许", "澄卫罚")}  # fmt: skip
    assert ">霁卫罚〔2026〕3号</span>" in runs["霁卫罚"]
    assert "套打错位" in runs["霁卫许"]
    assert "澄卫罚〔2026〕12号" in runs["澄卫罚"]
    assert "澄卫罚〔2026〕11号" not in runs["澄卫罚"]


@pytest.mark.parametrize("kind", ["permits", "penalties", "decisions", "baselines", "cases"])
def test_every_kind_has_a_list_and_record_pages(sample_site: SampleSite, kind: str) -> None:
    pages = list((sample_site.output / kind).glob("*-*/index.html"))
    assert (sample_site.output / kind / "index.html").is_file()
    assert len(pages) > 5


def test_yearly_reports_stand_at_year_and_organ(sample_site: SampleSite) -> None:
    assert (sample_site.output / "reports/2025/yunling/index.html").is_file()


def test_a_yearly_report_tells_none_from_not_applicable_and_names_other_systems(
    sample_site: SampleSite,
) -> None:
    county = (sample_site.output / "reports/2025/guidi/index.html").read_text(encoding="utf-8")
    assert "—（本机关无行政强制职权）" in county
    province = (sample_site.output / "reports/2025/yunling/index.html").read_text(encoding="utf-8")
    assert "全国医师、护士电子化注册系统" in province
    assert "无此类事项" in province
    city = (sample_site.output / "reports/2025/chengyuan/penalties-fine/index.html").read_text(
        encoding="utf-8"
    )
    assert "澄卫罚〔2025〕2号" in city


@pytest.mark.parametrize("day", ["2027-06-01", "2031-03-05"])
def test_on_any_later_day_it_still_builds_with_success_and_loses_no_address(day: str, tmp_path: Path) -> None:
    later = build_sample(tmp_path, day)
    assert later.code == 0
    assert later.report["counts"]["quarantined"] == 0
    lost = read_known() - list_addresses(later.output)
    assert sorted(address for address in lost if not MAY_GO.fullmatch(address)) == []


def test_the_internal_folder_is_never_output(sample_site: SampleSite) -> None:
    assert not (sample_site.output / "office").exists()
    assert not (sample_site.output / "authorities.yaml").exists()


def test_a_file_under_chinese_names_reads_like_any_other(sample_site: SampleSite) -> None:
    source = ROOT / "content/records/permits/2026/03/xk-chengyuan-2026-0002.yaml"
    assert "决定书文号:" in source.read_text(encoding="utf-8")
    page = (sample_site.output / "permits/xk-chengyuan-2026-0002/index.html").read_text(encoding="utf-8")
    assert "澄原市第二人民医院" in page
