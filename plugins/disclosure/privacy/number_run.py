"""A run of digits in a text: how it is cut, and whether people wrote it at all.

A run goes on over single spaces, hyphens and dots, as people group long numbers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from disclosure.privacy.numbers import is_identity_18
from disclosure.records import uscc

GAP: Final = r"[ \t\n.·_-]"
RUN: Final = re.compile(rf"[0-9](?:{GAP}{{0,3}}[0-9]){{8,}}(?:{GAP}?[Xx](?![A-Za-z]))?")
"""At least nine digits: the shortest account number."""
_GAPS: Final = re.compile(f"{GAP}+")
CHUNK: Final = re.compile("[0-9]+")
_LETTER: Final = re.compile("[0-9A-Za-z]")
_DATE: Final = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}([.-])[01]?[0-9]\1[0-3]?[0-9](?![0-9])")
_PARTED_BY_DATE: Final = re.compile(
    rf"(?<![0-9])([0-9]{{6}}){GAP}((?:19|20)[0-9]{{2}})[.-]([01][0-9])[.-]([0-3][0-9]){GAP}([0-9]{{3}}[0-9Xx])"
)
_IDENTITY: Final = 18
_HEX: Final = re.compile("[0-9A-Fa-f]*")
_DIGEST_LENGTHS: Final = frozenset({32, 40, 56, 64, 96, 128})
NO_DIGIT: Final = re.compile("[^0-9]")
NOBODY: Final = "99999999"


MayStand = Callable[[str], bool]
"""Whether some record has explained these digits; a word that calls them a telephone's is stronger."""


def stands_nowhere(_digits: str) -> bool:
    """Where nothing is explained."""
    return False


class Run(NamedTuple):
    """A run with what stands around it."""

    text: str
    before: str
    after: str
    may_stand: MayStand
    unborn: str = NOBODY
    """Nobody meant is born on this day (YYYYMMDD) or later."""

    @property
    def groups(self) -> list[str]:
        return CHUNK.findall(self.text)

    @property
    def stands_in_a_word(self) -> bool:
        """Whether Latin letters touch it, as in a licence's or a product's number."""
        return _LETTER.match(self.before[-1:]) is not None or _LETTER.match(self.after) is not None


def holds_identity(number: str, unborn: str) -> bool:
    """Whether there is an identity number in it of somebody born before a day (YYYYMMDD)."""
    return any(True for _ in list_identities(number, unborn))


def list_identities(number: str, unborn: str) -> Iterator[str]:
    """Those in it; region, day and serial, as certificates are numbered, are none: nobody of that age holds one."""
    windows = (number[start : start + _IDENTITY] for start in range(len(number) - _IDENTITY + 1))
    return (
        window
        for window in windows
        if window[:-1].isdigit() and is_identity_18(window) and window[6:14] < unborn
    )


def neighbours(groups: Sequence[str], longest: int) -> Iterator[Sequence[str]]:
    """Every row of neighbouring groups with so many digits at most."""
    for start in range(len(groups)):
        size = 0
        for end in range(start, len(groups)):
            size += len(groups[end])
            if size > longest:
                break
            yield groups[start : end + 1]


def is_parted_by_its_date(text: str) -> bool:
    """210102 1990-03-07 1233."""
    parted = _PARTED_BY_DATE.search(text)
    return parted is not None and is_identity_18("".join(parted.groups()))


def cut_at_dates(run: Run) -> Iterator[Run]:
    """The run without the ISO days in it, which would make one number of two."""
    start = 0
    for day in _DATE.finditer(run.text):
        yield _cut(run, start, day.start())
        start = day.end()
    yield _cut(run, start, len(run.text)) if start else run


def _cut(run: Run, start: int, end: int) -> Run:
    inner = run.text[start:end].lstrip(" \t\n.·_-")
    return run._replace(text=inner, before=run.before + run.text[:start], after=run.text[end:] + run.after)


@lru_cache(maxsize=1 << 14)
def is_unit_code(chunk: str) -> bool:
    """A unified social credit code can be all digits; both its checks and its prefix tell it from a person's number."""
    return len(chunk) == _IDENTITY and uscc.is_valid(chunk) and uscc.has_valid_inner_check(chunk)


def starts_unit_code(text: str, start: int) -> bool:
    """Whether a whole unified social credit code begins there: what most long numbers of a finished page are."""
    end = start + _IDENTITY
    alone = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
    return alone and is_unit_code(text[start:end])


def is_written_by_people(text: str) -> bool:
    """Coordinates of a drawing are parted in every way; a number in groups by one sign."""
    gaps = set(_GAPS.findall(text))
    return not gaps or (len(gaps) == 1 and not gaps & {"\n", "."} and max(map(len, gaps)) == 1)


def is_in_digest(text: str, start: int, end: int) -> bool:
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
