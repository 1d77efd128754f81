"""The terms under which records are read and judged: the law, and what it leaves to the portal."""

import hashlib
from dataclasses import dataclass, field

from disclosure.choices import Choices
from disclosure.law import Law


@dataclass(frozen=True)
class Terms:
    """Law and choices. `digest` covers both: what was read under other terms is read again."""

    law: Law
    choices: Choices = field(default_factory=Choices)

    @property
    def digest(self) -> str:
        """Over the bytes of the law and the choices; the policy of severities is no part of it."""
        return hashlib.sha256(f"{self.law.digest}\n{self.choices.model_dump_json()}".encode()).hexdigest()
