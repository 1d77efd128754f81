"""More like this: records about the same matter, by the rare pairs of characters that their texts share."""

from collections import Counter
from typing import Final

from disclosure_search.analysis import fold, has_han, terms
from disclosure_search.documents import SearchDocument
from disclosure_search.index.hits import Hit
from disclosure_search.index.schema import BODY, HEAD
from disclosure_search.index.snapshot import Snapshot
from disclosure_search.ranking import idf

MOST_TERMS: Final = 40
"""The rarest terms of a text say what it is about; more of them only cost time."""
_PAIR: Final = 2


def find_similar(snapshot: Snapshot, id_: str, limit: int) -> list[Hit] | None:
    """The records most like one, those of its kind first, best first; None where there is no such record.

    A hit's score is the sum of the idf of the terms it shares.
    """
    origin = snapshot.find(id_)
    if origin is None:
        return None
    document = snapshot.document(origin)
    scores: Counter[int] = Counter()
    for term, worth in _choose_terms(snapshot, document):
        for field in (HEAD, BODY):
            for number in snapshot.numbers(field, term):
                scores[number] += worth
    del scores[origin]
    same = set(snapshot.numbers("facet", f"kind={document.kind}"))
    days, ids = snapshot.days, snapshot.ids
    best = sorted(scores, key=lambda n: (n not in same, -scores[n], -days[n], ids[n]))[:limit]
    return [Hit(snapshot.document(number), scores[number], False) for number in best]


def _choose_terms(snapshot: Snapshot, document: SearchDocument) -> list[tuple[str, int]]:
    """Pairs of Han characters of the text that another record has too, rarest first, each with its idf.

    Those of names are left out, so that it is the matter that counts and not who it is about.
    """
    names = terms(fold("\n".join(document.names)))
    pairs = {t for t in terms(document.body) - names if len(t) == _PAIR and all(map(has_han, t))}
    counted = [(snapshot.count(term), term) for term in pairs]
    shared = sorted(pair for pair in counted if pair[0] > 1)[:MOST_TERMS]
    return [(term, idf(snapshot.documents, found)) for found, term in shared]
