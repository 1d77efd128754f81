"""Exit codes 0, 3, 4 and 5 (contract.md, section 2): 0, 3 and 4 publish the whole site, 5 leaves it alone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builds.conftest import PRODUCTION, Built, Portal, read_tree, trace
from tests.builds.records import DAY, ORGANS, Fields, penalty, pending, permit

pytestmark = pytest.mark.build

LATE = "2026-10-12"
"""A penalty decided on this day had to be public long before `DAY`."""
NEXT_DAY = "2026-11-21"


def wrong_code(record: Fields) -> Fields:
    """The same record with a party whose code fails its check (I1)."""
    party = record["party"]
    code = party["uscc"]
    return record | {"party": party | {"uscc": code[:-1] + ("0" if code[-1] != "0" else "1")}}


def assert_stopped(portal: Portal, build: Callable[[], Built], rule: str, *words: str) -> Built:
    """The build ends with 5, says why, and leaves every file of OUTPUT untouched."""
    before = trace(portal.output)
    built = build()
    assert built.code == 5, built.said
    assert trace(portal.output) == before
    told = "".join(built.said.split())
    assert all(word in told for word in words), built.said
    if built.report:
        assert [f["rule"] for f in built.findings(severity="stop")] == [rule] * len(
            built.findings(severity="stop")
        )
        assert built.report["published_after_s"] is None
    return built


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

    def test_raised_to_quarantine_an_overdue_record_ends_with_4(self, portal: Portal) -> None:
        portal.content.put("penalties/late", pending(penalty(9, LATE)))
        built = portal.build(portal.settings('DISCLOSURE_POLICY = {"T1": "quarantine"}'))
        assert built.code == 4
        assert built.findings("T1", "quarantine")

    def test_lowered_to_warning_a_wrong_code_is_published(self, portal: Portal) -> None:
        portal.content.put("penalties/bad", wrong_code(penalty(8)))
        settings = portal.settings('DISCLOSURE_POLICY = {"I1": "warning"}', base=PRODUCTION)
        built = portal.build(settings)
        assert built.code == 0, built.said
        assert built.findings("I1", "warning")
        assert built.has("penalties/penalty-8/index.html")

    def test_raised_to_stop_nothing_is_published(self, portal: Portal) -> None:
        portal.stand()
        portal.content.put("penalties/late", pending(penalty(9, LATE)))
        settings = portal.settings('DISCLOSURE_POLICY = {"T1": "stop"}')
        assert_stopped(portal, lambda: portal.build(settings), "T1", "penalties/late")

    def test_a_warning_can_be_made_to_fail(self, portal: Portal) -> None:
        portal.content.put("penalties/lost", penalty(9, discretion={"baseline": "nowhere", "tier": "一般"}))
        built = portal.build(portal.settings('DISCLOSURE_FAIL_ON = "warning"'))
        assert built.code == 3
        assert built.findings("Y7", "warning")


class TestStopped:
    """5: OUTPUT stays byte for byte and file for file as it was."""

    def test_no_authorities(self, portal: Portal) -> None:
        portal.stand()
        (portal.content.root / "authorities.yaml").unlink()
        assert_stopped(portal, portal.build, "Y1", "authorities.yaml")

    def test_a_doubled_organ(self, portal: Portal) -> None:
        portal.stand()
        portal.content.put_organs([*ORGANS, ORGANS[0]])
        built = assert_stopped(portal, portal.build, "Y6", "重复")
        assert built.findings("Y6")[0]["line"] == 4

    def test_a_changed_line_of_the_ledger(self, portal: Portal) -> None:
        portal.publish()
        file = portal.ledger / "2026.jsonl"
        file.write_bytes(file.read_bytes().replace(b'"record":"permit-1"', b'"record":"permit-2"'))
        built = assert_stopped(portal, portal.publish, "T15", "ledger/2026.jsonl")
        assert built.findings("T15")[0]["line"] >= 1

    @pytest.mark.parametrize("forgotten", [False, True], ids=["known from STATE", "known from OUTPUT"])
    def test_a_cut_tail_of_the_ledger(self, portal: Portal, forgotten: bool) -> None:
        portal.publish()
        file = portal.ledger / "2026.jsonl"
        file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
        if forgotten:
            portal.forget()
        else:
            (portal.output / "ledger/head.json").unlink()
        assert_stopped(portal, portal.publish, "T15", "已发布站点" if forgotten else "构建数据库")

    def test_a_deleted_ledger(self, portal: Portal) -> None:
        portal.publish()
        (portal.ledger / "2026.jsonl").unlink()
        assert_stopped(portal, portal.build, "T15")

    def test_a_day_before_the_last_entry(self, portal: Portal) -> None:
        portal.publish()
        assert_stopped(portal, lambda: portal.build(as_of="2026-11-19"), "T15", "2026-11-19", DAY)

    def test_publishing_on_a_day_to_come(self, portal: Portal) -> None:
        portal.publish(clock=f"{DAY}T09:00:00+08:00")
        clock = f"{DAY}T23:59:59+08:00"
        assert_stopped(portal, lambda: portal.publish(NEXT_DAY, clock=clock), "Y5", "DISCLOSURE_AS_OF")

    def test_a_day_to_come_is_free_in_development(self, portal: Portal) -> None:
        assert portal.build(as_of=NEXT_DAY, clock=f"{DAY}T09:00:00+08:00").code == 0

    def test_the_day_is_the_one_of_china(self, portal: Portal) -> None:
        built = portal.publish(as_of=None, clock=f"{DAY}T16:30:00+00:00")
        assert (built.code, built.report["as_of"]) == (0, NEXT_DAY)

    def test_too_much_gone_at_once(self, portal: Portal) -> None:
        portal.publish()
        portal.content.drop("permits/2026/permit-1")
        assert_stopped(portal, portal.publish, "T17", "8条记录有1条")

    def test_how_much_may_be_gone_is_a_setting(self, portal: Portal) -> None:
        portal.publish()
        portal.content.drop("permits/2026/permit-1")
        settings = portal.settings('DISCLOSURE_VANISHED_STOP_SHARE = "0.125"', base=PRODUCTION)
        built = portal.build(settings)
        assert built.code == 3, built.said
        assert [finding["record"] for finding in built.findings("T17", "breach")] == ["permit-1"]
        assert built.has("permits/permit-1/index.html")

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ('DISCLOSURE_POLICY = {"Z9": "warning"}', "Z9"),
            ('DISCLOSURE_POLICY = {"Y1": "breach"}', "不得调低"),
            ('DISCLOSURE_FAIL_ON = "never"', "DISCLOSURE_FAIL_ON"),
        ],
    )
    def test_settings_that_cannot_be_used(self, portal: Portal, line: str, words: str) -> None:
        portal.stand()
        settings = portal.settings(line)
        assert_stopped(portal, lambda: portal.build(settings), "Y5", words)

    def test_a_day_that_is_none(self, portal: Portal) -> None:
        portal.stand()
        assert_stopped(portal, lambda: portal.build(as_of="2026-13-01"), "Y5", "YYYY-MM-DD")

    def test_the_stop_of_a_build_that_had_judged_keeps_what_was_found(self, portal: Portal) -> None:
        portal.publish()
        portal.content.drop("permits/2026/permit-1")
        portal.content.put("penalties/late", pending(penalty(9, LATE)))
        built = assert_stopped(portal, portal.publish, "T17")
        assert built.findings("T1", "breach")


class TestPlaces:
    """OUTPUT has to be ours, and must not lie where content does."""

    @pytest.mark.parametrize("place", [".", "records/permits/site"])
    def test_output_inside_content_is_refused(self, portal: Portal, place: str) -> None:
        before = read_tree(portal.content.root)
        built = portal.build(output=portal.content.root / place)
        assert (built.code, read_tree(portal.content.root)) == (5, before), built.said

    def test_output_around_content_is_refused(self, portal: Portal) -> None:
        before = read_tree(portal.content.root)
        built = portal.build(output=portal.root)
        assert (built.code, read_tree(portal.content.root)) == (5, before), built.said

    def test_somebody_elses_folder_is_refused(self, portal: Portal) -> None:
        portal.output.mkdir()
        (portal.output / "thesis.txt").write_text("years of work", encoding="utf-8")
        assert_stopped(portal, portal.build, "T15", str(portal.output))

    def test_an_empty_folder_is_taken(self, portal: Portal) -> None:
        portal.output.mkdir()
        assert portal.build().code == 0

    def test_a_state_that_cannot_be_made_is_told(self, portal: Portal) -> None:
        (portal.root / "file").touch()
        built = portal.build(env={"DISCLOSURE_STATE": str(portal.root / "file" / "state")})
        assert built.code == 5, built.said


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
