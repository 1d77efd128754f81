"""Full names of people who are no party, children's ages, and what a person suffers from, in a folded text.

A name is told from other words by its surname, by what stands before and after it, and by lists of words that only
look like one (`law/private_words.yaml`). 患者李某某, 证人证言 and 患者陈述 are no hits, 患者李明华 is one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from disclosure.law.private_words import PrivateWords
from disclosure.privacy.hit import ILLNESS, MINOR, OUTSIDER, Hit
from disclosure.privacy.labelled import ends_of
from disclosure.privacy.labels import either
from disclosure.privacy.signs import Signs

_HAN: Final = "\u4e00-\u9fff"
_SAID: Final = r"[:\"“”'‘「『]|姓名[::]?|名叫|名为|叫做"
"""What says that a name follows."""
_AFTER: Final = (
    rf"(?=$|[^{_HAN}·]|于|在|到|因|称|说|反|提|实名|的|等|与|和|及|向|是|先|来|前|就|死|家|本|左|右|口|入|被|曾|为|共|将|从|经|签|做|进"
    r"|行|接|使|证|陈|投|举|诊|患|住|年|今|现|时|男|女|自|一|二|两|三|谅|同|表|要|认|拒|支|交|购|付|缴|写|拍|收|回|去|已|未|没|有|也|均|所|遭|受|出|多|再|又|后|当|随|正|申|请|委)"
)
_AGE: Final = (
    "(?:年仅|今年|现年|时年|当时|年龄|岁数)?[:为是]?(?<![0-9])"
    "([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:周岁|岁)"
)
_NAMED: Final = Signs(["姓名"])
_ADULT: Final = 18
_COMPOUND: Final = len("欧阳")
_NUMERALS: Final = {word: number for number, word in enumerate("一二三四五六七八九", start=1)}


class People:
    """Finds people by name."""

    def __init__(self, words: PrivateWords) -> None:
        compounds = [word for word in words.surnames.words if len(word) == _COMPOUND]
        letters = set("".join(words.surnames.words)) - set("".join(compounds))
        strange = set("".join(words.not_in_names.words))
        plain = strange - set("".join(words.in_names_too.words))
        start = f"(?!{either(words.not_names)})(?:{'|'.join(compounds)}|[%s])(?!{either(words.titles)})%s"
        common = start % ("".join(words.common_surnames.words), _given(plain))
        sure = start % ("".join(sorted(letters - set("".join(words.words_too.words)))), _given(strange))
        sure = f"(?:{common}|{sure})"
        said = f"(?:{common}|{start % (''.join(sorted(letters)), _given(strange))})"
        self._name = re.compile(
            rf"(?:\([^)]{{0,8}}\))?[为是系 ]{{0,2}}(?:(?:{_SAID}) {{0,2}}{said}|{sure}){_AFTER}"
        )
        self._aged = re.compile(f"{sure}[,(、 ]{{0,2}}[男女]?[,、 ]{{0,2}}(?:生于[^,。]{{4,12}}[,、])?{_AGE}")
        schools = f"(?:{either(words.schools)})[^。;,]{{0,6}}(?:学生|就读|上学|班)"
        self._pupil = re.compile(
            f"{sure}[,(、 ]{{0,2}}(?:系|是|为|就读于|在|,){{1,2}}[^。;]{{0,16}}{schools}"
        )
        roles = "|".join(word for word in words.people.words if "姓名" not in word)
        self._registered = re.compile(f"(?:{roles})的?姓名[:：]{said}(?![{_HAN}·])")
        self._roles = words.people.words
        self._children = words.children.words
        self._schools = words.schools.words
        self._suffers = f"(?:{either(words.illness_words)})[^。;,]{{0,14}}?(?:{either(words.illnesses)})"

    def find(self, folded: str) -> Iterator[Hit]:
        """The hits in a folded text; a child with name and age is told once."""
        minor = self._has_minor(folded)
        if minor:
            yield MINOR
        if self._has_name_after(folded, self._roles) or (
            not minor and self._has_name_after(folded, self._children)
        ):
            yield OUTSIDER

    def find_sure(self, text: str, data: bytes) -> Iterator[Hit]:
        """In a finished text and its bytes: a full name where a form asks for a patient's, a witness's or the like."""
        if _NAMED.stand_in(data) and self._registered.search(text):
            yield OUTSIDER

    def _has_minor(self, folded: str) -> bool:
        if "岁" in folded and any(_is_minor(match[1]) for match in self._aged.finditer(folded)):
            return True
        return any(school in folded for school in self._schools) and bool(self._pupil.search(folded))

    def _has_name_after(self, folded: str, roles: Iterable[str]) -> bool:
        return any(self._name.match(folded, end) for end in ends_of(folded, roles))

    def find_illness(self, folded: str, shown_name: str) -> Iterator[Hit]:
        """Whether the text says what the person suffers from that it shows under this name (张某某)."""
        if shown_name in folded and re.search(
            f"{re.escape(shown_name)}[^。;,]{{0,6}}{self._suffers}", folded
        ):
            yield ILLNESS


def _given(strange: Iterable[str]) -> str:
    """One or two characters, none of these."""
    return f"[^\\W0-9A-Za-z_{re.escape(''.join(sorted(strange)))}]{{1,2}}"


def _is_minor(age: str) -> bool:
    if age.isdigit():
        return int(age) < _ADULT
    tens, ten, ones = age.rpartition("十")
    if not ten:
        return True
    return (_NUMERALS.get(tens, 1)) * 10 + _NUMERALS.get(ones, 0) < _ADULT
