"""The map names every page that may be found, once, and a large one is cut so that a new record changes one part."""

from urllib.parse import unquote

from tests.builds.records import Fields, baseline, firm, inspection, penalty, permit, report, withdrawn
from tests.disclosure_data.feeds.made_feeds import BASE, FeedPress, check_map, find_links
from tests.disclosure_site.conftest import Built, MemoryTree

PERSON = {"type": "自然人", "name": "欧阳明月"}
PAGES_BY_HAND = {"pages/about/"}


def everything() -> list[Fields]:
    return [
        permit(1), permit(2, "2026-10-12"), penalty(1), penalty(2, party=PERSON), inspection(1), baseline(),
        report(2025), withdrawn(penalty(3)),
    ]  # fmt: skip


def list_findable(built: Built) -> set[str]:
    """The addresses of the pages that do not say `noindex`."""
    return {
        path.removesuffix("index.html")
        for path, text in built.pages.items()
        if path.endswith("index.html") and '<meta name="robots" content="noindex">' not in text
    }


def test_it_names_every_page_that_may_be_found_and_no_other(feeds: FeedPress) -> None:
    built = feeds.build(everything())
    places = check_map(built.tree.files["sitemap.xml"])
    assert {unquote(place).removeprefix(BASE) for place in places} == list_findable(built) | PAGES_BY_HAND
    assert f"{BASE}penalties/penalty-2/" not in places
    assert f"{BASE}penalties/penalty-3/" not in places


def test_records_carry_the_day_of_their_last_event(feeds: FeedPress) -> None:
    corrected = permit(1, corrections=[{"on": "2026-11-19", "what": "面积误植更正"}])
    files = feeds.build([corrected, permit(2)], publishing=False, days={"permit-2": "2026-11-16"}).tree.files
    places = check_map(files["sitemap.xml"])
    assert places[f"{BASE}permits/permit-1/"] == "2026-11-19"
    assert places[f"{BASE}permits/permit-2/"] == "2026-11-16"
    assert places[f"{BASE}permits/"] == ""


def test_a_large_map_is_an_index_of_parts(feeds: FeedPress) -> None:
    whole = set(check_map(feeds.build(everything()).tree.files["sitemap.xml"]))
    feeds.most = 10
    built = feeds.build(everything())
    parts = check_map(built.tree.files["sitemap.xml"])
    found = [place for part in parts for place in check_map(built.tree.files[part.removeprefix(BASE)])]
    assert len(found) == len(set(found))
    assert set(found) == whole
    names = {part.removeprefix(f"{BASE}sitemap/") for part in parts}
    assert {"permits-2026-10.xml", "permits-2026-11.xml", "penalties-2026-11.xml", "pages.xml"} <= names
    assert parts[f"{BASE}sitemap/permits-2026-10.xml"] == "2026-11-20"


def test_a_new_record_changes_one_part_of_a_large_map(feeds: FeedPress) -> None:
    feeds.most = 10
    tree = MemoryTree()
    feeds.build(everything(), tree=tree, publishing=False)
    old = dict(tree.files)
    tree.made.clear()
    feeds.build([*everything(), permit(7, "2026-10-13", party=firm(1))], tree=tree, publishing=False)
    parts = {path for path in tree.files if path.startswith("sitemap/") and old.get(path) != tree.files[path]}
    assert parts == {"sitemap/permits-2026-10.xml"}


def test_a_part_that_is_too_long_goes_on_in_another(feeds: FeedPress, monkeypatch: object) -> None:
    monkeypatch.setattr("disclosure_data.sitemap.parts.MOST", 2)  # type: ignore[attr-defined]
    feeds.most = 2
    files = feeds.build([permit(number) for number in range(1, 6)]).tree.files
    for number, count in (("", 2), ("-2", 2), ("-3", 1)):
        assert len(check_map(files[f"sitemap/permits-2026-11{number}.xml"])) == count


def test_robots_are_told_where_the_map_is(feeds: FeedPress) -> None:
    robots = feeds.build([])["robots.txt"]
    assert f"Sitemap: {BASE}sitemap.xml\n" in robots
    assert "Disallow" not in robots


def test_every_link_of_the_map_and_the_feeds_leads_somewhere(feeds: FeedPress) -> None:
    built = feeds.build(everything())
    places = check_map(built.tree.files["sitemap.xml"])
    missing = [place for place in places if f"{unquote(place).removeprefix(BASE)}index.html" not in built]
    assert missing == [f"{BASE}pages/about/"]
    for path, data in built.tree.files.items():
        if path.endswith(".atom"):
            for link in find_links(data):
                target = link.removeprefix(BASE)
                assert target in built or f"{target}index.html" in built, (path, link)
