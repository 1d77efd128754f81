"""Private numbers that unusual signs part: 139/0000/1234, (210102)19900307(1233), (023)23861234, 2101021990****1233.

Such signs part lists of anything, too, so only the groups that people speak a number in count.
"""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from disclosure.law.private_words import PrivateWords
from disclosure.privacy.hit import IDENTITY, LANDLINE, MOBILE, OLD_IDENTITY, Hit
from disclosure.privacy.labels import NumberLabels, either
from disclosure.privacy.number_run import GAP, NO_DIGIT, NOBODY, list_identities, neighbours
from disclosure.privacy.numbers import has_province, has_year, is_grouped_mobile, is_identity_15

# 、 parts the items of a list, never one number
_PARTED: Final = re.compile(r"[0-9]+[Xx]?(?:(?:[^\w。、;!?]|_){1,3}[0-9]+[Xx]?)+")
_UNUSUAL: Final = re.compile(r"[^\w .·\t\n-]")
_GROUP: Final = re.compile("[0-9]+[Xx]?")
_LANDLINE: Final = re.compile(
    rf"(?<![0-9])\(0[1-9][0-9]{{1,2}}\){GAP}?[2-9][0-9]{{2,3}}{GAP}?[0-9]{{4}}(?![0-9])"
)
_MASKED: Final = "[0-9]{3,14}[*X○□#·_]{2,16}[0-9]{0,4}[0-9Xx]?|[*X○□#]{4,}[0-9]{3}[0-9Xx]"
_LONGEST: Final = 18
_SPOKEN: Final = 3
_NEAR: Final = 40


class PartedNumbers:
    """Finds them in a folded text; `allowed` are digits that may stand."""

    def __init__(self, words: PrivateWords, allowed: Set[str]) -> None:
        self._allowed = allowed
        self._labels = NumberLabels(words)
        identity = either(words.identity_labels)
        self._identity = re.compile(f"(?:{identity})[^。;!?]{{0,20}}$")
        self._masked = re.compile(f"(?:{identity})[^0-9。;!?]{{0,12}}(?:{_MASKED})(?![0-9])")
        self._telephone = re.compile(f"(?:{either(words.telephone_labels)})[^。;!?]{{0,30}}$")

    def find(self, folded: str, unborn: str = NOBODY) -> Iterator[Hit]:
        """The hits, each kind as often as it is there."""
        if self._masked.search(folded):
            yield IDENTITY
        for match in _LANDLINE.finditer(folded):
            before = folded[max(0, match.start() - _NEAR) : match.start()]
            if NO_DIGIT.sub("", match[0]) not in self._allowed and self._telephone.search(before):
                yield LANDLINE
        for match in _PARTED.finditer(folded):
            if _UNUSUAL.search(match[0]):
                before = folded[max(0, match.start() - _NEAR) : match.start()]
                yield from self._look_at(
                    _GROUP.findall(match[0]), before, folded[match.end() :][:_NEAR], unborn
                )

    def _look_at(self, groups: list[str], before: str, after: str, unborn: str) -> Iterator[Hit]:
        unborn = unborn if self._labels.is_labelled(before) else NOBODY
        for some in neighbours(groups, _LONGEST):
            joined = "".join(some)
            if len(some) > 1 and joined not in self._allowed:
                if len(joined) == _LONGEST and any(map(has_province, list_identities(joined, unborn))):
                    yield IDENTITY
                elif is_identity_15(joined) and self._identity.search(before):
                    yield OLD_IDENTITY
                elif is_grouped_mobile(some) and self._is_spoken(some, groups, before, after):
                    yield MOBILE

    def _is_spoken(self, some: Sequence[str], groups: Sequence[str], before: str, after: str) -> bool:
        """Whether the groups are a telephone's and no list of amounts or years."""
        if self._labels.is_called(before):
            return True
        is_whole = len(some) >= _SPOKEN and len(some) == len(groups)
        return is_whole and not has_year(some) and not self._labels.explain(before, after)
