"""What looks private and is not: the ways to reach the organs and the portal, as they publish them themselves."""

import re
from collections.abc import Iterable
from typing import Final

from disclosure.privacy.folding import fold
from disclosure.records.authority import Authority

_NUMBER: Final = re.compile(r"[0-9](?:[ -]?[0-9]){4,}")
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
    return frozenset(found for text in map(fold, texts) for found in _list_in(text))


def _list_in(text: str) -> Iterable[str]:
    for number in _NUMBER.findall(text):
        yield re.sub("[^0-9]", "", number)
    yield from (mail.lower() for mail in _MAIL.findall(text))
