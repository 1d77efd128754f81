"""The figures of a yearly report over several builds: frozen at publication, whatever becomes of the records."""

import json
from typing import Any

import pytest
from tests.builds.conftest import Portal, differences, read_tree
from tests.builds.records import DAY, Fields, penalty, report, reviewed

from disclosure.statistics.yearly.editions import parse_editions, render_editions

pytestmark = pytest.mark.build

KILLED = 137
REPORT = "report-mirror-lake-2025"
PAGE = "reports/2025/mirror-lake/index.html"
EVENING, NEXT_DAY, NEXT_MORNING = f"{DAY}T18:00:00+08:00", "2026-11-21", "2026-11-21T09:00:00+08:00"
MORNING = f"{DAY}T09:00:00+08:00"


def old_penalty(number: int) -> Fields:
    """A penalty of the report's year that comes to the portal late, though the public knew it in time."""
    elsewhere = {"on": "2026-01-05", "via": "镜湖市政府网"}
    return penalty(
        number, "2025-12-30", document_number=f"镜卫罚〔2025〕{number}号",
        disclosure=reviewed("2026-01-04", published_elsewhere=elsewhere),
    )  # fmt: skip


def editions(portal: Portal) -> list[dict[str, Any]]:
    file = portal.ledger / "reports" / f"{REPORT}.json"
    return list(json.loads(file.read_text("utf-8"))["editions"])


def totals(portal: Portal) -> list[tuple[str, int]]:
    """Each edition's day and its number of penalties."""
    return [(edition["day"], edition["tables"]["penalties"]["total"]) for edition in editions(portal)]


def put_report(portal: Portal, **others: Any) -> None:
    portal.content.put("reports/2025", report(2025), report(2025, "mirror-lake", **others))


class TestFrozen:
    def test_a_record_that_comes_later_is_told_as_a_dated_difference(self, portal: Portal) -> None:
        portal.content.put("penalties/old", old_penalty(7))
        assert portal.publish(clock=MORNING).code == 0
        assert totals(portal) == [(DAY, 1)]
        before = read_tree(portal.ledger)[f"reports/{REPORT}.json"]
        portal.content.put("penalties/more", old_penalty(8))
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert read_tree(portal.ledger)[f"reports/{REPORT}.json"] == before
        (told,) = built.findings("S1", "warning")
        assert "表一「罚款」1→2" in told["message"]
        page = built.read(PAGE)
        assert "最近一次于2026年11月21日" in page
        assert '<td class="number">1</td><td class="number">2</td><td class="number">+1</td>' in page
        assert "现有记录 2 件" in built.read("reports/2025/mirror-lake/penalties-fine/index.html")

    def test_cold_warm_published_and_previewed_are_the_same_bytes(self, portal: Portal) -> None:
        portal.content.put("penalties/old", old_penalty(7))
        portal.publish(clock=MORNING)
        portal.content.put("penalties/more", old_penalty(8))
        portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        published = read_tree(portal.output)
        portal.build(as_of=NEXT_DAY)
        assert differences(published, read_tree(portal.output)) == {"ledger/head.json"}
        portal.forget()
        portal.build(as_of=NEXT_DAY)
        assert differences(published, read_tree(portal.output)) == {"ledger/head.json"}

    def test_a_preview_freezes_nothing(self, portal: Portal) -> None:
        built = portal.build()
        assert not portal.ledger.exists()
        assert "公布的数字" not in built.read(PAGE).partition("怎样统计")[2].partition("<ol")[0]

    def test_a_correction_of_the_report_freezes_the_figures_of_its_day(self, portal: Portal) -> None:
        portal.publish(clock=MORNING)
        portal.content.put("penalties/old", old_penalty(7))
        put_report(portal, corrections=[{"on": NEXT_DAY, "what": "表一补计1宗"}])
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert totals(portal) == [(DAY, 0), (NEXT_DAY, 1)]
        assert built.findings("S1") == []
        page = built.read(PAGE)
        assert "2026年11月21日更正后公布" in page
        assert "公布之后的变动" not in page
        lines = (portal.ledger / "2026.jsonl").read_text("utf-8").splitlines()
        events = [json.loads(line)["event"] for line in lines if f'"{REPORT}"' in line]
        assert events == ["published", "corrected"]
        before = read_tree(portal.ledger)
        assert portal.publish(NEXT_DAY, clock=NEXT_MORNING).code == 0
        assert read_tree(portal.ledger) == before

    @pytest.mark.parametrize("harm", ["gone", "changed", "torn"])
    def test_a_file_that_cannot_be_trusted_is_told_and_left_alone(self, portal: Portal, harm: str) -> None:
        portal.publish(clock=MORNING)
        file = portal.ledger / "reports" / f"{REPORT}.json"
        text = file.read_text("utf-8")
        match harm:
            case "gone":
                file.unlink()
            case "changed":
                file.write_text(text.replace('"total":0', '"total":5'), "utf-8")
            case _:
                file.write_text(text[:40], "utf-8")
        before = read_tree(portal.ledger)
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert built.code == 0, built.said
        (told,) = built.findings("S1")
        assert told["path"] == f"ledger/reports/{REPORT}.json"
        assert read_tree(portal.ledger) == before
        assert "没有存档" in built.read(PAGE)


class TestKilled:
    def test_the_next_day_the_figures_are_those_of_the_next_day(self, portal: Portal) -> None:
        assert portal.publish(clock=MORNING, dies_at="exchange").code == KILLED
        assert totals(portal) == [(DAY, 0)]
        portal.content.put("penalties/old", old_penalty(7))
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert built.code == 0, built.said
        assert totals(portal) == [(NEXT_DAY, 1)]
        assert built.findings("S1") == []

    def test_the_same_day_the_figures_are_those_that_went_live(self, portal: Portal) -> None:
        assert portal.publish(clock=MORNING, dies_at="exchange").code == KILLED
        portal.content.put("penalties/old", old_penalty(7))
        assert portal.publish(clock=EVENING).code == 0
        assert totals(portal) == [(DAY, 1)]
        before = read_tree(portal.ledger)
        assert portal.publish(clock=EVENING).code == 0
        assert read_tree(portal.ledger) == before

    def test_a_correction_that_never_went_live_is_made_again(self, portal: Portal) -> None:
        portal.publish(clock=MORNING)
        put_report(portal, corrections=[{"on": DAY, "what": "表二更正"}])
        assert portal.publish(clock=EVENING, dies_at="exchange").code == KILLED
        portal.content.put("penalties/old", old_penalty(7))
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert built.code == 0, built.said
        assert totals(portal) == [(DAY, 0), (NEXT_DAY, 1)]

    def test_figures_whose_line_was_never_written_do_not_count(self, portal: Portal) -> None:
        """Killed after the figures and before the ledger's append, on a day on which the report has a line already."""
        portal.publish(clock=MORNING)
        file = portal.ledger / "reports" / f"{REPORT}.json"
        (first,) = parse_editions(file.read_text("utf-8"), REPORT)
        head = json.loads((portal.output / "ledger/head.json").read_text("utf-8"))["head"]
        dead = first.model_copy(update={"before": head, "corrections": 1, "tables": {}})
        file.write_text(render_editions(REPORT, "mirror-lake", "2025", [first, dead]), "utf-8")
        put_report(portal, corrections=[{"on": DAY, "what": "表二更正"}])
        portal.content.put("penalties/old", old_penalty(7))
        assert portal.publish(clock=EVENING).code == 0
        assert totals(portal) == [(DAY, 0), (DAY, 1)]

    def test_killed_after_the_swap_they_had_gone_live(self, portal: Portal) -> None:
        assert portal.publish(clock=MORNING, dies_at="swapped").code == KILLED
        portal.content.put("penalties/old", old_penalty(7))
        built = portal.publish(NEXT_DAY, clock=NEXT_MORNING)
        assert totals(portal) == [(DAY, 0)]
        assert len(built.findings("S1", "warning")) == 1
