"""Runs of digits in a folded text, and which of them are private.

A run goes on over single spaces, hyphens and dots, as people group long numbers. One run gives one hit at most of a
kind, so that a card is not told a second time as an identity number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final, NamedTuple

from disclosure.law.private_words import PrivateWords, WordList
from disclosure.privacy.hit import CARD, IDENTITY, LANDLINE, MOBILE, OLD_IDENTITY, UNIT_ACCOUNT, Hit
from disclosure.privacy.numbers import (
    has_province,
    is_card,
    is_identity_15,
    is_identity_18,
    is_mobile,
    is_registration,
)
from disclosure.records import uscc

_GAP: Final = r"[ \t\n.·_-]"
RUN: Final = re.compile(rf"[0-9](?:{_GAP}{{0,3}}[0-9]){{8,}}(?:{_GAP}?[Xx](?![A-Za-z]))?")
"""At least nine digits: the shortest account number."""
_GAPS: Final = re.compile(f"{_GAP}+")
_CHUNK: Final = re.compile("[0-9]+")
_MARKED: Final = re.compile("([0-9]+)([Xx]?)")
_LETTER: Final = re.compile("[0-9A-Za-z]")
_DATE: Final = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}([.-])[01]?[0-9]\1[0-3]?[0-9](?![0-9])")
_PARTED_BY_DATE: Final = re.compile(
    rf"(?<![0-9])([0-9]{{6}}){_GAP}((?:19|20)[0-9]{{2}})[.-]([01][0-9])[.-]([0-3][0-9]){_GAP}([0-9]{{3}}[0-9Xx])"
)
_LANDLINE: Final = re.compile(
    rf"(?<![0-9])0[1-9][0-9]{{1,2}}{_GAP}?[2-9][0-9]{{2,3}}{_GAP}?[0-9]{{4}}(?![0-9])"
)
_IDENTITY: Final = 18
_MOBILE, _LONGEST_MOBILE = 11, 13  # with 86 before it
_CALLED: Final = re.compile("(?:tel|phone|mobile|mob|wechat|wx)[:+]*$", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\s?(?:元|万|亿|千|美元|人民币|%|吨|人次|份|只|个|毫|克|平方)")
_CODE: Final = re.compile(
    "(?:编号|证号|代码|编码|单号|批号|文号|条码|货号|序列号|注册号|登记号|执照|许可证|执业证|第)[^0-9,。;、\n]{0,5}$"
)
_HEX: Final = re.compile("[0-9A-Fa-f]*")
_DIGEST_LENGTHS: Final = frozenset({32, 40, 56, 64, 96, 128})
_NEAR, _NEAR_IN_MARKUP = 40, 200
_NO_DIGIT: Final = re.compile("[^0-9]")
_MARKED_END: Final = re.compile("[Xx](?![A-Za-z])")
_TAG: Final = re.compile("^[^<>]*>|<[^>]*>|\\s+|<[^<>]*$")


class _Run(NamedTuple):
    """A run with what stands around it."""

    text: str
    before: str
    after: str

    @property
    def groups(self) -> list[str]:
        return _CHUNK.findall(self.text)

    @property
    def stands_in_a_word(self) -> bool:
        """Whether Latin letters touch it, as in a licence's or a product's number."""
        return _LETTER.match(self.before[-1:]) is not None or _LETTER.match(self.after) is not None


class DigitRuns:
    """Finds private numbers; `allowed` are digits that may stand (an organ's own telephones)."""

    def __init__(self, words: PrivateWords, allowed: Set[str]) -> None:
        self._allowed = allowed
        self._account = re.compile(f"(?:{either(words.account_labels)})[^0-9。;!?]{{0,12}}$")
        self._bank = re.compile(either(words.bank_words))
        self._unit = re.compile(either(words.unit_words))
        self._telephone = re.compile(f"(?:{either(words.telephone_labels)})[^。;!?]{{0,30}}$")
        self._identity = re.compile(f"(?:{either(words.identity_labels)})[^。;!?]{{0,20}}$")

    def find(self, folded: str) -> Iterator[Hit]:
        """The hits in a folded text."""
        for match in RUN.finditer(folded):
            start, end = match.span()
            if _NO_DIGIT.sub("", match[0]) not in self._allowed:
                run = _Run(match[0], folded[max(0, start - _NEAR) : start], folded[end : end + _NEAR])
                yield from self._judge(run, finished=False)

    def find_sure(self, text: str, numbers: Iterable[str]) -> Iterator[Hit]:
        """The hits among some numbers of a finished text, digests and drawings left alone."""
        for number in numbers:
            if _NO_DIGIT.sub("", number) in self._allowed or not _is_written_by_people(number):
                continue
            place = text.find(number)
            while place >= 0:
                yield from self._judge_in_page(text, place, place + len(number))
                place = text.find(number, place + 1)

    def _judge_in_page(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """What stands around it without the tags, which part a value from its label."""
        if _is_in_digest(text, start, end):
            return
        marked = _MARKED_END.match(text, end)
        stop = marked.end() if marked else end
        before = _TAG.sub("", text[max(0, start - _NEAR_IN_MARKUP) : start])[-_NEAR:]
        after = _TAG.sub("", text[stop : stop + _NEAR_IN_MARKUP])[:_NEAR]
        yield from self._judge(_Run(text[start:stop], before, after), finished=True)

    def list_explained(self, folded: str) -> Iterator[str]:
        """Numbers that look like a mobile's and stand behind the word that tells what else they are."""
        for match in RUN.finditer(folded):
            if _CODE.search(folded[max(0, match.start() - _NEAR) : match.start()]):
                yield from (number for number in _CHUNK.findall(match[0]) if is_mobile([number]))

    def _judge(self, run: _Run, finished: bool) -> Iterator[Hit]:
        if _is_parted_by_its_date(run.text):
            yield IDENTITY
            return
        for piece in _cut_at_dates(run):
            hit = self._look_at(piece, finished) if RUN.match(piece.text) else None
            if hit:
                yield hit

    def _look_at(self, run: _Run, finished: bool) -> Hit | None:
        return (
            self._find_identity(run)
            or self._find_account(run)
            or self._find_mobile(run)
            or self._find_landline(run)
            or self._find_old_identity(run, finished)
        )

    def _find_identity(self, run: _Run) -> Hit | None:
        """Anywhere in a long number; over the gaps of a number in groups only with the code of a province."""
        chunks = [digits + mark for digits, mark in _MARKED.findall(run.text)]
        for chunk in chunks:
            if not _is_unit_code(chunk) and any(map(is_identity_18, _windows(chunk))):
                return IDENTITY
        if len(chunks) > 1:
            joined = "".join(chunks)
            if any(has_province(window) and is_identity_18(window) for window in _windows(joined)):
                return IDENTITY
        return None

    def _find_account(self, run: _Run) -> Hit | None:
        number = "".join(run.groups)
        if is_mobile(run.groups) or _COUNTED.match(run.after):
            return None
        around = f"{run.before}\n{run.after}"
        card = is_card(number)
        if self._account.search(run.before) or (card and self._bank.search(around)):
            return CARD if card and not self._unit.search(run.before) else UNIT_ACCOUNT
        return None

    def _find_mobile(self, run: _Run) -> Hit | None:
        if run.stands_in_a_word and not _CALLED.search(run.before):
            return None
        if _CODE.search(run.before) or _COUNTED.match(run.after):
            return None
        for some in _neighbours(run.groups, _LONGEST_MOBILE):
            number = "".join(some)
            if is_mobile(some) and not {number, number[-_MOBILE:]} & self._allowed:
                return MOBILE
        return None

    def _find_landline(self, run: _Run) -> Hit | None:
        if not self._telephone.search(run.before):
            return None
        numbers = ("".join(_CHUNK.findall(match[0])) for match in _LANDLINE.finditer(run.text))
        return LANDLINE if any(number not in self._allowed for number in numbers) else None

    def _find_old_identity(self, run: _Run, finished: bool) -> Hit | None:
        """Without a check character: beside its label, or where it stands alone and nothing says what else it is."""
        numbers = [number for number in run.groups if is_identity_15(number) and number not in self._allowed]
        if not numbers:
            return None
        if self._identity.search(run.before):
            return OLD_IDENTITY
        stands_alone = (
            not finished and run.text in numbers and not run.stands_in_a_word and not _CODE.search(run.before)
        )
        return OLD_IDENTITY if stands_alone and not is_registration(run.text) else None


def either(words: WordList) -> str:
    """A pattern of any of the words."""
    return "|".join(map(re.escape, words.words))


def _windows(number: str) -> Iterator[str]:
    places = range(len(number) - _IDENTITY + 1)
    windows = (number[start : start + _IDENTITY] for start in places)
    return (window for window in windows if window[:-1].isdigit())


def _neighbours(groups: Sequence[str], longest: int) -> Iterator[Sequence[str]]:
    """Every row of neighbouring groups with so many digits at most."""
    for start in range(len(groups)):
        size = 0
        for end in range(start, len(groups)):
            size += len(groups[end])
            if size > longest:
                break
            yield groups[start : end + 1]


def _is_parted_by_its_date(text: str) -> bool:
    """210102 1990-03-07 1233."""
    parted = _PARTED_BY_DATE.search(text)
    return parted is not None and is_identity_18("".join(parted.groups()))


def _cut_at_dates(run: _Run) -> Iterator[_Run]:
    """The run without the ISO days in it, which would make one number of two."""
    start = 0
    for day in _DATE.finditer(run.text):
        yield _cut(run, start, day.start())
        start = day.end()
    yield _cut(run, start, len(run.text)) if start else run


def _cut(run: _Run, start: int, end: int) -> _Run:
    inner = run.text[start:end].lstrip(" \t\n.·_-")
    return _Run(inner, run.before + run.text[:start], run.text[end:] + run.after)


def _is_unit_code(chunk: str) -> bool:
    """A unified social credit code can be all digits; both its checks and its prefix tell it from a person's number."""
    return len(chunk) == _IDENTITY and uscc.is_valid(chunk) and uscc.has_valid_inner_check(chunk)


def _is_written_by_people(text: str) -> bool:
    """Coordinates of a drawing are parted in every way; a number in groups by one sign."""
    gaps = set(_GAPS.findall(text))
    return not gaps or (len(gaps) == 1 and not gaps & {"\n", "."} and max(map(len, gaps)) == 1)


def _is_in_digest(text: str, start: int, end: int) -> bool:
    """Whether the digits are part of a digest in hexadecimal."""
    while start and text[start - 1] in "0123456789abcdefABCDEF":
        start -= 1
    whole = _HEX.match(text, start)
    return (
        whole is not None
        and len(whole[0]) in _DIGEST_LENGTHS
        and not whole[0].isdigit()
        and whole.end() >= end
    )
