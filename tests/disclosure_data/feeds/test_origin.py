"""Whole addresses, whatever the settings say."""

import pytest

from disclosure_data.feeds.items import spell_moment
from disclosure_data.origin import find_base, read_origin


@pytest.mark.parametrize(
    ("site_url", "domain", "base"),
    [
        ("https://a.example.gov.cn", "b.example.gov.cn", "https://a.example.gov.cn/"),
        ("https://a.example.gov.cn/gs/", "", "https://a.example.gov.cn/gs/"),
        ("", "b.example.gov.cn", "https://b.example.gov.cn/"),
        ("/gs", "b.example.gov.cn", "https://b.example.gov.cn/gs/"),
        ("", "", "http://localhost/"),
    ],
)
def test_the_root_is_named_in_full(site_url: str, domain: str, base: str) -> None:
    assert find_base(site_url, domain) == base


def test_a_preview_has_the_ids_of_the_published_site() -> None:
    portal = {"DISCLOSURE_PORTAL": {"name": "某平台", "domain": "a.example.gov.cn"}}
    assert read_origin(portal) == read_origin({**portal, "SITEURL": "https://a.example.gov.cn"})


def test_a_moment_says_its_zone() -> None:
    assert spell_moment("2026-03-05", "09:30") == "2026-03-05T09:30:00+08:00"
    assert spell_moment("2026-03-05") == "2026-03-05T00:00:00+08:00"
