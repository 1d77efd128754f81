"""A citizen with a name or a number: searches from the home page, opens the hit, goes back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

FIRM = "澄原碧波游泳健身有限公司"
PENALTY = "cf-chengyuan-2026-0003"
HITS = "[data-record-id]"


@pytest.fixture
def page(chromium: Browser, sample_address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=sample_address, viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto("/")
    yield page
    context.close()
    assert not problems
    assert all(url.startswith((sample_address, "data:")) for url in asked), "no request leaves the site"


def search_from_home(page: Page, words: str) -> None:
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill(words)
    box.press("Enter")
    page.wait_for_url("**/search/**")


@pytest.mark.parametrize("words", [FIRM, "碧波游泳", "波游"])
def test_a_firm_is_found_by_its_name_and_by_a_part_of_it(page: Page, words: str) -> None:
    search_from_home(page, words)
    expect(page.locator(f'[data-record-id="{PENALTY}"]')).to_be_visible()
    assert int(page.locator("[data-total]").first.get_attribute("data-total") or 0) >= 2


@pytest.mark.parametrize("spelling", ["澄卫罚〔2026〕3号", "澄卫罚(2026)3", "澄卫罚［２０２６］ 第3号"])
def test_a_decision_number_in_any_spelling_finds_exactly_its_record(page: Page, spelling: str) -> None:
    search_from_home(page, spelling)
    expect(page.locator(HITS)).to_have_count(1)
    expect(page.locator(HITS)).to_have_attribute("data-record-id", PENALTY)


def test_open_the_hit_and_go_back(page: Page) -> None:
    search_from_home(page, FIRM)
    page.locator(f'[data-record-id="{PENALTY}"]').get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(FIRM)
    page.go_back()
    expect(page.locator(f'[data-record-id="{PENALTY}"]')).to_be_visible()


def test_results_come_while_typing_and_nothing_is_loaded_before(page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/search/")
    page.wait_for_timeout(300)
    assert not [url for url in loaded if "/search/index.json" in url or "/search/20" in url]
    page.get_by_role("main").get_by_role("searchbox").press_sequentially("碧波")
    expect(page.locator(HITS).first).to_be_visible()


def test_a_search_without_result_offers_help(page: Page) -> None:
    search_from_home(page, "查无此事查无此人")
    expect(page.locator(HITS)).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("没有")


@pytest.mark.parametrize(
    "address", ["/", "/penalties/", f"/penalties/{PENALTY}/", "/search/", "/timeliness/"]
)
def test_a_phone_never_scrolls_sideways(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_search_works_from_a_bookmark(page: Page) -> None:
    page.goto("/search/?q=碧波游泳")
    expect(page.locator(f'[data-record-id="{PENALTY}"]')).to_be_visible()


@pytest.mark.parametrize("address", ["/timeliness/", "/authorities/chengyuan/", "/baselines/", "/reports/"])
def test_on_a_phone_no_table_hides_a_part_of_itself(page: Page, address: str) -> None:
    page.goto(address)
    hidden = page.locator(".scroll").evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth)"
    )
    assert hidden == []


def test_a_code_stands_on_one_line(page: Page) -> None:
    page.goto(f"/penalties/{PENALTY}/")
    code = page.locator("dd.code")
    expect(code).to_have_text("91990100MAH0FNBN0Y")
    lines = code.evaluate(
        "one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    )
    assert lines < 1.5
