"""The search page where its code does not run: no JavaScript, an old browser, a file that was opened directly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.disclosure_search.conftest import make_records
from tests.disclosure_search.search_host import published_code, render_page, write_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]
SERVICE = "https://search.example.gov.cn/portal"
NOTICE = "[data-search-notice]"


@pytest.fixture
def scriptless(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_script_the_page_leads_on(scriptless: Page, search_root: str) -> None:
    scriptless.goto(search_root + "search/")
    expect(scriptless.locator("noscript p")).to_be_visible()
    expect(scriptless.locator("noscript p")).to_contain_text("可以按下面的类别、月份、文号和机关查找")
    for name, address in [
        ("行政处罚", "penalties/"), ("2026年11月", "penalties/2026/11/"),
        ("决定书文号", "numbers/"), ("辰市卫健委", "authorities/chen/"),
    ]:  # fmt: skip
        link = scriptless.get_by_role("main").get_by_role("link", name=name)
        assert link.evaluate("link => link.href") == search_root + address
    for hidden in ("[data-search-tools]", "[data-search-column]", NOTICE):
        expect(scriptless.locator(hidden)).to_be_hidden()


def test_without_script_the_form_goes_to_the_search_service(scriptless: Page) -> None:
    scriptless.route(
        f"{SERVICE}/**", lambda route: route.fulfill(body="<title>service</title>", content_type="text/html")
    )
    scriptless.set_content(render_page(SERVICE))
    expect(scriptless.locator("noscript")).to_have_count(0)
    box = scriptless.get_by_role("main").get_by_role("searchbox")
    box.fill("仁和")
    box.press("Enter")
    expect(scriptless).to_have_title("service")
    assert scriptless.url == f"{SERVICE}/search?q=%E4%BB%81%E5%92%8C"


def test_with_script_the_form_works_in_place(page: Page, search_root: str) -> None:
    page.route("**/search/", lambda route: route.fulfill(body=render_page(SERVICE), content_type="text/html"))
    page.goto(search_root + "search/")
    page.locator("[data-search-input]").fill("仁和")
    page.locator("[data-search-input]").press("Enter")
    expect(page.locator("[data-record-id]").first).to_be_visible()
    assert page.url.startswith(search_root)


def test_opened_as_a_file_it_says_what_is_needed(chromium: Browser, tmp_path: Path) -> None:
    write_site(tmp_path, make_records()[:5], published_code())
    page = chromium.new_page()
    page.goto((tmp_path / "search/index.html").as_uri())
    expect(page.locator(NOTICE)).to_contain_text("请通过网站服务器打开本页")
    expect(page.get_by_role("heading", name="按机关查找")).to_be_visible()
    page.close()


def test_a_browser_that_cannot_run_the_modules_is_told(chromium: Browser, search_root: str) -> None:
    page = chromium.new_page()
    page.route(
        "**/page.mjs", lambda route: route.fulfill(body="this is no script", content_type="text/javascript")
    )
    page.goto(search_root + "search/?q=仁和")
    expect(page.locator(NOTICE)).to_contain_text("这个浏览器没有运行检索程序")
    page.close()


def test_where_it_runs_nothing_is_told(page: Page, search_root: str) -> None:
    page.goto(search_root + "search/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(NOTICE)).to_be_hidden()
