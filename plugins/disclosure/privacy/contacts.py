"""What looks private and is not: the ways to reach the organs and the portal, as they publish them themselves."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from disclosure.privacy.folding import fold
from disclosure.privacy.hit import LANDLINE, MAIL, MOBILE, Hit
from disclosure.records.authority import Authority

_NUMBER: Final = re.compile(r"[0-9](?:[ -]?[0-9]){4,}")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_CONTACTS: Final = frozenset(
    f"{node}.{name}" for node in ("contact", "supervision") for name in ("telephone", "address", "website")
)
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


def list_contacts(organs: Iterable[Authority], *others: str) -> frozenset[str]:
    """Digits of every telephone, small letters of every mailbox in the organs' contacts and in the other texts.

    >>> sorted(list_contacts((), "0990-5550 1000、wjw@yunling.example.gov.cn"))
    ['099055501000', 'wjw@yunling.example.gov.cn']
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


def is_contact(organ: Authority, field: str, hit: Hit) -> bool:
    """Whether a hit in an organ's own entry is one of its ways to be reached.

    A mobile number is one only where nothing but numbers stands there: beside words it is somebody's.
    """
    if field not in _CONTACTS:
        return False
    node, _, name = field.partition(".")
    text = fold(getattr(getattr(organ, node), name))
    return hit in (LANDLINE, MAIL) or (hit == MOBILE and _HAN.search(text) is None)


def _list_in(text: str) -> Iterable[str]:
    for number in _NUMBER.findall(text):
        yield re.sub("[^0-9]", "", number)
    yield from (mail.lower() for mail in _MAIL.findall(text))
