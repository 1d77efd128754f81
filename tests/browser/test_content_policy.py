"""Pages tell the browser to run and load nothing but the site's own files; none of them is hindered by it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.page_kinds import PAGE_KINDS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

LISTEN = "addEventListener('securitypolicyviolation', e => console.log('refused ' + e.blockedURI))"
PLANT = """() => {
    const script = document.createElement('script'); script.textContent = 'window.planted = 1'
    const image = document.createElement('div'); image.innerHTML = '<img src="x:" onerror="window.planted = 2">'
    document.body.append(script, image)
}"""


@pytest.fixture
def page(chromium: Browser, sample_address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=sample_address)
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_keeps_its_own_policy(page: Page, kind: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(PAGE_KINDS[kind], wait_until="networkidle" if "search" in kind else "load")
    assert [text for text in said if "refused" in text.lower()] == []


def test_a_planted_script_does_not_run(page: Page) -> None:
    page.goto("penalties/")
    page.evaluate(PLANT)
    page.wait_for_timeout(100)
    assert page.evaluate("window.planted") is None
