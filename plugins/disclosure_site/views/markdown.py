"""Markdown of records as HTML: raw HTML is shown as text, and the result goes through nh3 all the same."""

from functools import cache

import nh3
from markdown import Markdown
from markupsafe import Markup

_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6", "a", "hr", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https"}


def convert(text: str) -> Markup:
    """Safe HTML; headings start below the page's own."""
    converter = _make_converter()
    converter.reset()
    html = nh3.clean(
        converter.convert(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    )
    return Markup(html)  # noqa: S704 - cleaned on the line above


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


def first_sentence(text: str) -> str:
    """The first sentence, with its full stop; without Markdown's marks."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    plain = line.lstrip("#>*- ").replace("**", "").replace("`", "")
    head, stop, _ = plain.partition("。")
    return head + stop
