"""The check code, the permanent address and its QR code.

>>> spell_check_code("sha256:8f3a22c1" + "0" * 56)
'8F3A-22C1'
"""

from typing import NamedTuple

from disclosure.records.address import record_address
from disclosure.records.summary import Summary
from disclosure_site.views.verification.code import CodeMaker

_ALGORITHM = "sha256:"
_HALF = 4


class Proof(NamedTuple):
    """What stands under 核验."""

    check_code: str
    """The beginning of the digest, to be compared by eye (docs/ledger.md)."""
    digest: str
    """Of the served text, hexadecimal."""
    address: str
    """Whole, and for ever."""
    picture: str
    """The address as a QR code: a `data:` address of a PNG."""


class Prover:
    """Makes proofs for a site whose root has a whole address, `base`, with a slash at the end."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._codes = CodeMaker(base)

    def prove(self, summary: Summary) -> Proof:
        """What stands on a record's page."""
        address = record_address(summary)
        digest = summary.digest.removeprefix(_ALGORITHM)
        return Proof(spell_check_code(digest), digest, f"{self._base}{address}", self._codes.draw(address))


def spell_check_code(digest: str) -> str:
    """The first eight digits of a SHA-256, in capitals, in two groups."""
    digits = digest.removeprefix(_ALGORITHM).upper()
    return f"{digits[:_HALF]}-{digits[_HALF : 2 * _HALF]}"
