"""Narrowing a search down in a real browser: facets with counts, dates, sorting, and all of it in the address."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.disclosure_search.conftest import make_records

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

BOX = "[data-search-input]"
HITS = "[data-record-id]"
TOTAL = "[data-total]"
CHIPS = "[data-search-chosen] li"
STATUS = "[data-search-status]"
SHEET = "dialog.sheet"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def facet(page: Page, label: str) -> Locator:
    return page.locator(".facet").filter(
        has=page.locator("summary > span", has_text=re.compile(f"^{label}$"))
    )


def open_facet(page: Page, label: str) -> Locator:
    """A facet, unfolded, once the counts are those of what is asked."""
    group = facet(page, label)
    expect(page.locator(".facets")).to_have_attribute("aria-busy", "false")
    expect(group).to_be_visible()
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    expect(group.locator("label").first).to_be_visible()
    return group


def list_counts(group: Locator) -> dict[str, int]:
    rows = group.locator("label").all()
    return {
        row.locator(".facet-words").inner_text(): int(row.locator(".count").inner_text().replace(",", ""))
        for row in rows
    }


def expect_total(page: Page, count: int) -> None:
    expect(page.locator(TOTAL)).to_have_attribute("data-total", str(count))


class TestFacets:
    @pytest.mark.parametrize("label", ["类别", "机关"])
    def test_every_count_is_what_choosing_the_value_finds(
        self, page: Page, search_root: str, label: str
    ) -> None:
        page.goto(search_root + "search/?q=执法人员")
        counts = list_counts(open_facet(page, label))
        assert len(counts) >= 2
        for words, count in counts.items():
            box = open_facet(page, label).get_by_role("checkbox", name=words)
            box.check()
            expect_total(page, count)
            box.uncheck()
            expect_total(page, sum(counts.values()))

    def test_values_of_a_facet_add_up_and_facets_narrow(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        kinds = list_counts(open_facet(page, "类别"))
        first, second = list(kinds)[:2]
        for words in (first, second):
            open_facet(page, "类别").get_by_role("checkbox", name=words).check()
        expect_total(page, kinds[first] + kinds[second])
        open_facet(page, "类别").get_by_role("checkbox", name=second).uncheck()
        expect_total(page, kinds[first])
        organ = open_facet(page, "机关")
        expect(facet(page, "类别").locator("label").first).to_contain_text(first)
        words, count = next(iter(list_counts(organ).items()))
        assert count < kinds[first]
        organ.get_by_role("checkbox", name=words).check()
        expect_total(page, count)
        expect(page.locator(CHIPS)).to_have_count(3)

    def test_ticks_that_follow_each_other_quickly_all_count(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        organs = list_counts(open_facet(page, "机关"))
        assert len(organs) > 2
        facet(page, "机关").evaluate(
            "(facet) => [...facet.querySelectorAll('input[type=checkbox]')].slice(0, 2).forEach((box) => box.click())"
        )
        expect_total(page, sum(list(organs.values())[:2]))
        expect(page.locator(CHIPS)).to_have_count(3)  # and one that takes all away

    def test_counts_come_after_the_results_and_follow_the_query(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        before = sum(list_counts(open_facet(page, "类别")).values())
        page.locator(BOX).fill("野家")
        expect(page.locator(f"{HITS} mark").first).to_have_text("野家")
        found = int(page.locator(TOTAL).get_attribute("data-total") or 0)
        assert found < before
        expect(facet(page, "类别").locator(".count").first).not_to_have_text(str(before))
        page.wait_for_function(
            """(total) => [...document.querySelector('.facet').querySelectorAll('.count')]
                .reduce((sum, count) => sum + Number(count.textContent), 0) === total""",
            arg=found,
        )

    def test_a_long_facet_shows_eight_and_more_on_demand(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        group = open_facet(page, "月份")
        expect(group.locator("label")).to_have_count(8)
        more = group.get_by_role("button", name="更多")
        hidden = int(re.findall(r"\d+", more.inner_text())[0])
        more.focus()
        page.keyboard.press("Enter")
        expect(group.locator("label")).to_have_count(8 + hidden)
        box = group.get_by_role("searchbox", name="在“月份”中查找")
        expect(box).to_be_focused()
        box.fill("2026")
        assert 0 < group.locator("label").count() < 8 + hidden
        assert all("2026" in words for words in group.locator(".facet-words").all_inner_texts())
        box.fill("没有")
        expect(group).to_contain_text("没有这样的选项")

    def test_the_focus_stays_on_the_value_that_was_chosen(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        group = open_facet(page, "机关")
        words = list(list_counts(group))
        last = group.get_by_role("checkbox", name=words[-1])
        last.focus()
        page.keyboard.press("Space")
        expect(page.locator(CHIPS)).to_have_count(1)
        page.wait_for_timeout(400)  # counts have come anew by then
        expect(last).to_be_focused()
        assert list(list_counts(group)) == words, "nothing moves under the finger"
        page.reload()
        assert next(iter(list_counts(open_facet(page, "机关")))) == words[-1], (
            "else the chosen one stands first"
        )

    def test_counts_that_cannot_be_fetched_cost_nothing_else(self, page: Page, search_root: str) -> None:
        page.route("**/panel.mjs", lambda route: route.abort())
        page.goto(search_root + "search/?q=执法人员")
        expect(page.locator(HITS)).to_have_count(10)


class TestAddress:
    def test_everything_is_restored_from_it(self, page: Page, search_root: str) -> None:
        address = (
            search_root
            + "search/?q=执法人员&kind=penalty&authority=%E8%BE%B0&from=2023-02-01&to=2026-06-30&sort=date"
        )
        page.goto(address)
        expect(page.locator(HITS).first).to_be_visible()
        days = page.locator(f"{HITS} time").evaluate_all("all => all.map((each) => each.dateTime)")
        assert days == sorted(days, reverse=True)
        assert "2023-02-01" <= days[-1] <= days[0] <= "2026-06-30"
        expect(open_facet(page, "类别").get_by_role("checkbox", name="行政处罚")).to_be_checked()
        expect(page.locator("[data-search-sort]")).to_have_value("date")
        expect(page.get_by_label("从")).to_have_value("2023-02-01")
        expect(page.get_by_label("到", exact=True)).to_have_value("2026-06-30")
        expect(page.locator(CHIPS)).to_have_count(5)
        asked = {"penalty", "辰"}
        expected = [
            each for each in make_records()
            if asked <= {value for _, value in each.facets} and "2023-02-01" <= each.date <= "2026-06-30"
        ]  # fmt: skip
        expect_total(page, len(expected))

    def test_back_and_forward_undo_and_redo_a_filter(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        counts = list_counts(open_facet(page, "类别"))
        words, count = next(iter(counts.items()))
        open_facet(page, "类别").get_by_role("checkbox", name=words).check()
        expect_total(page, count)
        assert "kind=" in page.url
        page.go_back()
        expect_total(page, sum(counts.values()))
        expect(page.locator(CHIPS)).to_have_count(0)
        expect(open_facet(page, "类别").get_by_role("checkbox", name=words)).not_to_be_checked()
        page.go_forward()
        expect_total(page, count)

    def test_a_chip_takes_its_filter_away(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员&kind=penalty&authority=辰")
        expect(page.locator(CHIPS)).to_have_count(3)
        page.get_by_role("button", name="去掉 类别：行政处罚").focus()
        page.keyboard.press("Enter")
        expect(page.locator(CHIPS)).to_have_count(1)
        assert "kind=" not in page.url
        expect(page.locator(CHIPS).get_by_role("button")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(CHIPS)).to_have_count(0)
        expect(page.locator(BOX)).to_be_focused()

    def test_all_can_be_taken_away_at_once(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员&kind=penalty&authority=辰&to=2026-01-01")
        page.get_by_role("button", name="全部去掉").click()
        expect(page.locator(CHIPS)).to_have_count(0)
        assert page.url.endswith("?q=%E6%89%A7%E6%B3%95%E4%BA%BA%E5%91%98")

    def test_filters_alone_are_a_search(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?kind=permit")
        expect(page.locator(HITS)).to_have_count(10)
        expect_total(page, sum(each.kind == "permit" for each in make_records()))

    def test_an_unknown_value_is_told(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员&authority=nobody")
        expect(page.locator(CHIPS)).to_contain_text("机关：nobody（没有这一项）")
        expect(page.locator(STATUS)).to_contain_text("筛选条件里有这里没有的项")
        expect_total(page, 0)

    def test_an_unknown_value_beside_a_known_one_is_told_too(self, page: Page, search_root: str) -> None:
        page.goto(
            search_root + "search/?q=执法人员&authority=nobody&authority=辰&violation=无此&violation=也无此"
        )
        expect(page.locator(CHIPS).filter(has_text="没有这一项")).to_have_count(3)
        page.goto(search_root + "search/?q=执法人员&authority=nobody&authority=辰")
        expect(page.locator(CHIPS).filter(has_text="没有这一项")).to_have_count(1)
        expect(page.locator(".search-snippet mark").first).to_have_text("执法人员")

    def test_a_day_that_is_none_is_told(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员&from=2026-02-31")
        expect(page.locator(STATUS)).to_contain_text("“2026-02-31”不是日期")
        expect(page.locator(HITS).first).to_be_visible()

    @pytest.mark.parametrize("order", ["amount", "date"])
    def test_sorting_is_in_the_address(self, page: Page, search_root: str, order: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        expect(page.locator(HITS)).to_have_count(10)
        page.locator("[data-search-sort]").select_option(order)
        page.wait_for_url(f"**&sort={order}")
        if order == "date":
            shown = "all => all.map((each) => each.querySelector('time').dateTime)"
        else:
            amount = "each.querySelector('.search-amount')?.textContent.replace(/,/g, '') ?? -1"
            shown = f"all => all.map((each) => parseFloat({amount}))"
        page.wait_for_function(
            f"() => {{ const values = ({shown})([...document.querySelectorAll('{HITS}')]);"
            " return values.length && values.every((value, place) => !place || value <= values[place - 1]) }"
        )

    def test_the_days_are_set_by_two_fields(self, page: Page, search_root: str) -> None:
        page.goto(search_root + "search/?q=执法人员")
        open_facet(page, "类别")
        page.get_by_label("从").fill("2026-01-01")
        page.wait_for_url("**&from=2026-01-01")
        page.get_by_label("到", exact=True).fill("2026-06-30")
        page.wait_for_url("**&to=2026-06-30")
        expect(page.locator(CHIPS).first).to_contain_text("起始日期：2026-01-01")
        expect_total(
            page,
            sum(
                "2026-01-01" <= each.date <= "2026-06-30" and "执法人员" in each.text
                for each in make_records()
            ),
        )


class TestPhone:
    def test_counts_cost_nothing_before_the_sheet_is_opened(self, phone: Page, search_root: str) -> None:
        fetched: list[str] = []
        phone.on("request", lambda request: fetched.append(request.url))
        phone.goto(search_root + "search/?q=执法人员")
        expect(phone.locator(HITS)).to_have_count(10)
        phone.wait_for_load_state("networkidle")
        assert not [url for url in fetched if "panel.mjs" in url]

    def test_the_sheet_keeps_the_focus_and_gives_it_back(self, phone: Page, search_root: str) -> None:
        phone.goto(search_root + "search/?q=执法人员&kind=penalty")
        button = phone.get_by_role("button", name="筛选（1）")
        button.click()
        sheet = phone.locator(SHEET)
        expect(sheet).to_be_visible()
        expect(phone.get_by_role("dialog", name="筛选")).to_be_visible()
        open_facet(phone, "类别")
        for _ in range(40):
            phone.keyboard.press("Tab")
            assert phone.evaluate(
                "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
            )
        phone.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        expect(button).to_be_focused()

    def test_a_filter_set_in_the_sheet_narrows_and_is_counted(self, phone: Page, search_root: str) -> None:
        phone.goto(search_root + "search/?q=执法人员")
        phone.get_by_role("button", name="筛选").click()
        words, count = next(iter(list_counts(open_facet(phone, "类别")).items()))
        open_facet(phone, "类别").locator("label", has_text=words).tap()
        done = phone.get_by_role("button", name=f"显示 {count} 条结果")
        done.tap()
        expect(phone.locator(SHEET)).to_be_hidden()
        expect_total(phone, count)
        expect(phone.get_by_role("button", name="筛选（1）")).to_be_visible()

    def test_nothing_scrolls_sideways_and_targets_are_large(self, phone: Page, search_root: str) -> None:
        phone.goto(search_root + "search/?q=执法人员&kind=penalty&authority=辰")
        expect(phone.locator(HITS).first).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360
        phone.get_by_role("button", name="筛选").first.click()
        open_facet(phone, "月份")
        assert phone.locator(".sheet-body").evaluate("(body) => body.scrollWidth <= body.clientWidth")
        targets = f":is({SHEET}, .search-tools, .chips) :is(button, label:has(input), summary, select)"
        heights = phone.locator(targets).evaluate_all(
            "all => all.map((each) => each.getBoundingClientRect().height)"
        )
        assert len(heights) > 10
        assert [height for height in heights if 0 < height < 44] == []

    def test_turned_wide_the_filters_stand_beside_the_results(self, phone: Page, search_root: str) -> None:
        phone.goto(search_root + "search/?q=执法人员")
        phone.get_by_role("button", name="筛选").click()
        open_facet(phone, "类别")
        phone.set_viewport_size({"width": 1200, "height": 740})
        expect(phone.locator(SHEET)).to_be_hidden()
        expect(phone.locator("[data-search-column] .facet").first).to_be_visible()


def test_by_keyboard_alone(page: Page, search_root: str) -> None:
    page.goto(search_root + "search/")
    page.keyboard.press("/")
    page.keyboard.type("abc")
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator(".facet label").first).to_be_visible()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => { const { activeElement: at } = document; return at.closest('[data-record-id]') ? 'hit'
                    : at.matches('.facet input') ? 'value' : at.matches('summary') ? 'facet'
                    : at.matches('select') ? 'sort' : at.type === 'date' ? 'day' : '' }"""
            )
        )
    assert {"hit", "value", "facet", "sort", "day"} <= set(reached)
