"""Private values that their form or the words before them betray, apart from long numbers, in a folded text."""

import re
from collections.abc import Iterable, Iterator, Set
from itertools import product
from typing import Final

from disclosure.law.private_words import PrivateWords
from disclosure.privacy.hit import HOME, MAIL, MESSENGER, PATIENT, PLATE, TRAVEL, Hit
from disclosure.privacy.labels import either
from disclosure.privacy.signs import Signs

_MAIL: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjklmnpqrstuvwxyz\u017f\u212a"
"""With the two that count as s and k where no case is told."""
_PLATES: Final = Signs(map("".join, product(_PROVINCES, _LETTERS)), many=True)
_PLATE_START: Final = f"[{_PROVINCES}][A-HJ-NP-Za-hj-np-z]"
_PLATE: Final = re.compile(
    f"{_PLATE_START}[· -]?(?=(?:[A-HJ-NP-Z]*[0-9]){{3}})"
    "[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PLACE: Final = "省|市|区|县|州|盟|旗|镇|乡|村|屯|街|路|巷|道|里|小区|花园|新村"
_PLACE_AHEAD: Final = f"(?=[^。;!?\n]{{0,12}}(?:{_PLACE}))"
_LODGING: Final = "院|宿(?![迁州松城])|房(?![山县])"
_NO_LODGING: Final = "(?!院(?!桥)|宿(?![迁州松城舍])|房(?![山县村])|人(?![民和]))"
"""Behind 家住 and 常住: 12家住宿场所, 现住院患者 and 常住人口 tell nobody's home; 人民路, 院桥镇 and 宿舍3栋 do."""
_LIVES: Final = re.compile(
    f"(?<![居入暂常租宿借留守])住(?!{_LODGING}|[所户培持宅]|建(?!设[东西南北中大]?[路街巷]))"
    f"(?:在|于|址)?[::]?{_PLACE_AHEAD}"
)
_REGION: Final = "省|市|区|县|州|盟|旗"
_BELOW: Final = "街道|镇|乡|村|屯|社区|小区|花园|家园|公寓|苑"
_STREET: Final = f"{_REGION}|{_BELOW}|街|路|巷|道|里|园|城"
_WITHIN: Final = r"[^\W0-9A-Za-z_的某各等局院部派]"
_ADDRESS: Final = re.compile(
    f"{_NO_LODGING}[址为是系在于: ]{{0,4}}(?:"
    f"{_WITHIN}{{1,30}}(?:{_REGION}){_WITHIN}{{1,8}}?(?:{_BELOW})"
    f"|{_WITHIN}{{1,30}}(?:{_STREET})[0-9A-Za-z号巷弄栋幢-]{{0,10}}?[0-9]+[-#][0-9]"
    ")"
)
"""A place below the county, as far as which an address may be told (澄江县右所镇大营村), or 幸福里小区3-2-101."""
_TRAVEL: Final = re.compile("[^0-9A-Za-z。;]{0,10}(?:[A-Za-z]{1,3}[0-9]{6,15}|[0-9]{8,9})(?![0-9A-Za-z])")
_PATIENT: Final = re.compile("[^0-9A-Za-z。;]{0,6}[A-Za-z]{0,4}-?[0-9]{3,}")
_TELLS: Final = "[:：为是号码 ]{0,4}"
"""What a finished file may have between a label and its value in one and the same text."""
_SURE_TRAVEL: Final = re.compile(f"{_TELLS}(?:[A-Za-z]{{1,3}}[0-9]{{6,15}}|[0-9]{{8,9}})(?![0-9A-Za-z])")
_SURE_PATIENT: Final = re.compile(f"{_TELLS}[A-Za-z]{{0,4}}-?[0-9]{{3,}}")
_MESSENGER: Final = re.compile(
    "[号码]{0,2}[:是为 ]{0,3}(?:(?<![Qq])[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9][0-9]{4,10})(?![0-9A-Za-z])"
)
"""Letters right behind QQ belong to it: cf-qqhr2026001 is a number of 齐齐哈尔."""


class Labelled:
    """Finds values by their form or their label; `allowed` are mailboxes that may stand, in small letters."""

    def __init__(self, words: PrivateWords, allowed: Set[str]) -> None:
        self._allowed = allowed
        number = (
            "{0,50}?[0-9一二三四五六七八九十百零〇]+"
            f"(?:号(?!{either(words.not_house_numbers)})|室|组|弄|栋|幢|座|单元|户)"
        )
        self._house = house = re.compile(f"{_NO_LODGING}[^。;!?\n]{number}")
        # in finished bytes a text ends at a tag, a quote or an escape, or runs on into the next one: only a place
        # right behind the colon is sure to be the value
        inside = '[^。;；!！?？,，、|\\\\\n<>"]'
        sure_house = re.compile(f"[:：] ?(?={inside}{{1,12}}(?:{_PLACE})){inside}{number}")
        self._by_label = (
            (words.travel_labels.words, _TRAVEL, TRAVEL),
            (words.medical_labels.words, _PATIENT, PATIENT),
            (words.messenger_labels.words, _MESSENGER, MESSENGER),
            (words.home_labels.words, house, HOME),
            (words.address_labels.words, _ADDRESS, HOME),
        )
        # Latin labels are words of program code too
        self._sure = tuple(
            ([word for word in labels.words if not word.isascii()], value, hit)
            for labels, value, hit in (
                (words.travel_labels, _SURE_TRAVEL, TRAVEL),
                (words.medical_labels, _SURE_PATIENT, PATIENT),
                (words.messenger_labels, _MESSENGER, MESSENGER),
                (words.home_labels, sure_house, HOME),
            )
        )
        # one look for all, since nearly every page has none of them
        self._any_sure = Signs(word for each, _, _ in self._sure for word in each)

    def find(self, folded: str) -> Iterator[Hit]:
        """The hits in a folded text."""
        yield from self.find_mail(folded)
        if _PLATE.search(folded):
            yield PLATE
        for labels, value, hit in self._by_label:
            if any(value.match(folded, end) for end in ends_of(folded, labels)):
                yield hit
        if "住" in folded and any(
            address.match(folded, lives.end())
            for lives in _LIVES.finditer(folded)
            for address in (self._house, _ADDRESS)
        ):
            yield HOME

    def find_sure(self, text: str, data: bytes) -> Iterator[Hit]:
        """The hits in a finished text and its bytes: a value right behind its label, a number plate, a mailbox."""
        if "@" in text:
            yield from self.find_mail(text)
        if _PLATES.stand_in(data) and _PLATE.search(text):
            yield PLATE
        if not self._any_sure.stand_in(data):
            return
        for labels, value, hit in self._sure:
            if any(value.match(text, end) for end in ends_of(text, labels)):
                yield hit

    def find_mail(self, folded: str) -> Iterator[Hit]:
        """A mailbox is known by its form: in a page's bytes too."""
        if any(mail[0].lower() not in self._allowed for mail in _MAIL.finditer(folded)):
            yield MAIL


def ends_of(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where each of the words ends, wherever the text has it: quicker than one pattern of many words."""
    for word in words:
        place = text.find(word)
        while place >= 0:
            # QQ within a code is no label
            if not (word.isascii() and place and text[place - 1].isascii() and text[place - 1].isalnum()):
                yield place + len(word)
            place = text.find(word, place + 1)
