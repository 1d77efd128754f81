"""The ledger over several builds: what is appended, what a kill leaves behind, what a withdrawal takes away."""

import json
from typing import Any

import pytest
from tests.builds.conftest import PRODUCTION, Portal, read_tree
from tests.builds.records import DAY, firm, inspection, penalty, pending, permit, reviewed, withdrawn

from disclosure.ledger import Chain, verify

pytestmark = pytest.mark.build

KILLED = 137
MORNING, EVENING = f"{DAY}T09:00:00+08:00", f"{DAY}T18:00:00+08:00"
NEXT_DAY, NEXT_MORNING = "2026-11-21", "2026-11-21T09:00:00+08:00"


def entries(portal: Portal) -> list[dict[str, Any]]:
    """The ledger's lines, once the whole chain has been verified."""
    files = {file.name: file.read_bytes() for file in sorted(portal.ledger.glob("*.jsonl"))}
    assert isinstance(verify(files), Chain)
    return [json.loads(line) for data in files.values() for line in data.splitlines()]


def events(portal: Portal, record: str) -> list[tuple[str, str]]:
    """What the ledger has of a record: events and days."""
    return [(entry["event"], entry["day"]) for entry in entries(portal) if entry.get("record") == record]


class TestPublishing:
    def test_each_public_record_enters_once(self, portal: Portal) -> None:
        portal.publish(clock=MORNING)
        shown = {"permit-1", "penalty-1", "penalty-2", "inspection-1", "baseline-waste", "case-1",
                 "report-province-2025", "report-mirror-lake-2025"}  # fmt: skip
        written = entries(portal)
        assert sorted(entry["record"] for entry in written) == sorted(shown)
        assert {(entry["event"], entry["day"], entry["at"]) for entry in written} == {
            ("published", DAY, MORNING)
        }

    def test_a_second_time_appends_and_changes_nothing(self, portal: Portal) -> None:
        portal.publish()
        before = (portal.ledger / "2026.jsonl").read_bytes(), portal.output.stat().st_ino
        built = portal.publish()
        assert ((portal.ledger / "2026.jsonl").read_bytes(), portal.output.stat().st_ino) == before
        assert (built.code, built.report["pages"]["made"]) == (0, 0)

    def test_development_writes_no_ledger(self, portal: Portal) -> None:
        portal.build()
        assert not portal.ledger.exists()

    def test_the_public_ledger_is_the_ledger(self, portal: Portal) -> None:
        built = portal.publish()
        assert (built.output / "ledger/2026.jsonl").read_bytes() == (
            portal.ledger / "2026.jsonl"
        ).read_bytes()
        head = json.loads(built.read("ledger/head.json"))
        assert (head["head"], head["entries"]) == (entries(portal)[-1]["hash"], 8)

    def test_the_day_of_publication_is_shown_from_then_on(self, portal: Portal) -> None:
        page, day = "permits/permit-1/index.html", "2026年11月19日"
        assert day not in portal.build(as_of="2026-11-19").read(page)
        assert day in portal.publish("2026-11-19").read(page)
        assert day in portal.build(as_of="2026-11-21").read(page)

    def test_late_stays_late_and_closed(self, portal: Portal) -> None:
        portal.content.put("penalties/late", pending(penalty(9, "2026-11-09")))
        assert portal.publish("2026-11-19", clock="2026-11-19T09:00:00+08:00").code == 3
        portal.content.put("penalties/late", penalty(9, "2026-11-09", disclosure=reviewed(DAY)))
        for as_of, clock in ((DAY, MORNING), (NEXT_DAY, NEXT_MORNING)):
            built = portal.publish(as_of, clock=clock)
            assert built.code == 0, built.said
            (late,) = [finding for finding in built.findings("T1") if finding["record"] == "penalty-9"]
            assert (late["severity"], late["closed"], late["working_days_late"]) == ("note", True, 2)

    @pytest.mark.parametrize(("clock", "declared"), [(MORNING, False), (NEXT_MORNING, True)])
    def test_another_day_than_the_machines_is_declared(
        self, portal: Portal, clock: str, declared: bool
    ) -> None:
        portal.publish(clock=clock)
        built = portal.build(as_of=NEXT_DAY)
        notes = [finding for finding in built.findings("T2", "note") if "自报" in finding["message"]]
        assert bool(notes) == declared


class TestKilled:
    """Append, fsync, swap: what a kill between the last two leaves is put right."""

    def kill(self, portal: Portal, dies_at: str = "exchange") -> None:
        """A first publication, and a second one of a new record that is killed."""
        portal.publish(clock=MORNING)
        portal.content.put("permits/second", permit(2))
        assert portal.publish(clock=EVENING, dies_at=dies_at).code == KILLED
        assert events(portal, "permit-2") == [("published", DAY)]

    def test_the_last_site_stands(self, portal: Portal) -> None:
        self.kill(portal)
        assert not (portal.output / "permits/permit-2").exists()
        assert (portal.output / "permits/permit-1/index.html").is_file()

    def test_the_same_day_it_comes_true(self, portal: Portal) -> None:
        self.kill(portal)
        built = portal.publish(clock=EVENING)
        assert built.code == 0, built.said
        assert built.has("permits/permit-2/index.html")
        assert events(portal, "permit-2") == [("published", DAY)]

    def test_the_next_day_it_is_taken_back_and_said_again(self, portal: Portal) -> None:
        self.kill(portal)
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert built.code == 0, built.said
        assert events(portal, "permit-2") == [("published", DAY), ("void", NEXT_DAY), ("published", NEXT_DAY)]
        assert events(portal, "permit-1") == [("published", DAY)]
        assert "2026年11月21日" in built.read("permits/permit-2/index.html")
        count = len(entries(portal))
        portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert len(entries(portal)) == count

    def test_a_build_for_development_heals_nothing(self, portal: Portal) -> None:
        self.kill(portal)
        before = read_tree(portal.ledger)
        assert portal.build(as_of=NEXT_DAY).code == 0
        assert read_tree(portal.ledger) == before

    def test_killed_after_the_swap_it_had_come_true(self, portal: Portal) -> None:
        self.kill(portal, "swapped")
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert built.code == 0, built.said
        assert events(portal, "permit-2") == [("published", DAY)]

    @pytest.mark.parametrize("between", ["nothing", "state lost", "a preview"])
    def test_healing_needs_neither_state_nor_an_untouched_site(self, portal: Portal, between: str) -> None:
        self.kill(portal)
        if between == "state lost":
            portal.forget()
        if between == "a preview":
            portal.build(as_of=NEXT_DAY)
        portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert events(portal, "permit-2") == [("published", DAY), ("void", NEXT_DAY), ("published", NEXT_DAY)]
        assert not (portal.ledger / ".unsealed").exists()

    def test_a_torn_line_is_left_out_with_a_note_and_mended(self, portal: Portal) -> None:
        portal.publish(clock=MORNING)
        file = portal.ledger / "2026.jsonl"
        whole = file.read_bytes()
        file.write_bytes(whole + b'{"at":"2026-11-20T18:0')
        built = portal.build()
        assert built.code == 0, built.said
        assert [finding["path"] for finding in built.findings("T15", "note")] == ["ledger/2026.jsonl"]
        portal.content.put("permits/second", permit(2))
        assert portal.publish(clock=EVENING).code == 0
        assert file.read_bytes().startswith(whole)
        assert events(portal, "permit-2") == [("published", DAY)]


CANARIES = ("金丝雀", "丝雀", "quuxcanary", "QUUXCANARY", "91990000MB000077")


def find_canaries(portal: Portal) -> set[tuple[str, str]]:
    """Every file of OUTPUT that holds a word of the record that must be gone, or has it in its name."""
    return {
        (path, word)
        for path, data in read_tree(portal.output).items()
        for word in CANARIES
        if word.encode() in data or word in path
    }


class TestDeparture:
    CAGED = penalty(
        77, party=firm(77, name="金丝雀诊所有限公司"), violation="金丝雀行为",
        facts="金丝雀 quuxcanary QUUXCANARY 金丝雀。", penalty="对金丝雀罚款4077元",
        document_number="镜卫罚〔2026〕77号",
    )  # fmt: skip

    def test_a_withdrawn_record_leaves_a_tombstone_and_nothing_else(self, portal: Portal) -> None:
        portal.content.put("penalties/caged", self.CAGED)
        portal.publish(clock=MORNING)
        assert find_canaries(portal)
        portal.content.put("penalties/caged", withdrawn(self.CAGED))
        built = portal.publish(clock=EVENING)
        assert built.code == 0, built.said
        assert built.counts["withdrawn"] == 1
        assert events(portal, "penalty-77") == [("published", DAY), ("withdrawn", DAY)]
        assert find_canaries(portal) == set()
        tombstone = built.read("penalties/penalty-77/index.html")
        assert "认定事实有误" in tombstone
        assert "撤销" in tombstone
        assert "penalty-77" in built.read("withdrawn/index.html")

    def test_a_restored_record_is_shown_again_under_its_first_day(self, portal: Portal) -> None:
        portal.content.put("penalties/caged", self.CAGED)
        portal.publish(clock=MORNING)
        portal.content.put("penalties/caged", withdrawn(self.CAGED))
        portal.publish(clock=EVENING)
        portal.content.put("penalties/caged", self.CAGED)
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert events(portal, "penalty-77")[2:] == [("restored", NEXT_DAY)]
        assert "2026年11月20日" in built.read("penalties/penalty-77/index.html")

    def test_a_record_whose_display_has_ended_keeps_a_neutral_page(self, portal: Portal) -> None:
        portal.content.put("penalties/caged", self.CAGED | {"display_until": DAY})
        portal.publish(clock=MORNING)
        assert find_canaries(portal)
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert built.code == 0, built.said
        assert built.counts["ended"] == 1
        assert events(portal, "penalty-77") == [("published", DAY), ("ended", NEXT_DAY)]
        assert find_canaries(portal) == set()
        assert built.has("penalties/penalty-77/index.html")

    @pytest.mark.parametrize("fate", ["pending", "deleted", "quarantined"])
    def test_a_published_record_that_is_gone_keeps_a_neutral_page(self, portal: Portal, fate: str) -> None:
        portal.content.put("penalties/caged", self.CAGED)
        portal.publish(clock=MORNING)
        match fate:
            case "pending":
                portal.content.put("penalties/caged", pending(self.CAGED))
            case "deleted":
                portal.content.drop("penalties/caged")
            case _:
                portal.content.put("penalties/caged", self.CAGED | {"valid_until": "never"})
        built = portal.build(PRODUCTION, clock=EVENING, env={"DISCLOSURE_VANISHED_STOP_SHARE": "0.5"})
        assert built.code == (4 if fate == "quarantined" else 3), built.said
        assert built.has("penalties/penalty-77/index.html")
        assert find_canaries(portal) == set()
        assert events(portal, "penalty-77") == [("published", DAY)]


class TestAddresses:
    """What was public keeps its address, wherever its record goes."""

    def test_a_record_moved_to_another_kind_leaves_a_neutral_page(self, portal: Portal) -> None:
        portal.publish()
        portal.content.drop("permits/2026/permit-1")
        portal.content.put("decisions/moved", inspection(7, id="permit-1"))
        settings = portal.settings('DISCLOSURE_VANISHED_STOP_SHARE = "1"', base=PRODUCTION)
        built = portal.build(settings)
        assert [finding["record"] for finding in built.findings("T17", "breach")] == ["permit-1"]
        assert built.has("permits/permit-1/index.html")
        assert built.has("decisions/permit-1/index.html")

    def test_a_corrected_text_enters_the_ledger_with_its_digest(self, portal: Portal) -> None:
        portal.publish()
        changed = permit(
            1, content="准予从事住宿和餐饮经营", corrections=[{"on": DAY, "what": "许可内容误植更正"}]
        )
        portal.content.put("permits/2026/permit-1", changed)
        built = portal.publish()
        assert [event for event, _ in events(portal, "permit-1")] == ["published", "corrected"]
        last = portal.ledger.joinpath("2026.jsonl").read_text(encoding="utf-8").splitlines()[-1]
        digest = json.loads(last)["digest"].removeprefix("sha256:")
        assert digest in built.read("permits/permit-1/index.html")
