"""What the tests of the search page share: made records on a host, and a page to look at them with."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page
from tests.disclosure_search.made_documents import make_documents
from tests.disclosure_search.search_host import published_code, serve, write_site

from disclosure_search.documents import SearchDocument

SCRIPTED = "<img src=x onerror=document.title='hacked'>仁和<script>document.title='hacked'</script>"
"""A title that would be markup if it were not escaped."""


def make_records() -> Sequence[SearchDocument]:
    documents = make_documents(90)
    documents[0] = replace(documents[0], title=SCRIPTED, text="独角兽" + SCRIPTED, date="2026-11-20")
    return documents


@pytest.fixture(scope="session")
def search_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The root of a site below a sub-path, with the code as it is published."""
    folder = tmp_path_factory.mktemp("host")
    write_site(folder / "gongshi", make_records(), published_code())
    with serve(folder) as address:
        yield f"{address}gongshi/"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A wide page; nothing in it may go wrong."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert not problems
