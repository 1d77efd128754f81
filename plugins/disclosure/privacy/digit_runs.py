"""Runs of digits in a folded text, and which of them are private.

One run gives one hit at most of a
kind, so that a card is not told a second time as an identity number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

from ahocorasick_rs import AhoCorasick

from disclosure.law.private_words import PrivateWords
from disclosure.privacy.hit import CARD, IDENTITY, LANDLINE, MOBILE, OLD_IDENTITY, UNIT_ACCOUNT, Hit
from disclosure.privacy.labels import NumberLabels, either
from disclosure.privacy.number_run import (
    CHUNK,
    GAP,
    NO_DIGIT,
    NOBODY,
    RUN,
    MayStand,
    Run,
    cut_at_dates,
    holds_identity,
    is_in_digest,
    is_parted_by_its_date,
    is_unit_code,
    is_written_by_people,
    list_identities,
    neighbours,
    stands_nowhere,
    starts_unit_code,
)
from disclosure.privacy.numbers import (
    has_province,
    is_card,
    is_identity_15,
    is_mobile,
    is_registration,
)

_MARKED: Final = re.compile("([0-9]+)([Xx]?)")
_LANDLINE: Final = re.compile(
    rf"(?<![0-9])0[1-9][0-9]{{1,2}}{GAP}?[2-9][0-9]{{2,3}}{GAP}?[0-9]{{4}}(?![0-9])"
)
_MOBILE, _LONGEST_MOBILE = 11, 15  # with 0086 before it
_CALLED: Final = re.compile("(?:tel|phone|mobile|mob|wechat|wx)[:+]*$", re.IGNORECASE)
_MEASURED: Final = re.compile(r"(?:[0-9]{1,3}\.[0-9]{1,3}[ \t\n]{1,3}){2,}[0-9]{1,3}\.[0-9]{1,3}")
"""Readings side by side: 0.15 0.16 0.17. Nobody speaks a telephone number so."""
_NEAR, _NEAR_IN_MARKUP = 40, 200
_FEW: Final = 16
_MARKED_END: Final = re.compile("[Xx](?![A-Za-z])")
_TAG: Final = re.compile("^[^<>]*>|<[^>]*>|\\s+|<[^<>]*$")


class DigitRuns:
    """Finds private numbers; `allowed` are digits that may stand (an organ's own telephones)."""

    def __init__(self, words: PrivateWords, allowed: Set[str]) -> None:
        self._allowed = allowed
        self._account = re.compile(f"(?:{either(words.account_labels)})[^0-9。;!?]{{0,12}}$")
        self._bank = re.compile(either(words.bank_words))
        self._unit = re.compile(either(words.unit_words))
        self._labels = NumberLabels(words)
        self._telephone = re.compile(f"(?:{either(words.telephone_labels)})[^。;!?]{{0,30}}$")
        self._identity = re.compile(f"(?:{either(words.identity_labels)})[^。;!?]{{0,20}}$")

    def find(self, folded: str, unborn: str = NOBODY) -> Iterator[Hit]:
        """The hits in a folded text; a labelled number with a day of birth from `unborn` (YYYYMMDD) on is none."""
        for match in RUN.finditer(folded):
            start, end = match.span()
            if NO_DIGIT.sub("", match[0]) not in self._allowed:
                before, after = folded[max(0, start - _NEAR) : start], folded[end : end + _NEAR]
                run = Run(match[0], before, after, stands_nowhere, unborn)
                yield from self._judge(run, finished=False)

    def find_sure(self, text: str, numbers: Iterable[str], may_stand: MayStand) -> Iterator[Hit]:
        """The hits among some numbers of a finished text, digests and drawings left alone."""
        known = self._allowed
        suspects = [n for n in numbers if NO_DIGIT.sub("", n) not in known and is_written_by_people(n)]
        for start, end in _list_places(text, suspects):
            yield from self._judge_in_page(text, start, end, may_stand)

    def _judge_in_page(self, text: str, start: int, end: int, may_stand: MayStand) -> Iterator[Hit]:
        """What stands around it without the tags, which part a value from its label."""
        if starts_unit_code(text, start) or is_in_digest(text, start, end):
            return
        marked = _MARKED_END.match(text, end)
        stop = marked.end() if marked else end
        before = _TAG.sub("", text[max(0, start - _NEAR_IN_MARKUP) : start])[-_NEAR:]
        after = _TAG.sub("", text[stop : stop + _NEAR_IN_MARKUP])[:_NEAR]
        yield from self._judge(Run(text[start:stop], before, after, may_stand), finished=True)

    def list_explained(self, folded: str, unborn: str) -> Iterator[str]:
        """Numbers that look private and stand behind the word that tells what else they are."""
        for match in RUN.finditer(folded):
            if not self._labels.is_labelled(folded[max(0, match.start() - _NEAR) : match.start()]):
                continue
            for number in dict.fromkeys([*CHUNK.findall(match[0]), NO_DIGIT.sub("", match[0])]):
                is_unborn = holds_identity(number, NOBODY) and not holds_identity(number, unborn)
                if is_unborn or is_mobile([number]):
                    yield number

    def _judge(self, run: Run, finished: bool) -> Iterator[Hit]:
        if is_parted_by_its_date(run.text):
            yield IDENTITY
            return
        for piece in cut_at_dates(run):
            hit = self._look_at(piece, finished) if RUN.match(piece.text) else None
            if hit:
                yield hit

    def _look_at(self, run: Run, finished: bool) -> Hit | None:
        return (
            self._find_identity(run)
            or self._find_account(run)
            or self._find_mobile(run)
            or self._find_landline(run)
            or self._find_old_identity(run, finished)
        )

    def _find_identity(self, run: Run) -> Hit | None:
        """Anywhere in a long number; over the gaps of a number in groups only with the code of a province."""
        chunks = [digits + mark for digits, mark in _MARKED.findall(run.text)]
        unborn = run.unborn if self._labels.is_labelled(run.before) else NOBODY
        if any(
            holds_identity(chunk, unborn) and not is_unit_code(chunk) and not self._is_known(run, chunk)
            for chunk in chunks
        ):
            return IDENTITY
        joined = "".join(chunks)
        over_gaps = len(chunks) > 1 and any(map(has_province, list_identities(joined, unborn)))
        return IDENTITY if over_gaps and not self._is_known(run, joined) else None

    def _find_account(self, run: Run) -> Hit | None:
        number = "".join(run.groups)
        if is_mobile(run.groups) or self._labels.is_counted(run.after):
            return None
        around = f"{run.before}\n{run.after}"
        card = is_card(number)
        if self._account.search(run.before) or (card and self._bank.search(around)):
            return CARD if card and not self._unit.search(run.before) else UNIT_ACCOUNT
        return None

    def _find_mobile(self, run: Run) -> Hit | None:
        if run.stands_in_a_word and not _CALLED.search(run.before):
            return None
        if self._labels.explain(run.before, run.after) or _MEASURED.fullmatch(run.text):
            return None
        for some in neighbours(run.groups, _LONGEST_MOBILE):
            number = "".join(some)
            if is_mobile(some) and not (
                self._is_known(run, number) or self._is_known(run, number[-_MOBILE:])
            ):
                return MOBILE
        return None

    def _find_landline(self, run: Run) -> Hit | None:
        if not self._telephone.search(run.before):
            return None
        numbers = ("".join(CHUNK.findall(match[0])) for match in _LANDLINE.finditer(run.text))
        private = (n for n in numbers if n not in self._allowed and not run.may_stand(n))
        return LANDLINE if any(private) else None

    def _is_known(self, run: Run, digits: str) -> bool:
        return digits in self._allowed or (run.may_stand(digits) and not self._labels.is_called(run.before))

    def _find_old_identity(self, run: Run, finished: bool) -> Hit | None:
        """Without a check character: beside its label, or where it stands alone and nothing says what else it is."""
        numbers = [
            number for number in run.groups if is_identity_15(number) and not self._is_known(run, number)
        ]
        if not numbers:
            return None
        if self._identity.search(run.before):
            return OLD_IDENTITY
        stands_alone = (
            not finished
            and run.text in numbers
            and not run.stands_in_a_word
            and not self._labels.is_labelled(run.before)
        )
        return OLD_IDENTITY if stands_alone and not is_registration(run.text) else None


def _list_places(text: str, numbers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Wherever the text has one of the numbers: many are looked for in one go, as in the file of a year's ledger."""
    if len(numbers) > _FEW:
        for _, start, end in AhoCorasick(numbers).find_matches_as_indexes(text, overlapping=True):
            yield start, end
        return
    for number in numbers:
        place = text.find(number)
        while place >= 0:
            yield place, place + len(number)
            place = text.find(number, place + 1)
