"""Archives: every record once, whole for whoever walks them, and unchanged when a record comes."""

from datetime import date
from itertools import pairwise

import pytest
from tests.builds.records import Fields, penalty, permit, withdrawn
from tests.disclosure_data.feeds.made_feeds import (
    FeedPress,
    check_atom,
    find_link,
    list_ids,
    walk_archives,
)
from tests.disclosure_site.conftest import MemoryTree

from disclosure.ledger import Chain, Draft, chain_drafts

pytestmark = pytest.mark.usefixtures("short_pages")
CURRENT = "feeds/permits.atom"


def some(count: int = 11) -> list[Fields]:
    """Permits of three months, five of them of one day."""
    days = [
        "2026-08-03",
        "2026-08-04",
        "2026-09-07",
        *["2026-10-12"] * 5,
        "2026-10-19",
        "2026-11-03",
        "2026-11-10",
    ]
    return [permit(number, days[number - 1]) for number in range(1, count + 1)]


def test_the_chain_has_every_record_once(feeds: FeedPress) -> None:
    files = feeds.build(some(), publishing=False).tree.files
    for current in (CURRENT, "feeds/authority-mirror-lake.atom"):
        archives = walk_archives(files, current)
        archived = [record for path in archives for record in list_ids(files[path])]
        assert len(archived) == len(set(archived))
        assert {*archived, *list_ids(files[current])} == {f"permits/permit-{n}/" for n in range(1, 12)}
        assert set(archives) == {
            path for path in files if path.startswith(current.removesuffix(".atom") + "/")
        }


def test_archives_lead_both_ways_and_to_the_current_document(feeds: FeedPress) -> None:
    files = feeds.build(some(), publishing=False).tree.files
    archives = walk_archives(files, CURRENT)
    assert archives == [
        f"feeds/permits/{name}.atom" for name in ("2026-10-2", "2026-10", "2026-09", "2026-08")
    ]
    for later, earlier in pairwise(archives):
        assert find_link(files[earlier], "next-archive") == later
    for path in archives:
        assert find_link(files[path], "self") == path
        assert find_link(files[path], "current") == CURRENT
        assert check_atom(files[path]).find("{http://purl.org/syndication/history/1.0}archive") is not None
    assert (
        find_link(files[archives[0]], "next-archive") == find_link(files[archives[-1]], "prev-archive") == ""
    )


def test_the_current_document_has_the_last_events_and_what_no_archive_has(feeds: FeedPress) -> None:
    files = feeds.build(some(), publishing=False).tree.files
    assert list_ids(files[CURRENT]) == ["permits/permit-11/", "permits/permit-10/"]
    corrected = some()
    corrected[0]["corrections"] = [{"on": "2026-11-19", "what": "面积误植更正"}]
    files = feeds.build(corrected, publishing=False).tree.files
    assert list_ids(files[CURRENT]) == ["permits/permit-1/", "permits/permit-11/", "permits/permit-10/"]
    assert list_ids(files["feeds/permits/2026-08.atom"]) == ["permits/permit-1/", "permits/permit-2/"]


def test_pairs_have_no_archives(feeds: FeedPress) -> None:
    files = feeds.build(some(), publishing=False).tree.files
    assert find_link(files["feeds/permits-mirror-lake.atom"], "prev-archive") == ""
    assert len(list_ids(files["feeds/permits-mirror-lake.atom"])) == 2


def publish_day_by_day(feeds: FeedPress, records: list[Fields], tree: MemoryTree) -> list[set[str]]:
    """Each record published on a day of its own, by a build of that day; the archives that each build changed."""
    chain, touched = Chain(), []
    for number, record in enumerate(records, start=1):
        day = date.fromisoformat(record["decided_on"])
        draft = Draft(
            "published", record["id"], "permit", "mirror-lake", None, "sha256:" + "0" * 64, day,
            f"{day}T10:00:00+08:00",
        )  # fmt: skip
        chain = chain.extended(chain_drafts(chain, [draft]))
        before = dict(tree.files)
        tree.made.clear()
        feeds.build(records[:number], tree=tree, ledger=chain, as_of=day.isoformat(), publishing=False)
        touched.append(
            {
                path
                for path in tree.made
                if path.startswith("feeds/permits/") and tree.files[path] != before.get(path)
            }
        )
    return touched


def test_a_record_that_is_published_changes_no_entry_of_an_archive(feeds: FeedPress) -> None:
    """What an archive once had it has for ever; only its link to the next one comes later."""
    tree = MemoryTree()
    seen: dict[str, list[str]] = {}
    for touched in publish_day_by_day(feeds, some(), tree):
        new = {path for path in touched if path not in seen}
        assert len(new) <= 1
        assert len(touched - new) <= 1, "the one before gets its link"
        for path in touched:
            assert seen.setdefault(path, list_ids(tree.files[path])) == list_ids(tree.files[path])
    assert len(seen) == 4


def test_a_withdrawal_changes_one_archive_and_no_place(feeds: FeedPress) -> None:
    before = feeds.build(some(), publishing=False).tree.files
    records = some()
    records[3] = withdrawn(records[3], on="2026-11-19")
    after = feeds.build(records, publishing=False).tree.files
    changed = {path for path in after if path.startswith("feeds/permits/") and after[path] != before[path]}
    assert changed == {"feeds/permits/2026-10.atom"}
    assert "deleted-entry" in after["feeds/permits/2026-10.atom"].decode()
    assert "deleted-entry" in after[CURRENT].decode()


def test_documents_are_made_again_exactly_when_they_change(feeds: FeedPress) -> None:
    tree = MemoryTree()
    feeds.build([*some(), penalty(1)], tree=tree, publishing=False)
    old = dict(tree.files)
    tree.made.clear()
    feeds.build([*some(), penalty(1)], tree=tree, publishing=False)
    assert not [path for path in tree.made if path.startswith(("feeds/", "sitemap", "robots"))]
    changed = some()
    changed[4]["content"] = "准予执业登记，牙椅九十九张。"
    changed[5]["certificate_name"] = "放射诊疗许可证"
    tree.made.clear()
    feeds.build([*changed, penalty(1)], tree=tree, publishing=False)
    fresh = feeds.build([*changed, penalty(1)], publishing=False).tree.files
    assert {path for path in fresh if fresh[path] != tree.files[path]} == set()
    made = {path for path in tree.made if path.startswith("feeds/")}
    assert {path for path in made if old[path] != fresh[path]} == {
        "feeds/permits/2026-10.atom", "feeds/authority-mirror-lake/2026-10.atom",
    }  # fmt: skip
    assert not [path for path in made if "penalties" in path or "2026-08" in path]
