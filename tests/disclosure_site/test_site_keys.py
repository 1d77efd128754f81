"""A page is made again exactly when something in it changes: each stale key would show an old text for ever."""

from typing import Any

import pytest
from tests.builds.records import (
    ORGANS,
    baseline,
    case,
    firm,
    penalty,
    pending,
    permit,
    report,
    reviewed,
    withdrawn,
    withheld,
)
from tests.disclosure_site.conftest import Built, Fields, MemoryTree, Press


def rebuild(
    press: Press, before: list[Fields], after: list[Fields], **others: Any
) -> tuple[Built, set[str], set[str]]:
    """Build twice in one tree; the last build from there, what it made, and what truly differs."""
    tree = MemoryTree()
    press.build(before, tree=tree)
    old = dict(tree.files)
    tree.made.clear()
    built = press.build(after, tree=tree, **others)
    fresh = press.build(after, **others).tree.files
    stale = {path for path in fresh if tree.files[path] != fresh[path]}
    assert stale == set(), "kept although it would have come out differently"
    return built, set(tree.made), {path for path in fresh if old.get(path) != fresh[path]}


def many() -> list[Fields]:
    return [
        baseline(), case(1), report(2025), *(penalty(n, "2026-10-12") for n in range(1, 5)),
        *(permit(n, "2026-09-12") for n in range(1, 5)),
    ]  # fmt: skip


def test_nothing_changed_makes_nothing(press: Press) -> None:
    assert rebuild(press, many(), many())[1] == set()


def test_the_next_day_touches_what_carries_the_day(press: Press) -> None:
    tomorrow = {"as_of": "2026-11-21", "publishing": False}
    tree = MemoryTree()
    press.build(many(), tree=tree, publishing=False)
    tree.made.clear()
    press.build(many(), tree=tree, **tomorrow)
    assert set(tree.made) == {"index.html", "timeliness/index.html"}


def test_a_new_record_touches_its_month_and_the_shared_lists(press: Press) -> None:
    new = penalty(9, "2026-11-12", party=firm(1))
    built, made, changed = rebuild(press, many(), [*many(), new])
    assert made == changed
    assert made == {
        "penalties/penalty-9/index.html", "penalties/2026/11/index.html", "penalties/2026/10/index.html",
        "penalties/list.csv", "penalties/2026/11/list.csv",
        "penalties/index.html", "index.html", "timeliness/index.html", "timeliness/months.csv",
        "authorities/index.html", "search/index.html", "data/index.html",
        "authorities/mirror-lake/index.html", f"parties/{firm(1)['uscc']}/index.html", "numbers/index.html",
        "numbers/镜卫罚/2026/index.html",
        "baselines/baseline-waste/index.html", "baselines/baseline-waste/ordinary.svg",
    }  # fmt: skip
    assert "penalties/penalty-1/index.html" in built.tree.kept


CHANGES: dict[str, tuple[list[Fields], list[Fields]]] = {
    "text": ([penalty(1)], [penalty(1, facts="改过的事实。")]),
    "amount": ([penalty(1)], [penalty(1, fine_yuan="5000")]),
    "baseline cited": ([penalty(1), baseline()], [penalty(1), baseline(version="2026-9")]),
    "baseline gone": ([penalty(1), baseline()], [penalty(1), pending(baseline())]),
    "withdrawn": ([penalty(1)], [withdrawn(penalty(1))]),
    "reason of withdrawal": (
        [withdrawn(penalty(1))],
        [penalty(1, withdrawal={"event": "撤销", "event_on": "2026-11-20", "reason": "另一理由"})],
    ),
    "replacement shown": (
        [penalty(1, withdrawal={"event": "变更", "event_on": "2026-11-20", "reason": "x", "replaced_by": "penalty-2"}),
         pending(penalty(2))],
        [penalty(1, withdrawal={"event": "变更", "event_on": "2026-11-20", "reason": "x", "replaced_by": "penalty-2"}),
         penalty(2)],
    ),
    "ended": ([penalty(1)], [penalty(1, display_until="2026-11-19")]),
    "published elsewhere": (
        [penalty(1)],
        [penalty(1, disclosure=reviewed("2026-11-12", published_elsewhere={"on": "2026-11-13", "via": "网站"}))],
    ),
    "successor": ([baseline()], [baseline(), baseline(id="baseline-2", version="2", supersedes="baseline-waste")]),
    "lesson": ([case(1)], [case(1, warning="另一教训。")]),
    "day of review of a case": ([case(1)], [case(1, disclosure=reviewed("2026-10-21"))]),
    "permit ended": ([permit(1)], [permit(1), permit(2, action="注销", previous="permit-1")]),
    "follower withdrawn": (
        [permit(1), permit(2, action="变更", previous="permit-1")],
        [permit(1), withdrawn(permit(2, action="变更", previous="permit-1"))],
    ),
    "follower of another number": (
        [permit(1), permit(2, action="变更", previous="permit-1")],
        [permit(1), permit(2, action="变更", previous="permit-1", document_number="镜卫许〔2026〕7号")],
    ),
    "one withheld more": ([penalty(1)], [penalty(1), withheld(penalty(2))]),
    "correction": ([penalty(1)], [penalty(1, corrections=[{"on": "2026-11-18", "what": "更正"}])]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_no_page_is_kept_that_would_differ(press: Press, name: str) -> None:
    _, made, changed = rebuild(press, *CHANGES[name])
    assert changed
    assert made >= changed


def test_a_permit_is_made_again_on_the_day_it_expires_and_on_no_other(press: Press) -> None:
    """Its page, its month, its party, its organ and the list of permits; nothing when no state moves."""
    # reissues owe no publication of their own, so no lateness grows meanwhile
    reissue = permit(1, "2026-10-12", valid_until="2026-11-21", action="补发")
    records = [reissue, permit(2, "2026-09-14", action="补发")]
    tree, made = MemoryTree(), []
    for day in ("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"):
        tree.made.clear()
        press.build(records, tree=tree, as_of=day, publishing=False)
        made.append(set(tree.made) - {"index.html", "timeliness/index.html"})
    assert made[1:] == [
        set(),
        {"permits/permit-1/index.html", "permits/2026/10/index.html", "permits/index.html",
         "permits/2026/10/list.csv", "permits/list.csv",
         "authorities/mirror-lake/index.html", f"parties/{firm(1)['uscc']}/index.html"},
        set(),
    ]  # fmt: skip
    assert "已过期" in tree.files["permits/permit-1/index.html"].decode()


def test_words_of_a_correction_are_part_of_the_page(press: Press) -> None:
    before, after = ([penalty(1, corrections=[{"on": "2026-11-18", "what": what}])] for what in ("甲", "乙"))
    _, made, _ = rebuild(press, before, after)
    assert "penalties/penalty-1/index.html" in made


def test_another_version_of_an_engine_changes_every_page(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = MemoryTree()
    press.build(many(), tree=tree)
    tree.made.clear()
    monkeypatch.setattr("disclosure_site.rendering.version", lambda name: f"{name} of tomorrow")
    built = press.build(many(), tree=tree)
    assert {path for path in built.pages if path not in tree.made} == set()


def test_looking_further_ahead_changes_what_says_so(press: Press) -> None:
    tree = MemoryTree()
    press.build(many(), tree=tree)
    tree.made.clear()
    press.settings = {**press.settings, "DISCLOSURE_DUE_SOON_WORKING_DAYS": 9}
    built = press.build(many(), tree=tree)
    assert {path for path in tree.made if path.endswith(".html")} == {"index.html", "timeliness/index.html"}
    for path in ("index.html", "timeliness/index.html"):
        assert "未来 9 个工作日" in built[path]


def test_an_organs_new_telephone_is_on_all_its_pages(press: Press) -> None:
    def move(organ: Fields) -> Fields:
        return organ | {"contact": organ["contact"] | {"telephone": "0990-00000000"}}

    _, made, changed = rebuild(press, many(), many(), organs=[move(organ) for organ in ORGANS])
    assert "penalties/penalty-1/index.html" in made
    assert changed <= made


def test_a_name_in_the_imprint_changes_every_page(press: Press) -> None:
    tree = MemoryTree()
    press.build(many(), tree=tree)
    press.settings = {"DISCLOSURE_PORTAL": {"name": "另一平台"}}
    tree.made.clear()
    built = press.build(many(), tree=tree)
    assert {path for path in built.pages if path not in tree.made} == set()


def test_the_same_content_gives_the_same_bytes(press: Press, everything: list[Fields]) -> None:
    assert press.build(everything).tree.files == press.build(reversed(everything)).tree.files
