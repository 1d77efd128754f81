"""What finds something where a query finds nothing: the query without one of its words, or with a near spelling.

Pure over a search that is handed in. The twin is browser/suggestions.mjs.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from disclosure_search.analysis import has_han
from disclosure_search.query import parse_query

MOST: Final = 5
SHORTEST: Final = 3
LONGEST: Final = 24
"""Characters of a word whose near spellings are tried."""


class Suggestion(NamedTuple):
    """A query that finds something, how many records, and what was done to the one that was typed."""

    query: str
    total: int
    exact: bool
    """Whether so many; else at most so many."""
    reason: Literal["dropped", "near"]
    word: str
    """The word that was dropped, or the near spelling."""


class Answer(NamedTuple):
    """What a search says of a query: how many records, and the names and titles of the first few."""

    total: int
    exact: bool
    names: Sequence[str]


Ask = Callable[[str], Answer]


def suggest(text: str, ask: Ask) -> list[Suggestion]:
    """At most `MOST` queries near one that finds nothing, each of which finds something."""
    found: dict[str, Suggestion] = {}
    for query, reason, word in _propose(text, ask):
        if query and query not in found and (answer := ask(query)).total:
            found[query] = Suggestion(query, answer.total, answer.exact, reason, word)
        if len(found) == MOST:
            break
    return list(found.values())


def _propose(text: str, ask: Ask) -> Iterator[tuple[str, Literal["dropped", "near"], str]]:
    query = parse_query(text)
    words = [*query.wanted, *query.unwanted]
    if len(words) > 1:
        for word in words:
            wanted, unwanted = ([w for w in part if w != word] for part in (query.wanted, query.unwanted))
            yield write(wanted, unwanted), "dropped", word
    for word in query.wanted:
        others = [other for other in query.wanted if other != word]
        for near in _find_near(word, ask):
            yield write([*others, near], query.unwanted), "near", near


def _find_near(word: str, ask: Ask) -> list[str]:
    """Spellings, as records have them, that differ in one character: another, one more, or one less."""
    if not has_han(word) or not SHORTEST <= len(word) <= LONGEST:
        return []
    near: dict[str, None] = {}
    for start, end in _list_gaps(len(word)):
        left, right = word[:start], word[end:]
        for name in ask(write([part for part in (left, right) if part], [])).names:
            near |= dict.fromkeys(_read_spellings(name, left, right))
        if len(near) >= MOST:
            break
    near.pop(word, None)
    return list(near)[:MOST]


def _list_gaps(length: int) -> Iterator[tuple[int, int]]:
    """What to leave out: each character (it may be wrong or too many), and none (one may be missing)."""
    yield from ((place, place + 1) for place in range(length))
    yield from ((place, place) for place in range(1, length))


def _read_spellings(name: str, left: str, right: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFKC", name).lower()
    if not left or not right:
        if left + right in folded:
            yield left + right
        return
    place = folded.find(left)
    while place >= 0:
        after = place + len(left)
        for gap in (0, 1):
            if folded.startswith(right, after + gap):
                yield folded[place : after + gap + len(right)]
        place = folded.find(left, place + 1)


def write(wanted: Iterable[str], unwanted: Iterable[str]) -> str:
    """A query as it is typed; "" where nothing would be wanted any more."""
    words = [*map(_quote, wanted)]
    return " ".join([*words, *(f"-{_quote(word)}" for word in unwanted)]) if words else ""


def _quote(word: str) -> str:
    return f'"{word}"' if " " in word or word.startswith("-") else word
