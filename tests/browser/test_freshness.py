"""A page says in words that the build promised in health.json has not come; in time it says nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

ANY_PAGE = "penalties/cf-chengyuan-2026-0003/"
WORDS = "本站应在2026年11月23日前更新，至今没有更新。内容截至2026年11月20日，可能不是最新的。"


@pytest.fixture
def page(chromium: Browser, sample_address: str) -> Iterator[Page]:
    """A reader far away: what counts is the day in UTC+8."""
    context = chromium.new_context(base_url=sample_address, timezone_id="America/New_York")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert not problems


@pytest.mark.parametrize("address", ["", ANY_PAGE])
def test_after_the_promised_day_the_page_says_so(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-24T00:30:00+08:00")
    page.goto(address)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(WORDS)


def test_until_its_end_it_says_nothing(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-23T23:30:00+08:00")
    with page.expect_response("**/health.json") as answer:
        page.goto(ANY_PAGE)
    answer.value.finished()
    page.wait_for_timeout(100)
    expect(page.get_by_role("status")).to_have_count(0)


def test_without_the_file_it_says_nothing(page: Page) -> None:
    page.clock.set_fixed_time("2026-12-24T12:00:00+08:00")
    page.route("**/health.json", lambda route: route.abort())
    page.goto(ANY_PAGE)
    page.wait_for_timeout(100)
    expect(page.get_by_role("status")).to_have_count(0)
