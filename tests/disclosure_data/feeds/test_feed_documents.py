"""What a feed says: valid by its standards, the same in both forms, and nothing that the page does not say."""

import re
from datetime import date

import pytest
from tests.builds.records import (
    baseline,
    case,
    catalogue,
    firm,
    inspection,
    penalty,
    pending,
    permit,
    report,
    withdrawn,
    withheld,
)
from tests.disclosure_data.feeds.made_feeds import (
    ATOM,
    BASE,
    TOMBSTONES,
    FeedPress,
    check_atom,
    check_json,
    list_ids,
    read_feed,
)

from disclosure.ledger import Chain, Draft, chain_drafts

PERSON = {"type": "自然人", "name": "欧阳明月"}


def everything() -> list[dict[str, object]]:
    return [
        permit(1), penalty(1), inspection(1), baseline(), case(1), report(2025),
        catalogue("执法事项", {"name": "公共场所卫生许可", "type": "行政许可"}),
    ]  # fmt: skip


def test_every_kind_organ_and_pair_that_has_something_has_both_forms(feeds: FeedPress) -> None:
    files = feeds.build(everything()).tree.files
    found = {path.removeprefix("feeds/").removesuffix(".atom") for path in files if path.endswith(".atom")}
    assert found == {
        "permits", "penalties", "decisions", "baselines", "cases", "reports", "catalogues",
        "authority-province", "authority-mirror-lake", "authority-inspection",
        "permits-mirror-lake", "penalties-mirror-lake", "catalogues-mirror-lake", "decisions-inspection",
        "baselines-province", "cases-province", "reports-province",
    }  # fmt: skip
    assert all(f"feeds/{name}.json" in files for name in found)


def test_every_document_keeps_its_standard(feeds: FeedPress) -> None:
    files = feeds.build([*everything(), withdrawn(penalty(2))]).tree.files
    for path, data in files.items():
        if path.startswith("feeds/"):
            check_json(data) if path.endswith(".json") else check_atom(data)


def test_an_entry_says_what_the_page_says(feeds: FeedPress) -> None:
    built = feeds.build([penalty(1), baseline()])
    page, data = built["penalties/penalty-1/index.html"], built.tree.files["feeds/penalties.atom"]
    (entry,) = read_feed(data).entries
    assert entry.id == entry.link == f"{BASE}penalties/penalty-1/"
    assert entry.title == "镜卫罚〔2026〕1号 镜湖市第1口腔门诊部有限公司：未按规定处置医疗废物"
    assert f"<title>{entry.title} - " in page
    assert f'<meta name="description" content="{entry.summary}">' in page
    assert entry.author == "镜湖市卫生健康委员会"
    assert [tag.label for tag in entry.tags] == ["行政处罚", "罚款"]
    assert entry.published == entry.updated == "2026-11-20T00:00:00+08:00"


def test_a_feed_says_what_it_is(feeds: FeedPress) -> None:
    files = feeds.build(everything()).tree.files
    feed = read_feed(files["feeds/penalties-mirror-lake.atom"]).feed
    assert feed.title == "镜湖市卫生健康委员会行政处罚 - 测试公示平台"
    assert feed.id == f"{BASE}feeds/penalties-mirror-lake.atom"
    assert feed.author == "霁州省卫生健康委员会"
    assert {link.rel: link.href for link in feed.links} == {
        "self": feed.id, "alternate": f"{BASE}authorities/mirror-lake/",
    }  # fmt: skip


def test_json_feed_says_the_same_as_atom(feeds: FeedPress) -> None:
    files = feeds.build([*everything(), penalty(2), withdrawn(penalty(3))]).tree.files
    for path in [path for path in files if path.startswith("feeds/") and path.endswith(".json")]:
        document = check_json(files[path])
        atom = read_feed(files[path.replace(".json", ".atom")])
        assert document["title"] == atom.feed.title
        assert [
            (item["id"], item["title"], item["content_text"], item["date_published"], item["date_modified"])
            for item in document["items"]
        ] == [(e.id, e.title, e.summary, e.published, e.updated) for e in atom.entries]
        assert [item["authors"][0]["name"] for item in document["items"]] == [e.author for e in atom.entries]
        assert [item["tags"] for item in document["items"]] == [
            [tag.label for tag in entry.tags] for entry in atom.entries
        ]


def test_a_withdrawal_is_a_deleted_entry_without_the_name(feeds: FeedPress) -> None:
    files = feeds.build([penalty(1), withdrawn(penalty(2, "2026-11-11"), on="2026-11-19")]).tree.files
    for path in (
        "feeds/penalties.atom",
        "feeds/authority-mirror-lake.atom",
        "feeds/penalties-mirror-lake.atom",
    ):
        root = check_atom(files[path])
        (deleted,) = root.iter(f"{TOMBSTONES}deleted-entry")
        assert deleted.get("ref") == f"{BASE}penalties/penalty-2/"
        assert deleted.get("when") == "2026-11-19T00:00:00+08:00"
        assert deleted.findtext(f"{TOMBSTONES}by/{ATOM}name") == "镜湖市卫生健康委员会"
        assert deleted.findtext(f"{TOMBSTONES}comment") == "镜卫罚〔2026〕2号已撤销：认定事实有误"
        assert list_ids(files[path]) == ["penalties/penalty-1/"]
        assert "第2口腔门诊部" not in files[path].decode()
    (told,) = check_json(files["feeds/penalties.json"])["_withdrawn"]
    assert told["address"] == f"{BASE}penalties/penalty-2/"


@pytest.mark.parametrize("hide", [pending, withheld])
def test_what_is_not_public_is_in_no_feed(feeds: FeedPress, hide: object) -> None:
    hidden = hide(penalty(6, violation="金丝雀事由", party=firm(77, name="金丝雀诊所")))  # type: ignore[operator]
    whole = b"".join(feeds.build([permit(1), hidden]).tree.files.values()).decode()
    assert "金丝雀" not in whole
    assert "penalty-6" not in whole


def test_what_has_ended_is_in_no_feed(feeds: FeedPress) -> None:
    ended = penalty(5, "2025-03-03", display_until="2026-03-03", party=firm(77, name="金丝雀诊所"))
    draft = Draft(
        "published", "penalty-5", "penalty", "mirror-lake", None, "sha256:" + "0" * 64,
        date(2025, 3, 5), "2025-03-05T09:30:00+08:00",
    )  # fmt: skip
    chain = Chain().extended(chain_drafts(Chain(), [draft]))
    files = feeds.build([penalty(1), ended], ledger=chain).tree.files
    told = {path: data.decode() for path, data in files.items() if path.startswith(("feeds/", "sitemap"))}
    assert not [path for path, text in told.items() if "金丝雀" in text or "penalty-5" in text]
    assert "feeds/penalties/2025-03.atom" in told, "its place stays, empty"


def test_a_natural_person_is_masked_as_on_the_page(feeds: FeedPress) -> None:
    files = feeds.build([penalty(1, party=PERSON, facts="欧阳明月在场。")]).tree.files
    text = files["feeds/penalties.atom"].decode()
    assert "欧阳某某" in text
    assert "明月" not in text


def test_hostile_text_stays_text(feeds: FeedPress) -> None:
    attack = "]]></title><script>alert(1)</script>&\"'<"
    files = feeds.build([penalty(1, violation=attack, party=firm(1, name=attack))]).tree.files
    (entry,) = read_feed(files["feeds/penalties.atom"]).entries
    assert attack in entry.title
    check_atom(files["feeds/penalties.atom"])
    assert attack in check_json(files["feeds/penalties.json"])["items"][0]["title"]


def test_an_empty_portal_has_feeds_to_subscribe_to(feeds: FeedPress) -> None:
    files = feeds.build([]).tree.files
    assert list_ids(files["feeds/penalties.atom"]) == []
    check_atom(files["feeds/authority-province.atom"])
    assert check_json(files["feeds/cases.json"])["items"] == []


def test_the_page_of_a_kind_or_an_organ_leads_to_its_feed(feeds: FeedPress) -> None:
    built = feeds.build(everything())
    for path, name in (
        ("penalties/index.html", "penalties"),
        ("authorities/province/index.html", "authority-province"),
    ):
        for suffix, kind in (("atom", "application/atom+xml"), ("json", "application/feed+json")):
            pattern = (
                rf'<link rel="alternate" type="{re.escape(kind)}"[^>]* href="[./]+feeds/{name}.{suffix}">'
            )
            assert re.search(pattern, built[path])
            assert f'feeds/{name}.{suffix}">' in built[path].partition("<main")[2]
