"""Every kind of page by axe-core: WCAG 2.2 AA and good practice, light and dark, wide and on a phone; no fault."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page
from tests.browser.page_kinds import PAGE_KINDS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
SCREENS: dict[str, tuple[int, Literal["light", "dark"]]] = {
    "phone": (360, "light"), "wide and dark": (1100, "dark")
}  # fmt: skip


@pytest.fixture(params=list(SCREENS))
def page(request: pytest.FixtureRequest, chromium: Browser, sample_address: str) -> Iterator[Page]:
    width, colours = SCREENS[request.param]
    context = chromium.new_context(
        base_url=sample_address, viewport={"width": width, "height": 800}, color_scheme=colours
    )
    yield context.new_page()
    context.close()


def find_faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_has_no_fault(page: Page, kind: str) -> None:
    response = page.goto(PAGE_KINDS[kind])
    assert response is not None
    assert response.ok
    if "?" in PAGE_KINDS[kind]:
        page.wait_for_selector('[data-total]:not([data-total=""])', state="attached")
    assert find_faults(page) == []


def test_a_fault_would_be_found(page: Page) -> None:
    page.goto(PAGE_KINDS["penalty"])
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert "html-has-lang" in " ".join(find_faults(page))
