"""Both searches in Chromium, each query with an empty cache; where time is taken, in a profile of its own."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright
from tests.bench.searching.host import Host
from tests.bench.searching.queries import Query
from tests.bench.searching.scoring import Answer

_TYPE = """async (text) => {
  const results = document.querySelector('[data-search-results]')
  const input = document.querySelector('[data-search-input]')
  const shown = new Promise((resolve) => {
    const look = () => results.querySelector('[data-record-id]') && resolve(performance.now())
    new MutationObserver(look).observe(results, { childList: true, subtree: true })
    setTimeout(() => resolve(Infinity), 20000)
  })
  const start = performance.now()
  input.focus()
  input.value = text
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return (await shown) - start
}"""
"""Milliseconds from the key to the first result on the page."""
_PEER_SEARCH = """async (text) => {
  const start = performance.now()
  globalThis.pagefind ??= await import('/pagefind/pagefind.js')
  globalThis.found = await pagefind.search(text)
  return { ms: performance.now() - start, ids: found.results.map(({ id }) => id) }
}"""
_PEER_SHOW = """async (count) => {
  const start = performance.now()
  await Promise.all(found.results.slice(0, count).map((result) => result.data()))
  return performance.now() - start
}"""
_PEER_FIRST = 5
"""How many results Pagefind's own interface shows at first; a result has no title before its data is there."""
_SHOWN = 10
_READING_MS = 100
"""Nobody types the moment a page is there."""


@dataclass(frozen=True)
class Sight:
    """One first query in a browser: milliseconds to first results; bytes to its hits, and with 10 snippets."""

    ms: float
    hits: int
    snippets: int


@contextmanager
def launch() -> Iterator[Browser]:
    """The machine's Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium: run `make test`, which installs it or says how"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@contextmanager
def _fresh_page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="load")
    yield page
    context.close()


def watch_ours(browser: Browser, host: Host, queries: Sequence[Query]) -> list[Sight]:
    """Type each query into the search page; the page fetches hits and snippets at once, so bytes are both."""
    sights = []
    for query in queries:
        with _fresh_page(browser, f"{host.address}search/") as page:
            page.wait_for_timeout(_READING_MS)
            host.take_sent()
            ms = page.evaluate(_TYPE, query.text)
            page.wait_for_load_state("networkidle")
            sent = host.take_sent()
            sights.append(Sight(ms, sent, sent))
    return sights


def watch_peer(browser: Browser, host: Host, queries: Sequence[Query]) -> list[Sight]:
    """Ask Pagefind's own interface for programs, as its own page does."""
    sights = []
    for query in queries:
        with _fresh_page(browser, host.address) as page:
            sights.append(_see_peer(page, host, query))
    return sights


def weigh_peer(browser: Browser, host: Host, queries: Sequence[Query]) -> list[Sight]:
    """The same in one profile whose cache is emptied before each query: sooner done, and for bytes alone."""
    sights = []
    with _fresh_page(browser, host.address) as page:
        cache = page.context.new_cdp_session(page)
        for query in queries:
            cache.send("Network.clearBrowserCache")
            page.goto(host.address, wait_until="load")
            sights.append(_see_peer(page, host, query))
    return sights


def _see_peer(page: Page, host: Host, query: Query) -> Sight:
    host.take_sent()
    searched = page.evaluate(_PEER_SEARCH, query.text)["ms"]
    hits = host.take_sent()
    shown = page.evaluate(_PEER_SHOW, _PEER_FIRST)
    page.evaluate(_PEER_SHOW, _SHOWN)
    return Sight(searched + shown, hits, hits + host.take_sent())


def ask_peer(
    browser: Browser, host: Host, queries: Sequence[Query], records: Mapping[str, str]
) -> list[Answer]:
    """All that Pagefind finds; `records`: the record of each result by the result's id."""
    answers = []
    with _fresh_page(browser, host.address) as page:
        for query in queries:
            ids = page.evaluate(_PEER_SEARCH, query.text)["ids"]
            answers.append(Answer([records.get(found, found) for found in ids], len(ids)))
    return answers
