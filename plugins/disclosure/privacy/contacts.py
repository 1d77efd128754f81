"""What looks private and is not: the ways to reach the organs and the portal, as they publish them themselves."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from disclosure.law.private_words import PrivateWords
from disclosure.privacy.folding import fold
from disclosure.privacy.hit import LANDLINE, MAIL, MOBILE, Hit
from disclosure.privacy.labels import either
from disclosure.records.authority import Authority

_NUMBER: Final = re.compile(r"[0-9](?:[ -]?[0-9]){4,}")
_NEXT: Final = re.compile(
    r"(?<=[0-9]) (?=0[1-9][0-9]{1,2}[ -]?[2-9][0-9]{2}|1[3-9][0-9]{9}|[48]00[ -]?[0-9])|(?<=[0-9]{7}) (?=[0-9]{7})"
)
"""Where a space ends one telephone number and another one begins."""
_OTHER_END: Final = re.compile(r"([0-9][0-9 -]{6,})/([0-9]{1,4})(?![0-9-])")
"""0990-5550 0002/0003: two numbers that differ at their end."""
_WORDS: Final = re.compile("[\u4e00-\u9fff]+")
_CONTACTS: Final = frozenset(
    f"{node}.{name}" for node in ("contact", "supervision") for name in ("telephone", "address", "website")
)
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


def list_contacts(organs: Iterable[Authority], *others: str) -> frozenset[str]:
    """Digits of every telephone, small letters of every mailbox in the organs' contacts and in the other texts.

    >>> sorted(list_contacts((), "0990-5550 1000、wjw@yunling.example.gov.cn"))
    ['099055501000', 'wjw@yunling.example.gov.cn']
    >>> sorted(list_contacts((), "0990-66600002 0990-66600003"))
    ['099066600002', '099066600003']
    """
    texts = [*others]
    for organ in organs:
        for way in (organ.contact, organ.supervision):
            texts += [way.telephone, way.address, way.website]
    return frozenset(list_numbers(texts))


def list_numbers(texts: Iterable[str]) -> Iterator[str]:
    """The digits of every telephone, the small letters of every mailbox in some texts."""
    for text in map(fold, texts):
        yield from _list_in(text)


def is_contact(organ: Authority, field: str, hit: Hit, words: PrivateWords) -> bool:
    """Whether a hit in an organ's own entry is one of its ways to be reached.

    A mobile number is one where nothing stands beside it but when and for what to call: else it is somebody's.
    """
    if field not in _CONTACTS:
        return False
    node, _, name = field.partition(".")
    text = fold(getattr(getattr(organ, node), name))
    remark = re.compile(f"(?:{either(words.contact_remarks)})+")
    is_somebodys = not all(map(remark.fullmatch, _WORDS.findall(text)))
    return hit in (LANDLINE, MAIL) or (hit == MOBILE and not is_somebodys)


def _list_in(text: str) -> Iterable[str]:
    plain = re.sub(r"\)[ -]?", "-", text).replace("(", " ")
    for number in _NUMBER.findall(_NEXT.sub("\n", plain)):
        yield re.sub("[^0-9]", "", number)
    for number, end in _OTHER_END.findall(plain):
        yield re.sub("[^0-9]", "", number)[: -len(end)] + end
    yield from (mail.lower() for mail in _MAIL.findall(text))
