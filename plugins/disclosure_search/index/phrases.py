"""Which records may contain a phrase, from posting lists alone: rarest terms first, no more of them than it takes."""

from dataclasses import dataclass
from itertools import chain
from typing import Final

from disclosure_search.index.schema import BODY, HEAD
from disclosure_search.index.snapshot import Snapshot
from disclosure_search.query import candidate_terms, is_decided_by_terms
from disclosure_search.ranking import idf, lead_term

FEW: Final = 24
"""Records that are rather read than narrowed down by one more list."""


@dataclass(frozen=True)
class Phrase:
    """A phrase and the numbers of the records that may contain it, or, if `decided`, do."""

    text: str
    decided: bool
    worth: int
    """Its idf."""
    in_head: set[int]
    """Where it may stand in the head."""
    anywhere: set[int]
    """Those and the records that may have it in the body alone."""


def find_phrase(snapshot: Snapshot, text: str) -> Phrase:
    """Narrow a searchable phrase down to its candidates."""
    in_head: set[int] = set()
    anywhere: set[int] = set()
    for place, term in enumerate(sorted(candidate_terms(text), key=snapshot.guess_count)):
        head, body = snapshot.numbers(HEAD, term), snapshot.numbers(BODY, term)
        # a record that has one term of the phrase in the head and the next in the body may still have it in the body
        in_head = in_head.intersection(head) if place else set(head)
        anywhere = anywhere.intersection(chain(head, body)) if place else {*head, *body}
        if len(anywhere) <= FEW:
            break
    found = snapshot.count(lead_term(text, snapshot.rarity))
    return Phrase(text, is_decided_by_terms(text), idf(snapshot.documents, found), in_head, anywhere)
