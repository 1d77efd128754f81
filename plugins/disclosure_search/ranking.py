"""How hits are ordered: BM25F over two fields, reduced to what can be known without reading every text.

A phrase counts once a record, in its best field: a firm named nine times is not nine times as relevant
(term frequency capped at one), and long facts are not worse facts (b = 0). The length of a phrase stands
for its rarity (idf), so that no statistics have to be fetched and both engines give equal scores. Ties go
by date, newest first, then by id. The twin is browser/ranking.mjs.
"""

from typing import Final

from disclosure_search.query import Query, contains

HEAD_WEIGHT: Final = 5
BODY_WEIGHT: Final = 1

NUMBER_SCORE: Final = 10_000
"""Score of a record found by its number: above anything that words can reach."""


def phrase_score(phrase: str, in_head: bool) -> int:
    """Return what one phrase adds to the score of a record that contains it."""
    return len(phrase) * (HEAD_WEIGHT if in_head else BODY_WEIGHT)


def score_text(query: Query, head: str, body: str) -> int | None:
    """Return the score of a record with this folded head and body, or None where it is not found."""
    if not (query.wanted or query.unwanted or query.empty):
        return None
    score = 0
    for phrase in query.wanted:
        in_head = contains(head, phrase)
        if not in_head and not contains(body, phrase):
            return None
        score += phrase_score(phrase, in_head)
    if any(contains(head, phrase) or contains(body, phrase) for phrase in query.unwanted):
        return None
    return score
