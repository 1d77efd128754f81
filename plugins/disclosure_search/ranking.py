"""How hits are ordered: BM25F over two fields, with what both engines know without reading texts.

A phrase counts once a record, in its best field: a firm named nine times is not nine times as relevant (term
frequency capped at one), and long facts are not worse facts (b = 0). A phrase is worth as much as its lead term
is rare, and a little less than twice that in the head. The lead term is the one of its terms that should be the
rarest, going by how common its characters are: both engines know these levels and look up one number for each
phrase. Everything is rounded to integers at once, so that both give equal scores. Ties go by date, newest
first, then by id. The twin is browser/ranking.mjs.

>>> idf(100_000, 100), idf(100_000, 100_000)
(6903, 0)
>>> rarity = make_rarity(["的", "卫生"])
>>> rarity("的"), rarity("卫"), rarity("鸩"), rarity("abc"), lead_term("的卫鸩", rarity)
(0, 1, 2, 2, '卫鸩')
"""

from collections.abc import Callable, Sequence
from math import floor, log
from typing import Final, Literal, TypeAlias

from disclosure_search.analysis import has_han
from disclosure_search.query import candidate_terms

_K1: Final = 1.2
_FIELD_WEIGHT: Final = 5
_SCALE: Final = 1000

HEAD_WEIGHT: Final = floor(_SCALE * _FIELD_WEIGHT * (_K1 + 1) / (_FIELD_WEIGHT + _K1) + 0.5)
BODY_WEIGHT: Final = _SCALE

NUMBER_SCORE: Final = 1_000_000_000
"""Score of a record found by its number: above anything that sixteen phrases can reach."""

Rarity: TypeAlias = Callable[[str], int]
"""How rare a term should be: the higher, the fewer records have it."""
Sort: TypeAlias = Literal["relevance", "date", "amount"]


def idf(documents: int, found: int) -> int:
    """What one phrase is worth, in thousandths: `found` of so many `documents` have its lead term."""
    return floor(_SCALE * log(1 + (documents - found + 0.5) / (found + 0.5)) + 0.5)


def phrase_score(worth: int, in_head: bool) -> int:
    """What a phrase of that idf adds to the score of a record that contains it."""
    return worth * (HEAD_WEIGHT if in_head else BODY_WEIGHT)


def make_rarity(levels: Sequence[str]) -> Rarity:
    """From strings of the characters found in at least 1, 1/2, 1/4 … of all records (the manifest's `common`)."""
    level_of = {character: level for level, characters in enumerate(levels) for character in characters}

    def rarity(term: str) -> int:
        if not has_han(term):
            return len(levels)
        return sum(level_of.get(c, len(levels) if has_han(c) else 1) for c in term)

    return rarity


def lead_term(phrase: str, rarity: Rarity) -> str:
    """The term of a searchable phrase that should be the rarest; the first of several."""
    return max(candidate_terms(phrase), key=rarity)
