"""The citation of 处罚法 on which a mitigation stands: article, paragraph, item, in whatever way it is written.

>>> find_citations("《中华人民共和国行政处罚法》第三十二条第（一）项")
[Citation(article=32, paragraph=0, item=1)]
>>> find_citations("处罚法33条第2款"), find_citations("治安管理处罚法第三十三条")
([Citation(article=33, paragraph=2, item=0)], [])
"""

import re
import unicodedata
from typing import NamedTuple

from disclosure.law.mitigation_grounds import GroundArticle

_NUMBER = "[0-9零〇一二三四五六七八九十百]+"
_LAW = re.compile(r"(?<!管理)处罚法》?(?:\([^)]*\))?")
"""处罚法, wherever it stands in its full name; not 治安管理处罚法. After NFKC all brackets are ASCII."""
_ARTICLE = re.compile(
    rf"(?:^第?({_NUMBER})条?|第({_NUMBER})条)"
    rf"(?:第?({_NUMBER})款)?(?:第?\(?({_NUMBER})\)?项|\(({_NUMBER})\))?"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100}


class Citation(NamedTuple):
    """Article, paragraph and item as cited; 0 where not said."""

    article: int
    paragraph: int
    item: int


def find_citations(ground: str) -> list[Citation]:
    """Every article of 处罚法 that a text cites."""
    text = "".join(unicodedata.normalize("NFKC", ground).split())
    found = []
    for law in _LAW.finditer(text):
        # what follows up to the next law's name is cited of this one
        of_law = text[law.end() :].partition("《")[0]
        found += [_read(match) for match in _ARTICLE.finditer(of_law)]
    return found


def _read(match: re.Match[str]) -> Citation:
    first, later, paragraph, item, bare_item = (read_number(part or "") for part in match.groups())
    return Citation(first or later, paragraph, item or bare_item)


def read_number(written: str) -> int:
    """A number in digits or in Chinese, below a thousand; 0 for nothing.

    >>> [read_number(text) for text in ("三十二", "十", "一百零三", "33", "")]
    [32, 10, 103, 33, 0]
    """
    if written.isdigit() and written.isascii():
        return int(written)
    total = digit = 0
    for character in written:
        if unit := _UNITS.get(character):
            total += (digit or 1) * unit
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


def match_article(citation: Citation, articles: tuple[GroundArticle, ...], kind: str) -> GroundArticle | None:
    """The article that grounds this kind of mitigation, at the paragraph and item cited; None where none does."""
    for article in articles:
        beyond = (article.paragraphs and citation.paragraph > article.paragraphs) or (
            article.items and citation.item > article.items
        )
        if article.article == citation.article and kind in article.kinds and not beyond:
            return article
    return None
