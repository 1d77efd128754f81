"""What must never be public, found in a text: numbers, mailboxes, addresses, people's names (rules M1 to M4 and M6).

A text is first ruled out cheaply: most have no long number, no @ and none of the words. What is left is folded
(`folding.py`) and looked at closely. A hit names the rule and the kind of value, never the value.

Two strictnesses: `find` is for texts that a clerk wrote, where a hit costs one record; `find_sure` for finished
bytes, where a hit stops the build and values stand apart from their labels.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from disclosure.law.private_words import PrivateWords
from disclosure.privacy.digit_runs import DigitRuns
from disclosure.privacy.folding import ODD, fold
from disclosure.privacy.hit import Hit
from disclosure.privacy.labelled import Labelled
from disclosure.privacy.labels import compile_words
from disclosure.privacy.long_numbers import hides_numbers, list_long_numbers
from disclosure.privacy.number_run import NOBODY, MayStand, stands_nowhere
from disclosure.privacy.parted_numbers import PartedNumbers
from disclosure.privacy.people import People
from disclosure.records.record_id import list_plain_numbers

# no need to begin again within a group of digits: what follows its first one is more than what follows the others
_RUN: Final = re.compile(r"[0-9](?<![0-9][0-9])(?:(?:[^\w。；！？]|_){0,3}[0-9]){8}")
_RUN_IN_ID: Final = re.compile("[0-9]{7}|(?:[0-9]-?){15}")
"""So many digits that they may be a telephone's, or an account's: year and serial are fewer."""
_STARS: Final = "*＊×○●□#"
# from the first star on, and not from a digit before it, of which every text is full
_MASKED: Final = re.compile(
    f"[{_STARS}Xx](?:(?<=[0-9][{_STARS}Xx])[{_STARS}Xx]|(?<=[{_STARS}])[{_STARS}]{{3}}[0-9])"
)
_SPOKEN: Final = re.compile("[〇零○一幺二两三四五六七八九](?:[ ·-]?[〇零○一幺二两三四五六七八九]){10}")
_PLATE: Final = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][· -]?[A-Za-z0-9]{5}"
)
_MAIL: Final = re.compile("@")
_DOUBTFUL: Final = {"住": "(?<=住)(?:[^院宿房所]|宿[迁州松城]|房[山县])", "岁": "(?<=岁)"}
"""Characters that tell something only with what follows them, as a pattern."""
_BARRIER: Final = "\n\0\0\0\n"
"""Between texts that are looked at together: no pattern reaches across."""


class Detector:
    """The detector under one law and one list of what may stand."""

    def __init__(self, words: PrivateWords, allowed: Iterable[str] = ()) -> None:
        """`allowed`: telephone numbers as digits alone, mailboxes in small letters (`contacts.py`)."""
        known: Set[str] = frozenset(allowed)
        self._runs = DigitRuns(words, known)
        self._parted = PartedNumbers(words, known)
        self._labelled = Labelled(words, known)
        self._people = People(words)
        labels = [word for each in (words.travel_labels, words.messenger_labels) for word in each.words]
        self._latin_labels = [word for word in labels if word.isascii() and word.islower()]
        self._formed = (_RUN, _MAIL, _MASKED, ODD, _PLATE, _SPOKEN)
        self._triggers = (*self._formed, _compile_triggers(words))
        # whether a closer look for the words is worth while: most records have none of them
        self._any_word = AhoCorasick([*_list_triggers(words), *_DOUBTFUL], matchkind=MatchKind.LeftmostFirst)

    def may_hold(self, text: str) -> bool:
        """Whether the text is worth a closer look; False is certain."""
        return any(trigger.search(text) for trigger in self._triggers)

    def list_suspects(self, texts: Sequence[str]) -> list[int]:
        """The places of those texts that are worth a closer look, rising: all are looked at in one go."""
        has_word = self._any_word.find_matches_as_indexes(_BARRIER.join(texts))
        return _place_hits(self._triggers if has_word else self._formed, texts)

    def list_numbered(self, texts: Sequence[str]) -> list[int]:
        """The places of those texts that have a number so long that `list_explained` may find it."""
        return _place_hits((_RUN, ODD), texts)

    def find(self, text: str, unborn: str = NOBODY) -> list[Hit]:
        """Each kind of private value in a text, once; nobody it speaks of is born on `unborn` (YYYYMMDD) or later."""
        if not self.may_hold(text):
            return []
        folded = fold(text)
        found = [*self._runs.find(folded, unborn), *self._parted.find(folded, unborn)]
        found += [*self._labelled.find(folded), *self._people.find(folded)]
        return list(dict.fromkeys(found))

    def find_labelled(self, text: str) -> list[Hit]:
        """Those that a label or their form betrays, numbers apart."""
        return list(self._labelled.find(fold(text)))

    def find_in_id(self, text: str) -> list[Hit]:
        """In an id of small letters, digits and hyphens: what would stop a finished page that has it in an address."""
        if not _RUN_IN_ID.search(text) and not any(label in text for label in self._latin_labels):
            return []
        plain = list_plain_numbers(text)
        found = [
            *self._labelled.find(text.replace("-", " ")),
            *self.find_sure(f"/{text}/".encode(), plain.__contains__),
        ]
        return list(dict.fromkeys(found))

    def list_explained(self, text: str, unborn: str = NOBODY) -> list[str]:
        """Numbers in a text that only look private: what stands before them tells what they are."""
        folded = fold(text)
        return list(self._runs.list_explained(folded, unborn)) if _RUN.search(folded) else []

    def find_illness(self, text: str, shown_name: str) -> list[Hit]:
        """M3: what the party suffers from, a natural person shown under this name."""
        return list(self._people.find_illness(fold(text), fold(shown_name)))

    def find_sure(self, data: bytes, may_stand: MayStand = stands_nowhere) -> list[Hit]:
        """The same for the UTF-8 bytes of a finished file: only what cannot well be anything else.

        `may_stand`: digits that a record has explained, where no word beside them calls them a telephone's.
        """
        text = data.decode("utf-8", "replace")
        if hides_numbers(data):
            text = fold(text)
            data = text.encode("utf-8", "replace")
        found = [*self._runs.find_sure(text, list_long_numbers(data), may_stand)]
        found += [*self._labelled.find_sure(text, data), *self._people.find_sure(text, data)]
        return list(dict.fromkeys(found))


def _place_hits(patterns: Iterable[re.Pattern[str]], texts: Sequence[str]) -> list[int]:
    joined = _BARRIER.join(texts)
    hits = [match.start() for pattern in patterns for match in pattern.finditer(joined)]
    if not hits:
        return []
    starts = [0, *accumulate(len(text) + len(_BARRIER) for text in texts)]
    return sorted({bisect_right(starts, place) - 1 for place in hits})


def _list_triggers(words: PrivateWords) -> list[str]:
    lists = (
        words.travel_labels, words.messenger_labels, words.home_labels, words.medical_labels, words.people,
        words.children, words.schools,
    )  # fmt: skip
    return [word for each in lists for word in each.words]


def _compile_triggers(words: PrivateWords) -> re.Pattern[str]:
    return compile_words(_list_triggers(words), *_DOUBTFUL.items())
