"""W5: no page written by hand leads to an address of this site where nothing is (国办秘函〔2019〕19号).

Asked at sealing, when all files of the next site are known: of the pages of prose, and of the Markdown of cases and
reports. What the theme links is the tests' business.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from disclosure.findings.finding import Finding
from disclosure.privacy.texts import walk_texts
from disclosure.records.address import record_address
from disclosure.verdict import Verdict
from disclosure_gate.opening import Build

_MARKDOWN_KINDS = ("case", "report")
_MARKDOWN_LINK: Final = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)", re.M)
_REMEDY = "改正链接的地址，或者删去链接"


def find_dead_links(build: Build) -> list[Finding]:
    """A warning for each link that leads nowhere."""
    return [*_check_prose(build), *_check_records(build)]


class _Links(HTMLParser):
    """The links and pictures within `main`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_inside = self._is_inside or tag == "main"
        if self._is_inside:
            self.found += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag != "main"


def _check_prose(build: Build) -> Iterator[Finding]:
    for file in sorted(build.prose_output.rglob("*.html")):
        address = file.parent.relative_to(build.prose_output).as_posix() + "/"
        links = _Links()
        links.feed(file.read_text("utf-8"))
        for target in _list_dead(build, address, links.found):
            message = f"pages/ 下 Slug 为「{file.parent.name}」的页面有失效链接：{target}"
            yield _tell(build, message)


def _check_records(build: Build) -> Iterator[Finding]:
    told = {v.summary.row: v for v in build.site.published if v.summary.kind in _MARKDOWN_KINDS}
    for row, text in build.site.read_public(list(told)):
        yield from _check_record(build, told[row], text)


def _check_record(build: Build, verdict: Verdict, text: dict[str, Any]) -> Iterator[Finding]:
    summary = verdict.summary
    for field, words in walk_texts(text):
        targets = [inline or defined for inline, defined in _MARKDOWN_LINK.findall(words)]
        for target in _list_dead(build, record_address(summary), targets):
            yield _tell(
                build, f"「{summary.title}」里有失效链接：{target}", kind=summary.kind, record=summary.id,
                authority=summary.authority, path=summary.path, line=summary.line, field=field,
            )  # fmt: skip


def _tell(build: Build, message: str, **place: Any) -> Finding:
    law = build.site.law
    return Finding("W5", law.severity("W5"), message, _REMEDY, **place)


def _list_dead(build: Build, address: str, targets: Iterable[str]) -> Iterator[str]:
    """Those that lead to an address of this site where the next site has nothing."""
    root = urlsplit(build.account.config.site_url)
    base = root.path.rstrip("/") + "/"
    for target in dict.fromkeys(targets):
        found = urlsplit(urljoin(base + address, target))
        is_own = (not found.scheme and not found.netloc) or (found.netloc and found.netloc == root.netloc)
        if is_own and found.path.startswith(base) and not _is_there(build, found.path[len(base) :]):
            yield target


def _is_there(build: Build, path: str) -> bool:
    name = unquote(path)
    places = [f"{name}index.html"] if not name or name.endswith("/") else [name, f"{name}/index.html"]
    return any(place in build.site.tree for place in places)
