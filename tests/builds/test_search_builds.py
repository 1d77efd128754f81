"""The browser's index in whole builds: only what is public, nothing left over, and a change costs what it touches."""

import json
import re
from typing import Any

import pytest
from tests.builds.conftest import Portal, differences, read_tree
from tests.builds.records import Fields, firm, penalty, pending, permit, withdrawn, withheld

from disclosure_search.cards import CARDS_IN_BLOCK
from disclosure_search.packing import SUFFIX, unpack

pytestmark = pytest.mark.build

WORDS = {"published": "鹇鸲", "pending": "鹈鹕", "withheld": "鸬鹚", "withdrawn": "鹡鸰", "ended": "鹔鹴"}
"""Words that stand in the records of one fate and nowhere else."""


def put(portal: Portal, fate: str, number: int, **others: Any) -> Fields:
    word = WORDS[fate]
    record = penalty(
        number, party=firm(number, name=f"镜湖{word}诊所"), facts=f"检查发现{word}标本未登记。", **others
    )
    makers = {"pending": pending, "withheld": withheld, "withdrawn": withdrawn}
    record = makers[fate](record) if fate in makers else record
    portal.content.put(f"penalties/fate-{fate}", record)
    return record


def read_search(portal: Portal) -> dict[str, str]:
    """The texts of all files of the index, unpacked."""
    return {
        path: (unpack(data) if path.endswith(SUFFIX) else data).decode("utf-8", "replace")
        for path, data in read_tree(portal.output / "search").items()
        if not path.endswith((".mjs", ".js", ".html"))
    }


def list_folders(portal: Portal) -> set[str]:
    return {"/".join(path.split("/")[:2]) for path in read_search(portal) if "/" in path}


def test_no_shard_holds_a_word_of_what_is_not_public(portal: Portal) -> None:
    for number, fate in enumerate(WORDS, 20):
        ended = {"display_until": "2026-11-13"} if fate == "ended" else {}
        put(portal, fate, number, **ended)
    built = portal.build()
    assert built.counts["withheld"] == built.counts["withdrawn"] == built.counts["ended"] == 1
    texts = read_search(portal)
    for fate, word in WORDS.items():
        holders = [path for path, text in texts.items() if word in text or word[0] in text]
        assert bool(holders) is (fate == "published"), (fate, holders)


def test_what_left_is_in_no_file_and_no_old_shard_stays(portal: Portal) -> None:
    record = put(portal, "published", 20)
    portal.publish()
    before = list_folders(portal)
    assert any("鹇" in text for text in read_search(portal).values())
    portal.content.put("penalties/fate-published", withdrawn(record))
    portal.publish()
    assert not any("鹇" in text for text in read_search(portal).values())
    manifest = json.loads((portal.output / "search/index.json").read_bytes())
    named = {f"s/{name}-{mark}" for name, mark, *_ in manifest["segments"]}
    named |= {f"m/{month}-{mark}" for *_, parts in manifest["segments"] for month, mark, _ in parts}
    assert list_folders(portal) == named
    assert before - named, "the month of the withdrawn record and its segment have other names now"


def test_a_change_touches_its_own_month_and_segment(portal: Portal) -> None:
    portal.content.put("permits/old", permit(30, "2024-03-05", valid_until="2029-03-04"))
    portal.content.put("permits/new", permit(31, "2026-11-10"))
    portal.build()
    before = read_tree(portal.output)
    portal.content.put("permits/new", permit(31, "2026-11-10", content="准予执业登记，变更了床位。"))
    portal.build()
    changed = differences(before, read_tree(portal.output))
    folders = {path.split("/")[2] for path in changed if re.match("search/[ms]/", path)}
    month, segment_from_the_month_before_on = "2026-11", "2026-10"
    assert {re.sub("-[0-9a-f]{10}$", "", name) for name in folders} == {
        month,
        segment_from_the_month_before_on,
    }


def test_a_permit_that_runs_out_changes_its_state_in_the_index(portal: Portal) -> None:
    portal.content.put("permits/short", permit(30, "2024-03-05", valid_until="2026-11-20"))
    portal.build()
    assert not any("已过期" in text for text in read_search(portal).values())
    portal.build(as_of="2026-11-21")
    assert any("已过期" in text for path, text in read_search(portal).items() if "/c/" in path)


@pytest.mark.parametrize("damage", ["damaged", "missing"])
def test_a_lost_analysis_is_made_again(portal: Portal, damage: str) -> None:
    for number, day in ((30, "2026-03-05"), (31, "2026-04-07")):
        portal.content.put(f"permits/p{number}", permit(number, day))
    portal.build()
    for file in (portal.state / "search").iterdir():
        file.unlink() if damage == "missing" else file.write_bytes(file.read_bytes()[:-1])
    portal.content.put("permits/p31", permit(31, "2026-04-07", content="准予执业登记，另有变更。"))
    portal.build()
    warm = read_tree(portal.output)
    portal.forget()
    portal.build()
    assert differences(warm, read_tree(portal.output)) == set()


SMALL_STRETCHES = """
from disclosure_search import parts

parts.STRETCH = parts.TEXTS_IN_BLOCK
"""
MANY = 35
"""More records than a small stretch has."""


def fill_a_month(portal: Portal) -> None:
    for number in range(MANY):
        portal.content.put(
            f"permits/p{number}", permit(30 + number, "2026-03-05" if number else "2026-03-04")
        )


def change_the_oldest(portal: Portal) -> None:
    portal.content.put("permits/p0", permit(30, "2026-03-04", content="准予执业登记，另有变更。"))


def test_a_change_has_only_its_own_stretch_analysed(portal: Portal) -> None:
    settings = portal.settings(SMALL_STRETCHES)
    fill_a_month(portal)
    portal.build(settings)
    before = {file.name: file.stat().st_ino for file in (portal.state / "search").iterdir()}
    change_the_oldest(portal)
    portal.build(settings)
    after = {file.name: file.stat().st_ino for file in (portal.state / "search").iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"2026-03.1"}
    warm = read_tree(portal.output)
    portal.forget()
    portal.build(settings)
    assert differences(warm, read_tree(portal.output)) == set()


@pytest.mark.parametrize("damage", ["damaged", "missing"])
def test_files_that_somebody_has_spoilt_are_not_carried_over(portal: Portal, damage: str) -> None:
    settings = portal.settings(SMALL_STRETCHES)
    fill_a_month(portal)
    portal.build(settings)
    for tree in (portal.output, portal.output.with_name(f".{portal.output.name}.spare")):
        for file in tree.glob("search/m/2026-03-*/c/0.json.packed"):
            file.unlink() if damage == "missing" else file.write_bytes(b"")
    change_the_oldest(portal)
    portal.build(settings)
    texts = [text for path, text in read_search(portal).items() if re.search("m/2026-03-.*/c/", path)]
    assert len(texts) == -(-MANY // CARDS_IN_BLOCK)
    assert sum(text.count("permit-") for text in texts) >= MANY
