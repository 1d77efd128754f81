"""A display ends on its day by the rebuild alone: nobody edits anything, and the record is gone from the site."""

from pathlib import Path

import pytest
from tests.builds.conftest import PRODUCTION, Built, Portal, differences, read_tree
from tests.builds.records import Fields, firm, penalty

pytestmark = pytest.mark.build

PAGE = "penalties/penalty-77/index.html"
BEFORE, LAST, AFTER, LATER = "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"
CANARY = "金丝雀".encode()


def warning(number: int, decided_on: str, **others: object) -> Fields:
    """轻微: shown for three months."""
    record = penalty(number, decided_on, penalty_kinds=["警告"], penalty="警告", **others)
    return {name: value for name, value in record.items() if name != "fine_yuan"}


FADING = warning(77, "2026-08-20", party=firm(77, name="金丝雀诊所有限公司"))
"""Its last day is LAST."""


def publish(portal: Portal, day: str, settings: Path = PRODUCTION) -> Built:
    return portal.build(settings, day, clock=f"{day}T09:00:00+08:00")


def events(portal: Portal, record: str) -> list[str]:
    lines = portal.ledger.joinpath("2026.jsonl").read_text("utf-8").splitlines()
    return [line.split('"event":"')[1].split('"')[0] for line in lines if f'"record":"{record}"' in line]


def find_canary(portal: Portal) -> set[str]:
    return {path for path, data in read_tree(portal.output).items() if CANARY in data}


@pytest.fixture
def fading(portal: Portal) -> Portal:
    portal.content.put("penalties/fading", FADING)
    return portal


def test_it_is_there_on_its_last_day_and_gone_on_the_next(fading: Portal) -> None:
    publish(fading, BEFORE)
    before = read_tree(fading.output)
    built = publish(fading, LAST)
    assert PAGE in find_canary(fading)
    assert {path for path in differences(before, read_tree(fading.output)) if "penalt" in path} == set()
    built = publish(fading, AFTER)
    assert built.code == 0, built.said
    assert built.counts["ended"] == 1
    assert "公示期满" in built.read(PAGE)
    assert find_canary(fading) == set()
    assert events(fading, "penalty-77") == ["published", "ended"]
    assert built.findings("D1") == []


def test_a_cold_build_of_the_day_after_equals_the_warm_one(fading: Portal, tmp_path: Path) -> None:
    publish(fading, LAST)
    publish(fading, AFTER)
    warm = fading.build(as_of=AFTER)
    other = Portal(tmp_path / "fresh", fading.content)
    other.root.mkdir()
    other.build(as_of=AFTER)
    assert differences(read_tree(warm.output), read_tree(other.output)) == set()


def test_a_day_without_a_build_is_told(fading: Portal) -> None:
    publish(fading, LAST)
    assert fading.build(as_of=AFTER).findings("D1") == []
    (breach,) = fading.build(as_of=LATER).findings("D1")
    assert (breach["severity"], breach["due_on"]) == ("breach", AFTER)
    late = publish(fading, LATER)
    (note,) = late.findings("D1")
    assert (note["severity"], note["closed"], late.code) == ("note", True, 0)
    assert publish(fading, LATER).findings("D1") == []


def test_a_credit_repair_takes_it_down_at_once(portal: Portal) -> None:
    repaired = penalty(77, "2026-08-10", party=firm(77, name="金丝雀诊所有限公司"))
    portal.content.put("penalties/fading", repaired)
    publish(portal, BEFORE)
    assert PAGE in find_canary(portal)
    portal.content.put("penalties/fading", repaired | {"credit_repair": {"notified_on": LAST}})
    built = publish(portal, LAST)
    assert built.code == 0, built.said
    assert find_canary(portal) == set()
    assert "修复" not in built.read(PAGE)
    assert events(portal, "penalty-77") == ["published", "ended"]
    assert built.findings("D3") == []


def test_a_portal_that_shows_no_minor_penalty(portal: Portal) -> None:
    """What was shown goes, with its entry; what comes later never enters the ledger, and owes nothing."""
    portal.content.put(
        "penalties/fading", warning(77, "2026-11-10", party=firm(77, name="金丝雀诊所有限公司"))
    )
    publish(portal, BEFORE)
    assert PAGE in find_canary(portal)
    later = warning(78, "2026-11-11", party=firm(78, name="金丝雀门诊部有限公司"))
    portal.content.put("penalties/later", later)
    settings = portal.settings('DISCLOSURE_CHOICES = {"minor_display": "hidden"}', base=PRODUCTION)
    built = publish(portal, LAST, settings)
    assert built.code == 0, built.said
    assert find_canary(portal) == set()
    assert events(portal, "penalty-77") == ["published", "ended"]
    assert events(portal, "penalty-78") == []
    assert "公示期满" in built.read(PAGE)
    assert "这里公开过" not in built.read("penalties/penalty-78/index.html")
    assert built.findings("T1", "breach") == []
