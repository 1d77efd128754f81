"""A host for the tests of the search page: the theme's own page, made shards and the code, below a sub-path."""

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.disclosure_search.made_documents import write_shards

from disclosure_search.browser_code import bundle_all, minify, read_sources
from disclosure_search.documents import SearchDocument
from disclosure_site.build import make_frame
from disclosure_site.columns import COLUMNS
from disclosure_site.rendering import Head
from disclosure_site.views.fields import Link

HERE = Path(__file__).parent
THEME = HERE.parents[1] / "themes/portal"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012

    def log_message(self, *args: object) -> None:
        pass


class QuietServer(http.server.ThreadingHTTPServer):
    """A browser that turns away from a file it has begun to fetch is no news."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a web server that shows a folder."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def write_site(site: Path, documents: Sequence[SearchDocument], code: Mapping[str, str]) -> None:
    """Write the search folder, the theme's style and an empty page for each record."""
    write_shards(site, list(documents))
    files = {f"search/{name}": text for name, text in code.items()}
    files["search/index.html"] = render_page()
    files["theme/portal.css"] = (THEME / "static/portal.css").read_text("utf-8")
    files["theme/icon.svg"] = (THEME / "static/icon.svg").read_text("utf-8")
    files |= {f"{each.url.strip('/')}/index.html": f"<title>{each.id}</title>" for each in documents}
    for path, text in files.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def render_page(service: str = "") -> str:
    """The theme's search page, with one organ and one month to go to."""
    frame = make_frame({"DISCLOSURE_PORTAL": {"name": "测试公示平台"}}, THEME)
    head = Head("检索", COLUMNS["search"], is_column=True, has_search=True)
    shelf = {"kind": Link("penalties/", "行政处罚"), "months": [Link("penalties/2026/11/", "2026年11月")]}
    return frame.render(
        "search.html",
        1,
        head,
        service=service,
        shelves=[shelf],
        others=[],
        organs=[Link("authorities/chen/", "辰市卫健委")],
    ).decode()


@cache
def published_code() -> Mapping[str, str]:
    """The code as a build publishes it."""
    bundles = bundle_all(read_sources())
    return dict(zip(bundles, minify([*bundles.values()]), strict=True))
