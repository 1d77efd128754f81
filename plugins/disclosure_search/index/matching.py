"""What a query finds: candidates with the best score each can have; texts are read only when somebody asks."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_

from disclosure_search.index.phrases import Phrase, find_phrase
from disclosure_search.index.schema import NUMBER
from disclosure_search.index.snapshot import Snapshot
from disclosure_search.nearness import NEAR, distance, near_keys
from disclosure_search.query import Query, contains
from disclosure_search.ranking import NUMBER_SCORE, phrase_score


class Matches:
    """The records that a query may find, by number; filters are none of its business."""

    def __init__(self, snapshot: Snapshot, query: Query, near: bool = False) -> None:
        self.snapshot = snapshot
        self.query = query
        self.near = _find_near(snapshot, query.number) if near and query.number else {}
        """Records whose number is only near the one that was typed, with the characters in which it differs."""
        self.carriers: Sequence[int] = sorted(self.near)
        """Records that carry the number that was typed: then it is they that were meant."""
        if query.number and not near:
            self.carriers = snapshot.numbers(NUMBER, query.number)
        self.known: dict[int, int | None] = {}
        """What reading has shown: scores, None for records that are not found after all."""
        wanted, unwanted = ((), ()) if self.carriers else (query.wanted, query.unwanted)
        self.wanted = [find_phrase(snapshot, text) for text in wanted]
        self.unwanted = [find_phrase(snapshot, text) for text in unwanted]
        self._decided = all(phrase.decided for phrase in (*self.wanted, *self.unwanted))

    def candidates(self) -> Sequence[int]:
        """All of them, ascending."""
        if self.carriers:
            return self.carriers
        if not (self.wanted or self.unwanted or self.query.empty):
            return []
        gone = {number for phrase in self.unwanted if phrase.decided for number in phrase.anywhere}
        if self.wanted:
            by_size = sorted((phrase.anywhere for phrase in self.wanted), key=len)
            return sorted(reduce(and_, by_size) - gone)
        alive = self.snapshot.alive
        return [number for number in range(self.snapshot.size) if alive[number] and number not in gone]

    def best_score(self, number: int) -> int:
        """The score of a candidate, or if it is open the best that it can have."""
        if self.carriers:
            return NUMBER_SCORE - self.near.get(number, 0)
        return sum(phrase_score(phrase.worth, number in phrase.in_head) for phrase in self.wanted)

    def is_open(self, number: int) -> bool:
        """Whether only its text can tell, and it has not been read yet."""
        if self._decided or number in self.known:
            return False
        return any(not p.decided for p in self.wanted) or any(
            not p.decided and number in p.anywhere for p in self.unwanted
        )

    def score(self, number: int) -> int | None:
        """The score of a candidate, None where its text says that it is not found."""
        if self.is_open(number):
            self.known[number] = self._read(number)
        return self.known[number] if number in self.known else self.best_score(number)

    def read_all(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Those that are found, with their scores."""
        scored = ((number, self.score(number)) for number in numbers)
        return [(number, score) for number, score in scored if score is not None]

    def _read(self, number: int) -> int | None:
        document = self.snapshot.document(number)
        head, body = document.head, document.body
        if any(self._has(phrase, number, head, body) for phrase in self.unwanted):
            return None
        score = 0
        for phrase in self.wanted:
            in_head = number in phrase.in_head and (phrase.decided or contains(head, phrase.text))
            if not in_head and not (phrase.decided or contains(body, phrase.text)):
                return None
            score += phrase_score(phrase.worth, in_head)
        return score

    def _has(self, phrase: Phrase, number: int, head: str, body: str) -> bool:
        if phrase.decided or number not in phrase.anywhere:
            return False  # `candidates` has left out those of which the terms are enough
        return contains(head, phrase.text) or contains(body, phrase.text)


def _find_near(snapshot: Snapshot, number: str) -> dict[int, int]:
    """The records whose number is nearest, at most `NEAR` characters away, and how far it is."""
    possible = {found for key in near_keys(number) for found in snapshot.numbers(NUMBER, key)}
    far = {
        found: min(distance(number, key) for key in snapshot.document(found).number_keys)
        for found in possible
    }
    nearest = min(far.values(), default=NEAR + 1)
    return {found: characters for found, characters in far.items() if characters == nearest <= NEAR}
