"""The search box in a real browser, below a sub-path: what a citizen sees, types and opens."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.disclosure_search.made_documents import make_documents, write_shards

BROWSER = Path(__file__).parents[2] / "plugins/disclosure_search/browser"
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

PAGE = """<!doctype html><html><meta charset="utf-8"><title>检索</title><link rel="icon" href="data:,">
<form action="./" method="get" role="search" data-search-form data-search-base="../">
<input name="q" data-search-input>
<select name="kind"><option value=""><option value="penalty"><option value="permit"></select>
<button>检索</button></form>
<p data-search-status></p><div data-total></div><div data-search-results><p id="before">先看这里</p></div>
<script type="module" src="page.mjs"></script></html>"""
SCRIPTED = "<img src=x onerror=document.title='hacked'>仁和<script>document.title='hacked'</script>"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("host")
    site = folder / "gongshi"
    documents = make_documents(90)
    documents[0] = replace(documents[0], title=SCRIPTED, text="独角兽" + SCRIPTED, date="2026-11-20")
    write_shards(site, documents)
    for module in BROWSER.glob("*.mjs"):
        shutil.copy(module, site / "search" / module.name)
    (site / "search/index.html").write_text(PAGE, encoding="utf-8")
    for document in documents:
        place = site / document.url.strip("/")
        place.mkdir(parents=True)
        (place / "index.html").write_text(f"<title>{document.id}</title>", encoding="utf-8")
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/gongshi/"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def test_nothing_is_fetched_before_the_first_keystroke(page: Page, root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(root)))
    page.goto(root + "search/")
    page.wait_for_load_state("networkidle")
    assert fetched == ["search/", "search/page.mjs"]
    page.locator("[data-search-input]").press_sequentially("仁和")
    expect(page.locator("[data-record-id]").first).to_be_visible()
    assert "search/index.json" in fetched
    assert all("://" not in path for path in fetched)


def test_typing_finds_marks_and_writes_the_address(page: Page, root: str) -> None:
    page.goto(root + "search/")
    page.locator("[data-search-input]").fill("野家")
    expect(page.locator("[data-record-id] h3 mark").first).to_have_text("野家")
    total = int(page.locator("[data-total]").get_attribute("data-total") or "")
    assert total == page.locator("[data-record-id]").count() > 0
    assert page.url.endswith("?q=%E9%87%8E%E5%AE%B6")
    assert page.locator("[data-search-status]").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("form", ["{}", " “{}号” ", "{}　号"])
def test_a_number_is_found_alone_and_opens_and_comes_back(page: Page, root: str, form: str) -> None:
    document = make_documents(90)[8]
    number = document.numbers[0].replace("〔", "(").replace("〕", "] 第").removesuffix("号")
    page.goto(root + "search/")
    page.locator("[data-search-input]").fill(form.format(number))
    expect(page.get_by_text("文号完全匹配", exact=True)).to_be_visible()
    shown = page.locator(f'[data-record-id="{document.id}"]')
    shown.locator("a").click()
    expect(page).to_have_title(document.id)
    page.go_back()
    expect(shown).to_be_visible()


def test_a_hit_says_when_what_which_and_whom(page: Page, root: str) -> None:
    document = make_documents(90)[8]
    page.goto(root + "search/?q=" + document.number)
    facts = page.locator(f'[data-record-id="{document.id}"] .search-facts')
    expect(facts).to_have_text(" · ".join([document.date, document.label, document.number, *document.names]))


def test_filters_in_the_address_are_kept(page: Page, root: str) -> None:
    page.goto(root + "search/?kind=permit&q=仁和")
    expect(page.locator("[data-record-id]").first).to_be_visible()
    few = int(page.locator("[data-total]").get_attribute("data-total") or "")
    assert page.locator("select").input_value() == "permit"
    page.locator("select").select_option("")
    expect(page.locator("[data-total]")).not_to_have_attribute("data-total", str(few))
    assert "kind=" not in page.url


def test_other_parameters_of_the_address_filter_nothing(page: Page, root: str) -> None:
    page.goto(root + "search/?q=仁和&from=singlemessage")
    expect(page.locator("[data-record-id]").first).to_be_visible()
    page.goto(root + "search/?from=singlemessage")
    expect(page.locator("[data-search-status]")).to_have_text("")
    expect(page.locator("#before")).to_be_visible()


def test_more_results_are_appended(page: Page, root: str) -> None:
    page.goto(root + "search/?q=执法人员")
    expect(page.locator("[data-record-id]")).to_have_count(20)
    page.get_by_role("button", name="更多结果").click()
    expect(page.locator("[data-record-id]")).to_have_count(40)
    ids = page.locator("[data-record-id]").evaluate_all("items => items.map((item) => item.dataset.recordId)")
    assert len(set(ids)) == 40


def test_what_records_say_never_becomes_markup(page: Page, root: str) -> None:
    page.goto(root + "search/?q=独角兽")
    expect(page.locator(".search-snippet mark")).to_have_text("独角兽")
    assert page.locator("[data-record-id] h3").text_content() == SCRIPTED
    assert page.locator("[data-search-results] img, [data-search-results] script").count() == 0
    assert page.title() == "检索"


def test_help_is_offered_when_nothing_is_found(page: Page, root: str) -> None:
    page.goto(root + "search/?q=饕餮盛宴")
    expect(page.locator(".search-help")).to_contain_text("可以试试")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "0")


def test_clearing_the_box_brings_back_the_first_page(page: Page, root: str) -> None:
    page.goto(root + "search/?q=仁和")
    expect(page.locator("[data-record-id]").first).to_be_visible()
    page.locator("[data-search-input]").fill("")
    expect(page.locator("#before")).to_be_visible()
    assert page.url == root + "search/"


def test_the_keyboard_walks_through_hits(page: Page, root: str) -> None:
    page.goto(root + "search/?q=仁和")
    expect(page.locator("[data-record-id]").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("[data-search-input]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-record-id] a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-input]")).to_be_focused()
    assert page.locator("[data-search-input]").input_value() == "仁和"


def test_unreachable_shards_are_said_in_words(page: Page, root: str) -> None:
    page.route("**/index.json", lambda route: route.fulfill(status=503))
    page.goto(root + "search/?q=仁和")
    expect(page.locator("[data-search-status]")).to_contain_text("检索暂时不可用")
    expect(page.locator("[data-search-status]")).to_contain_text("503")
    page.unroute("**/index.json")
    page.locator("[data-search-input]").fill("仁和口腔")
    expect(page.locator("[data-record-id]").first).to_be_visible()
