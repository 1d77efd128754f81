"""The search box in a real browser, below a sub-path: what a citizen sees, types and opens."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.disclosure_search.conftest import SCRIPTED, make_records
from tests.disclosure_search.made_documents import make_documents
from tests.disclosure_search.search_host import serve, write_site

from disclosure_search.browser_code import read_sources

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

BOX = "[data-search-input]"
HITS = "[data-record-id]"
STATUS = "[data-search-status]"


def total(page: Page) -> int:
    return int(page.locator("[data-total]").get_attribute("data-total") or "")


def wait_until(page: Page, come: Callable[[], bool]) -> None:
    for _ in range(100):
        if come():
            return
        page.wait_for_timeout(50)
    pytest.fail("it did not come")


def find(page: Page, root: str, query: str) -> None:
    page.goto(f"{root}search/?q={query}")
    expect(page.locator(HITS).first).to_be_visible()


def test_nothing_is_fetched_before_the_first_keystroke(page: Page, search_root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(search_root)))
    page.goto(search_root + "search/")
    page.locator(BOX).focus()
    page.wait_for_load_state("networkidle")
    # whether the site is fresh is asked whenever the browser comes to it
    assert sorted({*fetched} - {"health.json"}) == [
        "search/",
        "search/notice.js",
        "search/page.mjs",
        "theme/freshness.js",
        "theme/icon.svg",
        "theme/large.js",
        "theme/portal.css",
    ]
    page.locator(BOX).press_sequentially("仁和")
    expect(page.locator(HITS).first).to_be_visible()
    assert {"search/text-search.mjs", "search/index.json"} <= set(fetched)
    assert "search/search.mjs" not in fetched, "the page brings the engine with it"
    assert all("://" not in path for path in fetched), "no request leaves the site"


def test_a_number_is_found_without_what_only_texts_need(page: Page, search_root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(f"{search_root}search/")))
    number, party = make_documents(90)[8].numbers[0], make_documents(90)[8].party
    find(page, search_root, number)
    page.wait_for_load_state("networkidle")
    only_texts = re.compile(r"worker\.mjs|text-search\.mjs|/b/|/t/")
    assert not list(filter(only_texts.match, fetched))
    page.locator(BOX).fill(party)
    expect(page.locator(f"{HITS} mark").first).to_have_text(party)
    assert "text-search.mjs" in fetched


def test_a_first_search_is_answered_before_a_worker_has_started(page: Page, search_root: str) -> None:
    """From the second on it answers, so that typing never waits for a search."""
    workers: list[str] = []
    page.on("worker", lambda worker: workers.append(worker.url.rpartition("/")[2]))
    find(page, search_root, "仁和")
    expect(page.locator(".facet").first).to_be_visible()
    assert workers == []
    for text in ("仁和口", "仁和口腔", "野家"):
        page.locator(BOX).fill(text)
        expect(page.locator(f"{HITS} mark").first).to_have_text(text)
    assert workers == ["worker.mjs"]


def test_the_modules_as_they_are_written_find_too(page: Page, tmp_path: Path) -> None:
    write_site(tmp_path, make_records(), read_sources())
    with serve(tmp_path) as address:
        find(page, address, "仁和口腔")
        assert min(10, total(page)) == page.locator(HITS).count() > 0
        expect(page.locator(".facet").first).to_be_visible()


def test_typing_finds_marks_and_writes_the_address(page: Page, search_root: str) -> None:
    page.goto(search_root + "search/")
    page.locator(BOX).fill("野家")
    expect(page.locator(f"{HITS} h3 mark").first).to_have_text("野家")
    assert min(10, total(page)) == page.locator(HITS).count() > 0
    assert page.url.endswith("?q=%E9%87%8E%E5%AE%B6")
    expect(page.locator(STATUS)).to_have_text(f"找到 {total(page)} 条记录")
    assert page.locator(STATUS).get_attribute("aria-live") == "polite"


def test_only_the_latest_of_what_is_typed_is_shown(page: Page, search_root: str) -> None:
    find(page, search_root, "仁和")
    page.locator(BOX).evaluate(
        """(box) => { for (const text of ['口', '口腔', '野', '野家']) {
            box.value = text; box.dispatchEvent(new InputEvent('input', {bubbles: true})) } }"""
    )
    expect(page.locator(f"{HITS} h3 mark").first).to_have_text("野家")
    assert page.locator(f"{HITS} h3 mark").all_inner_texts() == ["野家"] * min(10, total(page))


def test_half_a_word_of_pinyin_is_not_searched(page: Page, search_root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(search_root + "search/")
    box = page.locator(BOX)
    box.evaluate(
        """(box) => { box.value = "ren'h"; box.dispatchEvent(new CompositionEvent('compositionstart'))
            box.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true})) }"""
    )
    assert page.url == search_root + "search/"
    page.wait_for_load_state("networkidle")
    assert {"worker.mjs", "index.json"} <= set(fetched), "meanwhile the worker starts"
    box.evaluate("(box) => { box.value = '仁和'; box.dispatchEvent(new CompositionEvent('compositionend')) }")
    expect(page.locator(HITS).first).to_be_visible()


@pytest.mark.parametrize("form", ["{}", " “{}号” ", "{}　号"])
def test_a_number_is_found_alone_and_opens_and_comes_back(page: Page, search_root: str, form: str) -> None:
    document = make_documents(90)[8]
    number = document.numbers[0].replace("〔", "(").replace("〕", "] 第").removesuffix("号")
    page.goto(search_root + "search/")
    page.locator(BOX).fill(form.format(number))
    expect(page.get_by_role("heading", name="文号或代码完全匹配")).to_be_visible()
    shown = page.locator(f'[data-record-id="{document.id}"]')
    expect(shown.locator(".docno mark")).to_have_text(document.numbers[0])
    shown.locator("a").click()
    expect(page).to_have_title(document.id)
    page.go_back()
    expect(shown).to_be_visible()


def test_a_code_that_was_typed_is_shown_in_the_row(page: Page, search_root: str) -> None:
    document = make_documents(90)[8]
    find(page, search_root, document.numbers[2].lower())
    expect(page.locator(f'[data-record-id="{document.id}"] .code')).to_have_text(document.numbers[2])


def test_a_hit_says_what_which_when_and_whom(page: Page, search_root: str) -> None:
    document = make_documents(90)[8]
    find(page, search_root, document.number)
    row = page.locator(f'[data-record-id="{document.id}"]')
    label = "行政处罚" if document.kind == "penalty" else "行政许可"
    for fact in (document.title, label, document.number, document.date, *document.names):
        expect(row).to_contain_text(fact)


def test_a_text_is_fetched_only_where_the_row_does_not_show_the_words(page: Page, search_root: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    find(page, search_root, "口腔门诊")
    page.wait_for_load_state("networkidle")
    assert page.locator(f"{HITS}:has(h3 mark) .search-snippet:not(:empty)").count() == 0
    find(page, search_root, "医疗废物登记")
    expect(page.locator(".search-snippet mark").first).to_have_text("医疗废物登记")


def test_what_else_stands_in_the_address_filters_nothing(page: Page, search_root: str) -> None:
    page.goto(search_root + "search/?q=仁和&from=singlemessage&isappinstalled=0")
    expect(page.locator(HITS).first).to_be_visible()
    everything = total(page)
    find(page, search_root, "仁和")
    assert total(page) == everything
    page.goto(search_root + "search/?from=singlemessage&isappinstalled=0")
    expect(page.locator(STATUS)).to_have_text("")
    expect(page.get_by_role("heading", name="按类别和月份查找")).to_be_visible()


def test_more_results_are_appended_and_restored(page: Page, search_root: str) -> None:
    find(page, search_root, "执法人员")
    expect(page.locator(HITS)).to_have_count(10)
    page.get_by_role("button", name="更多结果").click()
    expect(page.locator(HITS)).to_have_count(30)
    ids = page.locator(HITS).evaluate_all("items => items.map((item) => item.dataset.recordId)")
    assert len(set(ids)) == 30
    expect(page.locator(f"{HITS} a").nth(10)).to_be_focused()
    page.locator(f"{HITS} a").nth(20).click()
    expect(page).to_have_title(ids[20])
    page.go_back()
    expect(page.locator(HITS)).to_have_count(30)


def test_what_records_say_never_becomes_markup(page: Page, search_root: str) -> None:
    find(page, search_root, "独角兽")
    expect(page.locator(".search-snippet mark")).to_have_text("独角兽")
    assert page.locator(f"{HITS} h3").text_content() == SCRIPTED
    assert page.locator("[data-search-results] img, [data-search-results] script").count() == 0
    assert page.title().startswith("独角兽 - 检索 - ")


@pytest.mark.parametrize(
    "query",
    [
        SCRIPTED,
        "__proto__",
        "<b>仁和</b>",
        "\\",
        "((((",
        "%00",
        "仁和" * 300,
        "'\"><svg onload=x>",
        "-",
        "\u202e和仁",
    ],
)
def test_hostile_queries_neither_throw_nor_inject(page: Page, search_root: str, query: str) -> None:
    page.goto(search_root + "search/")
    page.locator(BOX).fill(query)
    expect(page.locator(STATUS)).to_have_text(re.compile("^(找到|没有找到)"))
    assert page.locator("main img, main b, main svg").count() == 0
    assert page.title() != "hacked"
    page.reload()
    assert page.locator(BOX).input_value() == query.replace("\r", "")


@pytest.mark.parametrize(
    "parameters", ["__proto__=x", "kind=__proto__", "kind=<img src=x>", "constructor=1&kind=toString"]
)
def test_hostile_parameters_do_no_harm(page: Page, search_root: str, parameters: str) -> None:
    page.goto(f"{search_root}search/?q=仁和&{parameters}")
    expect(page.locator(STATUS)).to_have_text(re.compile("^(找到|没有找到)"))
    assert page.locator("main img").count() == 0


def test_clearing_the_box_brings_back_the_first_page(page: Page, search_root: str) -> None:
    find(page, search_root, "仁和")
    page.locator(BOX).fill("")
    expect(page.get_by_role("heading", name="按类别和月份查找")).to_be_visible()
    expect(page.locator(HITS)).to_have_count(0)
    assert page.url == search_root + "search/"


def test_the_keyboard_walks_through_hits(page: Page, search_root: str) -> None:
    find(page, search_root, "仁和")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{HITS} a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_focused()
    assert page.locator(BOX).input_value() == "仁和"


def test_back_undoes_a_search_that_was_begun_anew(page: Page, search_root: str) -> None:
    find(page, search_root, "口腔")
    page.locator(BOX).focus()
    page.locator(BOX).fill("野家")
    expect(page.locator(f"{HITS} h3 mark").first).to_have_text("野家")
    page.go_back()
    expect(page.locator(f"{HITS} h3 mark").first).to_have_text("口腔")
    assert page.locator(BOX).input_value() == "口腔"


class TestNothingFound:
    def test_help_is_offered(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=饕餮盛宴")
        expect(page.locator(".search-help")).to_contain_text("还可以试试")
        expect(page.locator("[data-total]")).to_have_attribute("data-total", "0")
        expect(page.locator(STATUS)).to_have_text("没有找到相符的记录")

    def test_a_word_can_be_dropped(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=野家 饕餮")
        link = page.get_by_role("link", name="去掉“饕餮”")
        said = int(re.findall(r"：(\d+) 条", link.locator("xpath=..").inner_text())[0])
        link.click()
        expect(page.locator(f"{HITS} h3 mark").first).to_have_text("野家")
        assert total(page) == said
        assert page.locator(BOX).input_value() == "野家"
        page.go_back()
        expect(link).to_be_visible()

    @pytest.mark.parametrize("exists", [True, False])
    def test_a_serial_that_is_not_there_leads_to_its_run(
        self, page: Page, search_root: str, exists: bool
    ) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
        page.route("**/numbers/**", lambda route: route.fulfill(status=200 if exists else 404))
        page.goto(search_root + "search/?q=辰卫医罚[2026]第999540")
        expect(page.locator(".search-help")).to_contain_text("只输入一半查不到")
        link = page.get_by_role("link", name="辰卫医罚〔2026〕的全部文号")
        expect(link).to_have_count(int(exists))
        run = f"{search_root}numbers/%E8%BE%B0%E5%8D%AB%E5%8C%BB%E7%BD%9A/2026/"
        assert f"HEAD {run}" in asked
        if exists:
            assert link.get_attribute("href") == run

    def test_filters_can_be_dropped(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=野家&from=2030-01-01")
        page.get_by_role("link", name="去掉全部筛选条件").click()
        expect(page.locator(HITS).first).to_be_visible()
        assert "from=" not in page.url


class TestTroubles:
    def test_unreachable_shards_are_said_in_words(self, page: Page, search_root: str) -> None:
        page.route("**/index.json", lambda route: route.fulfill(status=503))
        page.goto(search_root + "search/?q=仁和")
        expect(page.locator(STATUS)).to_contain_text("检索暂时不可用")
        expect(page.locator(STATUS)).to_contain_text("503")
        expect(page.get_by_role("heading", name="按类别和月份查找")).to_be_visible()
        page.unroute("**/index.json")
        page.locator(BOX).fill("仁和口腔")
        expect(page.locator(HITS).first).to_be_visible()

    @pytest.mark.parametrize(
        "trouble",
        [
            "delete window.Worker",
            "window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError') } }",
            "window.Worker = class extends Worker { constructor(url) { super(url, { type: 'classic' }) } }",
        ],
    )
    def test_without_a_worker_the_page_searches_itself(
        self, page: Page, search_root: str, trouble: str
    ) -> None:
        page.add_init_script(trouble)
        page.route(
            "**/index.json", lambda route: (time.sleep(0.3), route.continue_())[-1]
        )  # the slowest to come
        find(page, search_root, "医疗废物登记")
        expect(page.locator(".search-snippet mark").first).to_have_text("医疗废物登记")
        assert total(page) > 0

    def test_a_worker_that_dies_is_replaced(self, page: Page, search_root: str) -> None:
        page.add_init_script(
            "window.Worker = class extends Worker { constructor(...given) { super(...given); window.dying = this } }"
        )
        find(page, search_root, "仁和")
        page.locator(BOX).fill("仁和口")  # starts the worker
        expect(page.locator(f"{HITS} mark").first).to_have_text("仁和口")
        page.evaluate(
            """() => { dying.postMessage = () => {
                window.died = true; dying.terminate(); dying.dispatchEvent(new Event('error')) } }"""
        )
        for text in ["东岭康宁", "野家"] * 20:
            page.locator(BOX).fill(text)
            expect(page.locator(f"{HITS} mark").first).to_have_text(text)
            if page.evaluate("Boolean(window.died)"):
                return
        pytest.fail("the worker was never asked")

    def test_a_worker_that_never_starts_keeps_no_search_waiting(self, page: Page, search_root: str) -> None:
        """Not even after the first letters of pinyin, with which it was to start."""
        page.route("**/worker.mjs", lambda _route: None)
        page.goto(search_root + "search/")
        box = page.locator(BOX)
        box.evaluate("(box) => box.dispatchEvent(new CompositionEvent('compositionstart'))")
        page.wait_for_timeout(100)
        box.evaluate(
            "(box) => { box.value = '仁和'; box.dispatchEvent(new CompositionEvent('compositionend')) }"
        )
        for text in ("仁和", "野家", "东岭康宁"):
            box.fill(text)
            expect(page.locator(f"{HITS} mark").first).to_have_text(text)

    def test_a_search_under_way_is_answered_when_the_index_is_dropped(
        self, page: Page, search_root: str
    ) -> None:
        find(page, search_root, "仁和")
        for text in ("野家", "东岭康宁", "执法人员"):
            page.locator(BOX).fill(text)
            expect(page.locator(f"{HITS} mark").first).to_have_text(text)
        expect(page.locator(HITS)).to_have_count(10)
        page.wait_for_load_state("networkidle")
        held: list[Route] = []
        shards = re.compile(r"/search/[ms]/")
        page.context.route(shards, lambda route: held.append(route))
        page.get_by_role("button", name="更多结果").click()
        wait_until(page, lambda: bool(held))
        asked = len(held)
        page.locator(BOX).fill("许可")
        wait_until(page, lambda: len(held) > asked)
        held[0].fulfill(status=404)  # a new site has taken the place of the old one
        page.context.unroute(shards)
        expect(page.locator(STATUS)).to_have_text(re.compile("^找到"))
        page.locator(BOX).fill("野家")
        expect(page.locator(f"{HITS} mark").first).to_have_text("野家")

    def test_a_new_site_in_the_place_of_the_old_one_is_opened_anew(
        self, page: Page, search_root: str
    ) -> None:
        find(page, search_root, "仁和")
        gone = re.compile(r"/search/(m|s|20)[^/]*/")
        answers = iter([404])
        page.context.route(
            gone, lambda route: route.fulfill(status=404) if next(answers, 0) else route.continue_()
        )
        page.locator(BOX).fill("东岭康宁")
        expect(page.locator(f"{HITS} mark").first).to_have_text("东岭康宁")
        assert next(answers, None) is None


def test_the_page_prints_what_was_found(chromium: Browser, search_root: str) -> None:
    page = chromium.new_page()
    find(page, search_root, "仁和")
    page.emulate_media(media="print")
    expect(page.locator(f"{HITS} h3").first).to_be_visible()
    expect(page.locator(BOX)).to_be_visible()
    expect(page.get_by_role("button", name="检索", exact=True)).to_be_hidden()
    expect(page.locator("[data-search-column]")).to_be_hidden()
    page.close()
