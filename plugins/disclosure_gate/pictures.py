"""W6: a picture on a page written by hand says in words what it shows (无障碍环境建设法 Art. 32; GB/T 37668).

Asked at sealing, of the pages as they will be shown. What else of W6 a program can find is the tests' business.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

from disclosure.findings.finding import Finding
from disclosure_gate.opening import Build


class _Pictures(HTMLParser):
    """Pictures without words."""

    def __init__(self) -> None:
        super().__init__()
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img" and not (given.get("alt") or "").strip():
            self.silent.append(given.get("src") or "")


def find_silent_pictures(build: Build) -> Iterator[Finding]:
    """A warning for each."""
    for file in sorted(build.prose_output.rglob("*.html")):
        pictures = _Pictures()
        pictures.feed(file.read_text("utf-8"))
        for source in pictures.silent:
            message = f"pages/ 下 Slug 为「{file.parent.name}」的页面有没有文字说明的图片：{source}"
            remedy = "在 Markdown 的方括号里写明图片的内容：![图片内容](地址)"
            yield Finding("W6", build.site.law.severity("W6"), message, remedy)
