"""Papers that a decision may not stand on: what was repealed (rule P6), and what is sealed (rule C11).

A paper is known by its name between 《》, whatever edition is written after it; without 《》 only where the words
around it show that the name begins and ends there: 劳动合同法 is not 合同法, a law's 实施细则 is not the law.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import ClassVar

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData

_STATE = "中华人民共和国"
_HAN = "\u4e00-\u9fff"
_OPEN, _CLOSE = "《", "》"
_BRACKETS = str.maketrans("〈〉<>«»", "《》《》《》")
_ARTICLE = re.compile("第[0-9一二三四五六七八九十百零〇]+条.*$")
_EDITION = re.compile(r"\([^()]*(?:(?:19|20)[0-9]{2}|修订|修正|修改|公布|发布|施行)[^()]*\)$")


class Repealed(LawData):
    """废止: from `repealed_on` on the paper is no longer in force."""

    repealed_on: Day
    successor: Text
    references: References = Field(min_length=1)


class Sealed(LawData):
    """封存: a paper whose records the law keeps from the public; `also`: what else it is called."""

    also: tuple[Text, ...] = ()
    references: References = Field(min_length=1)


class Citations(LawTable):
    """`law/citations.yaml`, by the names of the papers."""

    file: ClassVar[str] = "citations.yaml"

    introduced_by: tuple[Text, ...] = Field(min_length=1)
    """What may stand before a name without 《》, besides the beginning and any mark."""
    continued_by: tuple[Text, ...] = Field(min_length=1)
    """What may follow it, besides the end and any mark."""
    repealed: dict[str, Repealed]
    sealed: dict[str, Sealed]

    @cached_property
    def _names(self) -> dict[str, str]:
        """Every name that is looked for, with the one it is listed under."""
        names = {name: name for name in (*self.repealed, *self.sealed)}
        names |= {other: name for name, paper in self.sealed.items() for other in paper.also}
        return {_fold(name): listed for name, listed in names.items()}

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        before = "|".join([f"(?<![{_HAN}])", *(f"(?<={word})" for word in self.introduced_by)])
        after = "|".join([f"(?![{_HAN}])", *(f"(?={word})" for word in self.continued_by)])
        names = "|".join(sorted(map(re.escape, self._names), key=len, reverse=True))
        return re.compile(rf"(?:{before})(?:{_STATE})?({names})(?:\([^()]*\))?(?:{after})")

    def list_cited(self, text: str) -> list[str]:
        """The listed papers that a basis cites, each once."""
        return list(self._cited(text))

    @cached_property
    def _cited(self) -> Callable[[str], tuple[str, ...]]:
        # thousands of records stand on the same few articles
        return lru_cache(maxsize=4096)(self._find_cited)

    def _find_cited(self, text: str) -> tuple[str, ...]:
        folded = _fold(text)
        if not any(name in folded for name in self._names):
            return ()
        titles, rest = _part(folded)
        found = [
            self._names[name] for title in titles for name in _list_spellings(title) if name in self._names
        ]
        found += [self._names[hit[1]] for hit in self._bare.finditer(rest)]
        return tuple(dict.fromkeys(found))


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_BRACKETS).split())


def _part(text: str) -> tuple[list[str], str]:
    """What stands between the outer 《》, and the text without it."""
    titles, rest, depth, start = [], [], 0, 0
    for place, character in enumerate(text):
        if character == _OPEN:
            depth += 1
            start = place + 1 if depth == 1 else start
        elif character == _CLOSE and depth:
            depth -= 1
            if not depth:
                titles.append(text[start:place])
                rest.append(_OPEN)
        elif not depth:
            rest.append(character)
    return titles, "".join(rest) + (text[start:] if depth else "")


def _list_spellings(title: str) -> Iterator[str]:
    """The title as it is, and without the edition or the article that is written into it."""
    bare = _ARTICLE.sub("", title)
    for spelled in (title, bare, _EDITION.sub("", bare)):
        yield spelled
        yield spelled.removeprefix(_STATE)
