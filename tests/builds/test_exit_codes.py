"""Exit codes 0, 3 and 4: the whole site is published. For 5 see `test_stops`."""

import json
import shutil
from pathlib import Path

import pytest
from tests.builds.conftest import PRODUCTION, Portal
from tests.builds.records import LATE, penalty, pending, permit, wrong_code

pytestmark = pytest.mark.build


class TestPublished:
    """0, 3 and 4: the site is written, whole."""

    def test_nothing_found_ends_with_0(self, portal: Portal) -> None:
        built = portal.publish()
        assert built.code == 0, built.said
        assert built.counts == {
            "read": 9, "published": 8, "pending": 1, "withheld": 0, "withdrawn": 0, "ended": 0, "quarantined": 0
        }  # fmt: skip
        assert built.report["published_after_s"] > 0
        assert (portal.state / "report.txt").read_text(encoding="utf-8").startswith("行政执法公示构建报告")

    def test_an_overdue_record_ends_with_3_in_production(self, portal: Portal) -> None:
        portal.content.put("penalties/late", pending(penalty(9, LATE)))
        built = portal.publish()
        assert built.code == 3, built.said
        (breach,) = built.findings("T1", "breach")
        assert (breach["record"], breach["due_on"], breach["line"]) == ("penalty-9", "2026-10-21", 13)
        assert not breach["closed"]
        assert built.has("permits/permit-1/index.html")
        assert not built.has("penalties/penalty-9/index.html")

    def test_an_overdue_record_is_only_told_in_development(self, portal: Portal) -> None:
        portal.content.put("penalties/late", pending(penalty(9, LATE)))
        built = portal.build()
        assert built.code == 0
        assert built.findings("T1", "breach")
        assert "违规" in built.said

    def test_what_is_published_late_is_closed_and_ends_with_0(self, portal: Portal) -> None:
        portal.content.put("penalties/late", penalty(9, LATE))
        built = portal.publish()
        assert built.code == 0, built.said
        late = [finding for finding in built.findings("T1", "note") if finding["closed"]]
        assert [(finding["record"], finding["working_days_late"]) for finding in late] == [("penalty-9", 22)]

    def test_a_bad_record_ends_with_4_and_all_others_are_shown(self, portal: Portal) -> None:
        portal.content.put("penalties/bad", wrong_code(penalty(8)), penalty(9))
        built = portal.build()
        assert built.code == 4, built.said
        assert built.counts["quarantined"] == 1
        assert not built.has("penalties/penalty-8/index.html")
        assert built.has("penalties/penalty-9/index.html")
        assert built.counts["published"] == 9

    def test_a_file_that_is_no_yaml_counts_as_one_record(self, portal: Portal) -> None:
        portal.content.write("records/permits/broken.yaml", 'id: "permit-2\n')
        built = portal.build()
        assert (built.code, built.counts["quarantined"], built.counts["read"]) == (4, 1, 10)

    def test_4_beats_3(self, portal: Portal) -> None:
        portal.content.put("penalties/late", pending(penalty(9, LATE)), wrong_code(penalty(8)))
        built = portal.publish()
        assert built.code == 4
        assert built.findings("T1", "breach")

    def test_no_records_at_all_make_an_empty_site(self, portal: Portal) -> None:
        for file in portal.content.root.rglob("records/*/**/*.yaml"):
            file.unlink()
        built = portal.publish()
        assert built.code == 0, built.said
        assert built.counts["read"] == 0
        assert built.has("index.html")
        assert built.has("permits/index.html")


class TestPolicy:
    """DISCLOSURE_POLICY changes how grave a rule is."""

    def test_raised_to_quarantine_a_slow_case_ends_with_4(self, portal: Portal) -> None:
        portal.content.put("penalties/slow", penalty(9, filed_on="2026-01-05"))
        built = portal.build(portal.settings('DISCLOSURE_POLICY = {"C9": "quarantine"}'))
        assert built.code == 4
        assert built.findings("C9", "quarantine")
        assert built.counts["quarantined"] == 1

    @pytest.mark.parametrize("rule", ["T1", "C8", "C12"])
    def test_what_hides_no_record_cannot_be_raised_to_quarantine(self, portal: Portal, rule: str) -> None:
        portal.content.put("penalties/late", pending(penalty(9, LATE)))
        built = portal.build(portal.settings(f'DISCLOSURE_POLICY = {{"{rule}": "quarantine"}}'))
        assert built.code == 5
        assert f"规则 {rule}" in built.said

    def test_lowered_to_warning_a_wrong_code_is_published(self, portal: Portal) -> None:
        portal.content.put("penalties/bad", wrong_code(penalty(8)))
        settings = portal.settings('DISCLOSURE_POLICY = {"I1": "warning"}', base=PRODUCTION)
        built = portal.build(settings)
        assert built.code == 0, built.said
        assert built.findings("I1", "warning")
        assert built.has("penalties/penalty-8/index.html")

    def test_a_warning_can_be_made_to_fail(self, portal: Portal) -> None:
        portal.content.put("penalties/lost", penalty(9, discretion={"baseline": "nowhere", "tier": "一般"}))
        built = portal.build(portal.settings('DISCLOSURE_FAIL_ON = "warning"'))
        assert built.code == 3
        assert built.findings("Y7", "warning")


def test_the_report_repeats_no_private_value(portal: Portal) -> None:
    """A code that is complained of, and a name beside it, stay out of report and terminal."""
    bad = wrong_code(permit(7, party={"type": "法人及非法人组织", "name": "甲乙丙丁诊所", "uscc": "X"}))
    portal.content.put("permits/bad", bad | {"decided_on": "昨天甲乙丙丁"})
    built = portal.build()
    texts = [
        built.said,
        *(Path(portal.state / name).read_text(encoding="utf-8") for name in ("report.json", "report.txt")),
    ]
    assert built.code == 4
    assert not any("甲乙丙丁" in text for text in texts)
    assert json.loads(texts[1])["findings"]


class TestTerminal:
    """The report is written; whether anybody can read the terminal changes nothing."""

    @pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
    def test_a_terminal_without_chinese_fails_nothing(self, portal: Portal, env: dict[str, str]) -> None:
        built = portal.build(env=env)
        assert built.code == 0
        assert built.has("index.html")
        # the address of a folder is its name in UTF-8, whatever the machine's character set
        assert built.has("numbers/镜卫罚/2026/index.html")
        assert portal.build().report["pages"]["made"] == 0

    def test_no_records_at_all_is_a_valid_site_and_a_warning(self, portal: Portal) -> None:
        shutil.rmtree(portal.content.root / "records")
        built = portal.build()
        assert built.code == 0, built.said
        assert built.findings("Y1", "warning")
        assert built.has("index.html")
