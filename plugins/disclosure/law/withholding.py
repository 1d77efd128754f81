"""不予公开的依据: which records each basis is good for, and what keeps an enterprise's penalty back (rule C7)."""

from typing import ClassVar

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Flag, Text
from disclosure.records.record import WithheldBasis
from disclosure.workdays.notices import LawData


class Basis(LawData):
    """One basis; `kinds`: of which records it speaks, all where empty."""

    kinds: tuple[Text, ...] = ()
    secrecy: Flag = False
    references: References = Field(min_length=1)


class Enterprises(LawData):
    """Who is an enterprise, by the beginning of the unified social credit code."""

    codes: tuple[Text, ...] = Field(min_length=1)
    references: References = Field(min_length=1)


class WithholdingLaw(LawTable):
    """`law/withholding.yaml`."""

    file: ClassVar[str] = "withholding.yaml"

    bases: dict[WithheldBasis, Basis]
    enterprises: Enterprises

    def list_secret(self) -> tuple[WithheldBasis, ...]:
        """The bases that keep secrets."""
        return tuple(name for name, basis in self.bases.items() if basis.secrecy)
