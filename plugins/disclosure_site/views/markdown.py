"""Markdown of records as HTML: raw HTML is shown as text, and the result goes through nh3 all the same."""

import re
from urllib.parse import urlsplit

import nh3
from markupsafe import Markup

from disclosure.records.opening import first_sentence as first_sentence
from disclosure_store.rendered import make_html

_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6", "a", "hr", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}}
_PROSE_TAGS = {"h1", "h2", "img", "dl", "dt", "dd", "sup", "sub", "abbr"}
_PROSE_ATTRIBUTES = {"img": {"src", "alt"}} | {f"h{level}": {"id"} for level in range(1, 7)}
_SCHEMES = {"http", "https"}
_HIGHEST = 3
_HEADING = re.compile(r"(</?h)([1-6])\b")


def convert(text: str) -> Markup:
    """Safe HTML; headings start below the page's own."""
    html = nh3.clean(
        make_html(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    )
    return Markup(_close_ranks(html))  # noqa: S704 - cleaned on the line above


def _close_ranks(html: str) -> str:
    """Headings of neighbouring levels from h3 on: a text may begin with ##, and leave a level out.

    >>> _close_ranks('<h4 id="a">一</h4><h6>二</h6>')
    '<h3 id="a">一</h3><h4>二</h4>'
    """
    levels = sorted({found[2] for found in _HEADING.finditer(html)})
    ranks = {level: str(rank) for rank, level in enumerate(levels, _HIGHEST)}
    return _HEADING.sub(lambda found: found[1] + ranks[found[2]], html) if levels else html


def clean_prose(html: str) -> Markup:
    """A page of prose as Pelican made it, without scripts, and without pictures from elsewhere."""
    cleaned = nh3.clean(
        html,
        tags=_TAGS | _PROSE_TAGS,
        attributes=_ATTRIBUTES | _PROSE_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes=_SCHEMES | {"mailto", "tel"},
        link_rel="noopener nofollow",
    )
    return Markup(cleaned)  # noqa: S704 - cleaned on the line above


def _keep_attribute(tag: str, attribute: str, value: str) -> str | None:
    is_foreign = urlsplit(value).scheme or value.startswith("//")
    return None if (tag, attribute) == ("img", "src") and is_foreign else value
