"""What a reader may type, and which records it finds: words are AND, "…" is one phrase, -word excludes.

A word finds the records that contain it letter by letter in one public field; a word of letters and digits
alone must be whole there. A query that is a number, in any spelling, first looks for the records that carry
it. The twin is browser/query.mjs.

>>> parse_query('卫生 -罚款 "a b"').wanted
('卫生', 'a b')
>>> parse_query("卫生 -罚款").unwanted
('罚款',)
"""

import re
from dataclasses import dataclass
from typing import Final

from disclosure_search.analysis import fold, has_han, is_word_character, number_key, phrase_pairs, pieces

LONGEST_QUERY: Final = 200
"""Characters after folding; the rest is cut off."""

MOST_PHRASES: Final = 16
"""Words and phrases; further ones are ignored."""

_ITEM = re.compile('(-?)"([^"]*)"?|(\\S+)')
_SENTENCE_END = ".。,、;:!?…，；：！？"


@dataclass(frozen=True)
class Query:
    """A query ready to be answered. Phrases are folded text; `number` is a key of analysis.number_key."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    number: str | None
    empty: bool
    """Nothing was typed: everything is meant. A query of signs alone is not empty and finds nothing."""


def parse_query(text: str) -> Query:
    """Read a query; never fails, whatever was typed."""
    folded = fold(text)[:LONGEST_QUERY].replace("\n", " ")
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    for dash, quoted, bare in _ITEM.findall(folded):
        negative = bool(dash) or (bare.startswith("-") and len(bare) > 1)
        phrase = quoted.strip() or (bare[1:] if negative else bare)
        if is_searchable(phrase) and len(wanted) + len(unwanted) < MOST_PHRASES:
            (unwanted if negative else wanted)[phrase] = None
    number = None if unwanted else number_key(folded)
    return Query(tuple(wanted), tuple(unwanted), number, empty=not folded)


def relax_query(query: Query) -> Query:
    """Return the query without the punctuation that a copied sentence leaves at the ends of its words."""
    wanted = (phrase.strip(_SENTENCE_END) for phrase in query.wanted)
    kept = dict.fromkeys(phrase for phrase in wanted if is_searchable(phrase))
    return Query(tuple(kept), query.unwanted, query.number, query.empty)


def is_searchable(phrase: str) -> bool:
    """Say whether a phrase has a letter, digit or Han character."""
    return bool(pieces(phrase))


def candidate_terms(phrase: str) -> list[str]:
    """Return index terms that every field containing the phrase has.

    A word at the edge of a phrase with Han characters may be part of a longer word of the text, so it is
    left out.
    """
    whole_words = not has_han(phrase)
    found = dict.fromkeys(phrase_pairs(phrase))
    for offset, piece in pieces(phrase):
        inside = offset > 0 and offset + len(piece) < len(phrase)
        if not has_han(piece) and (whole_words or inside):
            found[piece] = None
    return list(found)


def is_decided_by_terms(phrase: str) -> bool:
    """Say whether the index alone answers the phrase, so that no text has to be read."""
    return candidate_terms(phrase) == [phrase]


def contains(folded: str, phrase: str) -> bool:
    """Say whether folded text contains the phrase; without Han characters in it, as whole words."""
    if has_han(phrase):
        return phrase in folded
    place = folded.find(phrase)
    while place >= 0:
        if _stands_alone(folded, place, place + len(phrase)):
            return True
        place = folded.find(phrase, place + 1)
    return False


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Say whether no word is cut by the edges of folded[start:end]."""
    cut_left = start > 0 and is_word_character(folded[start - 1]) and is_word_character(folded[start])
    cut_right = end < len(folded) and is_word_character(folded[end]) and is_word_character(folded[end - 1])
    return not (cut_left or cut_right)
