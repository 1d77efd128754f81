"""大字: remembered from page to page, reached by keyboard, and there without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.page_kinds import PAGE_KINDS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

PLAIN_PX = 16
OVER_THE_EDGE = """() => {
    const edge = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= edge) return []
    const all = [...document.querySelectorAll('body *')].filter(each => !each.closest('.scroll'))
    return all.filter(each => each.getBoundingClientRect().right > edge).map(each => each.outerHTML.slice(0, 80))
}"""


def open_page(chromium: Browser, address: str, *, scripts: bool = True) -> Page:
    context = chromium.new_context(
        base_url=address, viewport={"width": 360, "height": 740}, java_script_enabled=scripts
    )
    return context.new_page()


def read_size(page: Page) -> float:
    size = page.locator("html").evaluate("element => getComputedStyle(element).fontSize")
    return float(str(size).removesuffix("px"))


def test_it_is_chosen_by_keyboard_remembered_and_left_again(chromium: Browser, sample_address: str) -> None:
    page = open_page(chromium, sample_address)
    page.goto("")
    assert read_size(page) == PLAIN_PX
    page.get_by_role("link", name="大字").focus()
    page.keyboard.press("Enter")
    assert read_size(page) > 1.3 * PLAIN_PX
    expect(page.get_by_role("link", name="标准字号")).to_be_focused()
    page.goto("penalties/")
    page.wait_for_function("document.documentElement.classList.contains('large')")
    page.keyboard.press("Tab")
    page.get_by_role("link", name="标准字号").click()
    page.goto("cases/")
    assert read_size(page) == PLAIN_PX
    page.context.close()


def test_it_works_for_a_page_without_scripts(chromium: Browser, sample_address: str) -> None:
    page = open_page(chromium, sample_address, scripts=False)
    page.goto("penalties/")
    page.get_by_role("link", name="大字").click()
    expect(page.get_by_role("link", name="标准字号")).to_be_visible()
    page.get_by_role("link", name="标准字号").click()
    expect(page.get_by_role("link", name="大字")).to_be_visible()
    page.context.close()


def test_no_page_runs_over_the_edge_of_a_phone(chromium: Browser, sample_address: str) -> None:
    page = open_page(chromium, sample_address)
    page.goto("#large")
    for kind, address in PAGE_KINDS.items():
        page.goto(address)
        page.wait_for_function("document.documentElement.classList.contains('large')")
        assert page.evaluate(OVER_THE_EDGE) == [], kind
    page.context.close()
