"""Papers that a decision may not stand on: what was repealed (rule P6), and what is sealed (rule C11)."""

from typing import ClassVar

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData


class Repealed(LawData):
    """废止: from `repealed_on` on the paper is no longer in force."""

    repealed_on: Day
    successor: Text
    references: References = Field(min_length=1)


class Sealed(LawData):
    """封存: a paper whose records the law keeps from the public."""

    references: References = Field(min_length=1)


class Citations(LawTable):
    """`law/citations.yaml`, by the names of the papers."""

    file: ClassVar[str] = "citations.yaml"

    repealed: dict[str, Repealed]
    sealed: dict[str, Sealed]
