"""The terms under which records are read and judged: the law, what it leaves to the portal, whom everybody may call."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from disclosure.choices import Choices
from disclosure.law import Law
from disclosure.law.private_words import PrivateWords
from disclosure.privacy.detector import Detector


@dataclass(frozen=True)
class Terms:
    """Law, choices and contacts. `digest` covers all: what was read and made under other terms is made again."""

    law: Law
    choices: Choices = field(default_factory=Choices)
    contacts: frozenset[str] = frozenset()
    """Numbers and mailboxes that the organs and the portal publish themselves (`privacy/contacts.py`)."""

    @property
    def digest(self) -> str:
        """Over the bytes of the law, the choices and the contacts; the policy of severities is no part of it."""
        parts = (self.law.digest, self.choices.model_dump_json(), *sorted(self.contacts))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @cached_property
    def detector(self) -> Detector:
        """Finds what must not be public."""
        return Detector(self.law.table(PrivateWords), self.contacts.union(self.choices.known_numbers))
