"""Whole builds in which a record leaves: nothing of it stays, the clock of its withdrawal, what may come back."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.builds.conftest import PRODUCTION, Built, Portal, differences, read_tree
from tests.builds.records import DAY, Fields, firm, penalty, pending, permit, reviewed, withheld

pytestmark = pytest.mark.build

NUMBER, DECIDED = 9, "2026-11-12"
EVENT_ON, BEFORE, DUE, AFTER = "2026-11-13", "2026-11-12", "2026-11-18", "2026-11-19"
"""Withdrawn within three working days of a Friday: the Wednesday after it is the last day."""
ADDRESS = f"penalties/penalty-{NUMBER}/index.html"
SECRETS = (
    firm(NUMBER)["name"],
    firm(NUMBER)["uscc"],
    f"检查发现{NUMBER}袋感染性废物",
    f"罚款人民币{4000 + NUMBER}元",
)
REASON = "称重记录有误，原决定认定的数量不实"


def clock(day: str) -> str:
    return f"{day}T09:00:00+08:00"


def withdraw(record: Fields, **others: Any) -> Fields:
    return record | {"withdrawal": {"event": "变更", "event_on": EVENT_ON, "reason": REASON, **others}}


def publish(portal: Portal, day: str) -> Built:
    return portal.publish(day, clock=clock(day))


def find_secrets(folder: Path, secrets: tuple[str, ...] = SECRETS) -> set[tuple[str, str]]:
    """Every file that says one of them, however it spells it."""
    found = set()
    for path, data in read_tree(folder).items():
        for secret in secrets:
            spellings = (secret, json.dumps(secret)[1:-1])
            if any(spelling.encode() in data for spelling in spellings):
                found.add((path, secret))
    return found


def ledger_events(portal: Portal) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in (portal.ledger / "2026.jsonl").read_text("utf-8").splitlines()]
    return [(line["event"], line["day"]) for line in lines if line["record"] == f"penalty-{NUMBER}"]


@pytest.fixture
def published(portal: Portal) -> Portal:
    """A portal with one penalty that nothing else speaks of, published a day before it is withdrawn."""
    portal.content.put("penalties/nine", penalty(NUMBER, DECIDED))
    assert publish(portal, BEFORE).code == 0
    assert {secret for _, secret in find_secrets(portal.output)} == set(SECRETS)
    return portal


class TestNothingStays:
    def test_a_withdrawn_record_is_nowhere_but_on_its_tombstone(self, published: Portal) -> None:
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED), decided_by="复议"))
        built = publish(published, EVENT_ON)
        assert built.code == 0, built.said
        assert find_secrets(built.output) == set()
        stone = built.read(ADDRESS)
        for words in (
            "镜卫罚〔2026〕9号",
            "已变更",
            "2026年11月13日",
            "复议",
            REASON,
            "镜湖市卫生健康委员会",
            "noindex",
        ):
            assert words in stone
        assert "未按规定处置医疗废物" not in stone
        assert f'href="../{ADDRESS.removesuffix("index.html")}"' in built.read("withdrawn/index.html")
        assert ledger_events(published) == [("published", BEFORE), ("withdrawn", EVENT_ON)]
        assert find_secrets(published.state, SECRETS[2:]) == set()

    @pytest.mark.parametrize("way", ["pending", "withheld", "ended", "gone"])
    def test_whatever_else_leaves_is_nowhere(self, published: Portal, way: str) -> None:
        record = penalty(NUMBER, DECIDED)
        changed = {
            "pending": pending(record), "withheld": withheld(record), "ended": record | {"display_until": BEFORE}
        }  # fmt: skip
        if way == "gone":
            published.content.drop("penalties/nine")
        else:
            published.content.put("penalties/nine", changed[way])
        settings = published.settings("DISCLOSURE_VANISHED_STOP_SHARE = 1", base=PRODUCTION)
        built = published.build(settings, EVENT_ON, clock=clock(EVENT_ON))
        assert built.code in (0, 3), built.said
        assert find_secrets(built.output) == set()
        assert built.has(ADDRESS)

    def test_a_reason_that_says_it_again_is_not_shown(self, published: Portal) -> None:
        reason = f"原认定“检查发现{NUMBER}袋感染性废物混入生活垃圾”不实"
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED), reason=reason))
        built = publish(published, EVENT_ON)
        assert (built.code, len(built.findings("T6", "warning"))) == (0, 1)
        assert find_secrets(built.output) == set()


class TestLeaks:
    PAGE = "Title: 以案释法\nSlug: lessons\n\n某单位被罚，因为{}。\n"

    def put_page(self, portal: Portal, text: str) -> None:
        portal.content.write("pages/lessons.md", self.PAGE.format(text))

    @pytest.mark.parametrize("state", ["warm", "cold"])
    def test_prose_that_repeats_the_facts_is_left_out_until_it_is_rewritten(
        self, published: Portal, state: str
    ) -> None:
        self.put_page(published, f"检查发现{NUMBER}袋感染性废物**混入**生活垃圾")
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED)))
        for _ in range(2):  # the second night, too
            if state == "cold":
                published.forget()
            built = publish(published, EVENT_ON)
            assert built.code == 4, built.said
            (finding,) = built.findings("T5", "quarantine")
            assert (finding["record"], finding["path"]) == (f"penalty-{NUMBER}", "pages/lessons.md")
            assert not built.has("pages/lessons/index.html")
            assert built.counts["withdrawn"] == 1
            assert find_secrets(built.output) == set()
            assert not any(secret in built.said for secret in SECRETS)
        self.put_page(published, "废物没有分类")
        built = publish(published, EVENT_ON)
        assert (built.code, built.has("pages/lessons/index.html")) == (0, True)

    def test_a_display_that_ends_at_night_takes_a_page_that_quotes_it_away(self, portal: Portal) -> None:
        portal.content.put("penalties/nine", penalty(NUMBER, DECIDED, display_until=BEFORE))
        self.put_page(portal, f"检查发现{NUMBER}袋感染性废物混入生活垃圾")
        assert publish(portal, BEFORE).has("pages/lessons/index.html")
        for _ in range(2):
            built = publish(portal, EVENT_ON)
            assert (built.code, built.counts["ended"]) == (4, 1), built.said
            assert [f["path"] for f in built.findings("T5", "quarantine")] == ["pages/lessons.md"]
            assert not built.has("pages/lessons/index.html")
            assert built.has("pages/about/index.html")

    def test_what_stands_anywhere_else_stops_the_build(self, published: Portal) -> None:
        before, ledger = read_tree(published.output), (published.ledger / "2026.jsonl").read_bytes()
        quoted = f"检查发现{NUMBER}袋感染性废物混入生活垃圾"
        line = f"DISCLOSURE_PORTAL = {{**DISCLOSURE_PORTAL, 'keywords': {quoted!r}}}"
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED)))
        built = published.build(published.settings(line, base=PRODUCTION), EVENT_ON, clock=clock(EVENT_ON))
        assert built.code == 5, built.said
        assert {finding["record"] for finding in built.findings("T5", "stop")} == {f"penalty-{NUMBER}"}
        assert not any(secret in built.said for secret in SECRETS)
        assert differences(before, read_tree(published.output)) == set()
        assert (published.ledger / "2026.jsonl").read_bytes() == ledger

    def test_what_a_public_record_says_itself_is_innocent(self, published: Portal) -> None:
        again = penalty(8, EVENT_ON, facts=penalty(NUMBER)["facts"], penalty=penalty(NUMBER)["penalty"])
        published.content.put("penalties/eight", again | {"party": firm(NUMBER)})
        self.put_page(published, f"检查发现{NUMBER}袋感染性废物混入生活垃圾")
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED), replaced_by="penalty-8"))
        built = publish(published, EVENT_ON)
        assert built.code == 0, built.said
        assert 'href="../../penalties/penalty-8/"' in built.read(ADDRESS)

    @pytest.mark.parametrize("said", ["", "whole"])
    def test_decisions_that_begin_alike_are_told_apart(self, portal: Portal, said: str) -> None:
        stock = "依据《中华人民共和国基本医疗卫生与健康促进法》第九十九条第一款的规定，责令停止执业活动，并处罚款{}元"
        for number in (7, NUMBER):
            portal.content.put(f"penalties/{number}", penalty(number, DECIDED, penalty=stock.format(number)))
        assert publish(portal, BEFORE).code == 0
        left = penalty(NUMBER, DECIDED, penalty=stock.format(NUMBER))
        portal.content.put(f"penalties/{NUMBER}", withdraw(left))
        if said:
            self.put_page(portal, stock.format(NUMBER))
        built = publish(portal, EVENT_ON)
        assert built.code == (4 if said else 0), built.said
        assert [finding["record"] for finding in built.findings("T5", "quarantine")] == [left["id"]] * bool(
            said
        )

    def test_the_words_of_the_law_are_nobodys(self, portal: Portal) -> None:
        """A decision not to punish ends by itself after three months; a page of prose quotes the article."""
        spared = penalty(NUMBER, "2026-08-13", outcome="不予处罚", education="当场讲解并送达告知书")
        for name in ("penalty_kinds", "penalty", "fine_yuan", "discretion"):
            del spared[name]
        reason = "违法行为轻微并及时改正，没有造成危害后果"
        spared["mitigation"] = {"kind": "不予", "ground": "《行政处罚法》第三十三条第一款", "reason": reason}
        portal.content.put("penalties/nine", spared)
        portal.content.write("pages/law.md", f"Title: 办事指南\nSlug: law\n\n{reason}的，不予行政处罚。\n")
        assert publish(portal, EVENT_ON).counts["ended"] == 0
        built = publish(portal, "2026-11-16")
        assert (built.code, built.counts["ended"]) == (0, 1), built.said

    def test_without_a_departure_nothing_is_searched(self, published: Portal) -> None:
        published.content.put("penalties/ten", penalty(10, DECIDED))
        assert "residue" not in publish(published, EVENT_ON).report["seconds"]


class TestClock:
    def test_warned_until_the_last_day_and_a_breach_the_day_after(self, published: Portal) -> None:
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED)))
        failing = published.settings('DISCLOSURE_FAIL_ON = "breach"')
        for day, severity, code in ((EVENT_ON, "warning", 0), (DUE, "warning", 0), (AFTER, "breach", 3)):
            built = published.build(failing, day)
            (finding,) = built.findings("T5")
            assert (built.code, finding["severity"], finding["due_on"]) == (code, severity, DUE), built.said
        assert ledger_events(published) == [("published", BEFORE)]

    @pytest.mark.parametrize(("day", "late"), [(DUE, []), (AFTER, [1])])
    def test_performed_it_is_closed(self, published: Portal, day: str, late: list[int]) -> None:
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED)))
        for _ in range(2):
            built = publish(published, day)
            assert built.code == 0, built.said
            found = built.findings("T5")
            assert [finding["working_days_late"] for finding in found] == late
            assert all(finding["closed"] for finding in found)

    def test_without_a_reason_production_fails_the_day_after(self, published: Portal) -> None:
        record = penalty(NUMBER, DECIDED, withdrawal={"event": "撤销", "event_on": EVENT_ON})
        published.content.put("penalties/nine", record)
        assert publish(published, DUE).code == 0
        built = publish(published, AFTER)
        assert (built.code, len(built.findings("T6", "breach"))) == (3, 1)


class TestWhatFollows:
    def test_a_replacement_is_linked_when_it_comes(self, published: Portal) -> None:
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED), replaced_by="penalty-8"))
        published.content.put("penalties/eight", pending(penalty(8, EVENT_ON)))
        built = publish(published, EVENT_ON)
        assert "penalty-8" not in built.read(ADDRESS)
        published.content.put("penalties/eight", penalty(8, EVENT_ON, disclosure=reviewed(DUE)))
        built = publish(published, DUE)
        assert built.code == 0, built.said
        assert 'href="../../penalties/penalty-8/"' in built.read(ADDRESS)

    def test_restored_it_is_whole_again_and_says_so_in_the_ledger(self, published: Portal) -> None:
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED)))
        publish(published, EVENT_ON)
        explained = [{"on": DUE, "what": "撤销决定经复议撤销，恢复公开"}]
        published.content.put("penalties/nine", penalty(NUMBER, DECIDED, corrections=explained))
        built = publish(published, DUE)
        assert (built.code, built.findings("T5"), built.findings("C12")) == (0, [], [])
        assert {secret for _, secret in find_secrets(built.output)} == set(SECRETS)
        assert ledger_events(published) == [("published", BEFORE), ("withdrawn", EVENT_ON), ("restored", DUE)]

    def test_a_permit_is_valid_again_when_what_ended_it_is_withdrawn(self, portal: Portal) -> None:
        """已注销, and back to 有效, without a change of the permit's own file."""
        page = "permits/permit-1/index.html"
        end = permit(2, EVENT_ON, action="注销", previous="permit-1", party=firm(1))
        assert "有效</span>" in publish(portal, BEFORE).read(page)
        portal.content.put("permits/end", end)
        built = publish(portal, EVENT_ON)
        assert "已注销</span>" in built.read(page)
        assert 'href="../../permits/permit-2/"' in built.read(page)
        revoked = {"event": "撤销", "event_on": DUE, "reason": "申请并非持证人提出"}
        portal.content.put("permits/end", end | {"withdrawal": revoked})
        built = publish(portal, DUE)
        assert "有效</span>" in built.read(page)
        assert "permit-2" not in built.read(page)


def test_a_changed_text_is_told_until_its_correction_stands(published: Portal) -> None:
    changed = penalty(NUMBER, DECIDED, penalty="罚款人民币四千零九元整")
    published.content.put("penalties/nine", changed)
    for day in (EVENT_ON, DUE, AFTER):
        built = publish(published, day)
        assert (built.code, len(built.findings("C12", "warning"))) == (0, 1), built.said
    assert ledger_events(published) == [("published", BEFORE), ("corrected", EVENT_ON)]
    corrected = changed | {"corrections": [{"on": AFTER, "what": "金额改用大写"}]}
    published.content.put("penalties/nine", corrected)
    built = publish(published, DAY)
    assert built.findings("C12") == []
    assert "金额改用大写" in built.read(ADDRESS)


class TestForever:
    """The address of what was withdrawn is for ever, whatever becomes of its file."""

    @pytest.fixture
    def withdrawn(self, published: Portal) -> Portal:
        published.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED)))
        assert publish(published, EVENT_ON).code == 0
        return published

    def test_a_deleted_file_leaves_a_tombstone_of_the_ledger(self, withdrawn: Portal) -> None:
        withdrawn.content.drop("penalties/nine")
        built = publish(withdrawn, DUE)
        assert built.code == 3
        assert built.findings("T17", "breach")
        page = built.read(ADDRESS)
        assert "已撤回" in page
        assert f"镜卫罚〔2026〕{NUMBER}号" in page
        assert not find_secrets(withdrawn.output)

    def test_a_slip_leaves_it_and_is_told_alone(self, withdrawn: Portal) -> None:
        withdrawn.content.put("penalties/nine", withdraw(penalty(NUMBER, DECIDED)) | {"备注": "无"})
        built = publish(withdrawn, DUE)
        assert built.code == 4
        assert not built.findings("T17")
        assert "已撤回" in built.read(ADDRESS)

    def test_it_does_not_come_back_without_a_word(self, withdrawn: Portal) -> None:
        withdrawn.content.put("penalties/nine", penalty(NUMBER, DECIDED, facts="另一种说法的事实。"))
        built = publish(withdrawn, DUE)
        assert built.code == 3
        assert built.findings("C12", "breach")
        again = penalty(NUMBER, DECIDED, corrections=[{"on": DUE, "what": "撤销决定经复议撤销，恢复公开"}])
        withdrawn.content.put("penalties/nine", again)
        assert not publish(withdrawn, AFTER).findings("C12")
