"""Exit code 5: going on would publish something false as a whole, so OUTPUT stays as it was."""

from collections.abc import Callable

import pytest
from tests.builds.conftest import PRODUCTION, Built, Portal, read_tree, trace
from tests.builds.records import DAY, LATE, ORGANS, penalty, pending

pytestmark = pytest.mark.build

NEXT_DAY = "2026-11-21"


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


class TestStopped:
    """5: OUTPUT stays byte for byte and file for file as it was."""

    def test_raised_to_stop_nothing_is_published(self, portal: Portal) -> None:
        portal.stand()
        portal.content.put("penalties/late", pending(penalty(9, LATE)))
        settings = portal.settings('DISCLOSURE_POLICY = {"T1": "stop"}')
        assert_stopped(portal, lambda: portal.build(settings), "T1", "penalties/late")

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
        assert_stopped(portal, lambda: portal.publish(NEXT_DAY, clock=clock), "SETTINGS", "DISCLOSURE_AS_OF")

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
        assert_stopped(portal, lambda: portal.build(settings), "SETTINGS", words)

    def test_a_day_that_is_none(self, portal: Portal) -> None:
        portal.stand()
        assert_stopped(portal, lambda: portal.build(as_of="2026-13-01"), "SETTINGS", "YYYY-MM-DD")

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
        assert_stopped(portal, portal.build, "OUTPUT", str(portal.output))

    def test_an_empty_folder_is_taken(self, portal: Portal) -> None:
        portal.output.mkdir()
        assert portal.build().code == 0

    def test_a_state_that_cannot_be_made_is_told(self, portal: Portal) -> None:
        (portal.root / "file").touch()
        built = portal.build(env={"DISCLOSURE_STATE": str(portal.root / "file" / "state")})
        assert built.code == 5, built.said
