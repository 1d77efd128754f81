"""What a page costs its reader: below 100 KB without search, few requests, and none to anywhere else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response
from tests.browser.page_kinds import PAGE_KINDS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

MOST_BYTES = 100_000
MOST_REQUESTS = 8
"""The page, a style sheet, two scripts, the icon, the health file, and a picture or two."""
SIMPLE = {kind: address for kind, address in PAGE_KINDS.items() if "search" not in kind}


@pytest.fixture
def page(chromium: Browser, sample_address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=sample_address, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", SIMPLE)
def test_a_page_is_small(page: Page, sample_address: str, kind: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(SIMPLE[kind], wait_until="networkidle" if kind == "baseline" else "load")
    whole = [answer for answer in answers if not answer.url.startswith("data:")]
    assert all(answer.url.startswith(sample_address) for answer in whole)
    assert len(whole) <= MOST_REQUESTS
    assert sum(len(answer.body()) for answer in whole) < MOST_BYTES


@pytest.mark.parametrize("kind", ["penalty", "search"])
def test_a_page_is_painted_before_any_script(page: Page, kind: str) -> None:
    page.route("**/*.{js,mjs}", lambda _route: None)  # none ever comes
    page.goto(PAGE_KINDS[kind], wait_until="commit")
    page.get_by_role("heading", level=1).wait_for()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("-apple-system")
