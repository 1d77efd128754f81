"""The sample's addresses: every link within the site leads somewhere, and an address that was once there stays.

The list is made longer by `make golden`; nothing makes it shorter but a hand.
"""

import html
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.builds.conftest import Portal
from tests.builds.records import catalogue, make_content, penalty, withdrawn
from tests.conftest import SampleSite
from tests.disclosure_data.feeds.made_feeds import (
    check_atom,
    check_json,
    check_map,
    find_links,
    read_feed,
    walk_archives,
)
from tests.disclosure_site.conftest import LinkCollector
from tests.sample.addresses import SNAPSHOT, list_addresses, list_files, read_known

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("sample")]

BASE = "https://wjw.yunling.example.gov.cn/"
HERE = "https://site.invalid/"
"""Only links without a host lead within the site; the sample's organs have pages of their own on its host."""


def find_dead(files: dict[str, Path]) -> Iterator[str]:
    """The links of every page and picture that lead nowhere within the site, or to no part of a page."""

    @cache
    def parts_of(path: str) -> set[str]:
        return LinkCollector(files[path].read_text("utf-8")).ids

    for path, file in files.items():
        if not path.endswith((".html", ".svg")):
            continue
        text = file.read_text("utf-8")
        links = LinkCollector(text).links if path.endswith(".html") else re.findall(r'href="([^"]+)"', text)
        for link in map(html.unescape, links):
            where = urlsplit(urljoin(f"{HERE}{path}", link))
            if where.netloc != "site.invalid":
                continue
            target = re.sub(r"(^|/)$", r"\1index.html", unquote(where.path).lstrip("/"))
            if target not in files or (where.fragment and unquote(where.fragment) not in parts_of(target)):
                yield f"{path}: {link}"


def test_every_link_of_the_sample_leads_somewhere(sample_site: SampleSite) -> None:
    files = list_files(sample_site.output)
    assert len(files) > 500
    assert list(find_dead(files)) == []


def test_every_link_of_another_portal_leads_somewhere(tmp_path: Path) -> None:
    portal = Portal(tmp_path, make_content(tmp_path / "content"))
    portal.content.put("penalties/gone", withdrawn(penalty(7)))
    portal.content.put(
        "catalogues/one", catalogue("执法事项", {"name": "公共场所卫生许可", "type": "行政许可"})
    )
    portal.build()
    assert list(find_dead(list_files(portal.output))) == []


def test_the_feeds_of_the_sample_keep_their_standards_and_lead_somewhere(sample_site: SampleSite) -> None:
    files = {path: file for path, file in list_files(sample_site.output).items() if path.startswith("feeds/")}
    assert len(files) > 50
    everything = list_files(sample_site.output)
    for path, file in files.items():
        data = file.read_bytes()
        if path.endswith(".json"):
            assert all(
                f"{item['id'].removeprefix(BASE)}index.html" in everything
                for item in check_json(data)["items"]
            )
            continue
        check_atom(data)
        for link in find_links(data):
            target = link.removeprefix(BASE)
            assert target in everything or f"{target}index.html" in everything, f"{path}: {link}"


@pytest.mark.parametrize(
    "kind", ["permits", "penalties", "decisions", "baselines", "cases", "reports", "catalogues"]
)
def test_a_feed_of_the_sample_tells_of_every_page_of_its_kind(sample_site: SampleSite, kind: str) -> None:
    files = {path: file.read_bytes() for path, file in list_files(sample_site.output).items()}
    current = f"feeds/{kind}.atom"
    archives = walk_archives(files, current, BASE)
    entries = [entry for path in [*archives, current] for entry in read_feed(files[path]).entries]
    told = {entry.id.removeprefix(BASE): entry for entry in entries}
    pages = {
        path.removesuffix("index.html"): data.decode()
        for path, data in files.items()
        if path.startswith(f"{kind}/") and b'<section class="proof">' in data
    }
    assert told.keys() == pages.keys()
    for address, entry in told.items():
        title = re.search(r"<title>(.*?) - ", pages[address])
        assert title
        if kind in ("permits", "penalties", "decisions"):
            description = re.search(r'<meta name="description" content="(.*?)">', pages[address])
            assert description
            assert (entry.title, entry.summary) == (html.unescape(title[1]), html.unescape(description[1]))


def test_the_map_of_the_sample_names_what_may_be_found(sample_site: SampleSite) -> None:
    files = list_files(sample_site.output)
    places = {unquote(place).removeprefix(BASE) for place in check_map(files["sitemap.xml"].read_bytes())}
    findable = {
        path.removesuffix("index.html")
        for path, file in files.items()
        if path.endswith("index.html")
        and '<meta name="robots" content="noindex">' not in file.read_text("utf-8")
    }
    assert places == findable


def test_no_address_of_the_sample_is_lost(sample_site: SampleSite) -> None:
    known = read_known()
    present = list_addresses(sample_site.output)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        known |= present
        SNAPSHOT.write_text("".join(f"{address}\n" for address in sorted(known)), "utf-8")
    assert sorted(known - present) == []
    assert len(known) > 500
