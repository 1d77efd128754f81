"""The words around a number that tell what it is: a telephone's, a certificate's, an amount (`law/private_words.yaml`).

A label explains only the number right behind it: in 许可证经办人:139… the words between say whose telephone it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from disclosure.law.private_words import PrivateWords, WordList


class NumberLabels:
    """Reads what stands before and after a number in a folded text."""

    def __init__(self, words: PrivateWords) -> None:
        telephone, joints = either(words.telephone_labels), either(words.number_joints)
        between = rf"(?:{joints}|[^\W\d\u4e00-\u9fff]|[^\w,。;、\n]){{0,8}}"
        self._label = re.compile(f"(?:{either(words.number_labels)}){between}$")
        self._ordinal = re.compile(r"第\s?$")
        self._ordinal_end = re.compile(r"\s?号(?!码)")
        self._unit = re.compile(rf"\s?(?!{either(words.not_units)})(?:{either(words.number_units)})")
        self._called = re.compile(f"(?:{telephone})[^0-9。;!?\n]{{0,6}}$")
        self._calling = re.compile(f"(?:{telephone})[^0-9。;!?\n]{{0,2}}$")

    def is_labelled(self, before: str) -> bool:
        """Whether a word says that the number is a certificate's or another code, and none that it is a telephone's."""
        label = self._label.search(before)
        if label is None:
            return False
        between = before[label.start() :]
        return not (self._calling.search(before[: label.start()]) or self._called.search(between))

    def is_counted(self, after: str) -> bool:
        """Whether the number is a quantity."""
        return self._unit.match(after) is not None

    def is_called(self, before: str) -> bool:
        """Whether a word right before it calls it a telephone's."""
        return self._called.search(before) is not None

    def explain(self, before: str, after: str) -> bool:
        """Whether the words around say that the number is none of a telephone."""
        if self.is_labelled(before):
            return True
        is_ordinal = self._ordinal.search(before) and self._ordinal_end.match(after)
        return not self.is_called(before) and bool(is_ordinal or self.is_counted(after))


def either(words: WordList) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words.words, key=len, reverse=True)))


def compile_words(words: Iterable[str], *others: tuple[str, str]) -> re.Pattern[str]:
    """Finds any of the words: by one set of first characters, which a search is quick with.

    `others`: a first character each, and the pattern of what else may follow it.
    """
    rests: dict[str, set[str]] = defaultdict(set)
    for word in words:
        rests[word[0]].add(re.escape(word[1:]))
    ways = [f"(?<={first})(?:{'|'.join(sorted(found))})" for first, found in sorted(rests.items())]
    ways += [way for _, way in others]
    firsts = "".join([*rests, *(first for first, _ in others)])
    return re.compile(f"[{firsts}](?:{'|'.join(ways)})")
