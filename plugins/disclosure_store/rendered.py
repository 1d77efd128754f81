"""Markdown as HTML, and as a reader sees it: what is looked through as a record is read is what the page will show."""

import re
from functools import cache

from markdown import Markdown

from disclosure.privacy.markup import read_markup

_MARKS = re.compile(r"[&\\*_`<\[~]")
"""Without one of these the rendered text says the same as the written one."""


def make_html(text: str) -> str:
    """A record's Markdown as HTML, not yet cleaned: raw HTML is text, headings start below the page's own."""
    converter = _make_converter()
    converter.reset()
    return converter.convert(text)


def read_markdown(text: str) -> str:
    """What a reader sees of a record's Markdown."""
    return read_markup(make_html(text)) if _MARKS.search(text) else text


def read_prose(text: str) -> str:
    """What a reader sees of a page of prose, in which HTML is HTML."""
    return read_markup(Markdown(extensions=["tables", "toc"]).convert(text)) if _MARKS.search(text) else text


@cache
def _make_converter() -> Markdown:
    converter = Markdown(
        extensions=["tables", "sane_lists", "toc"],
        extension_configs={"toc": {"baselevel": 3, "marker": ""}},
        output_format="html",
    )
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter
