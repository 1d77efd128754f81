"""行政区划: the first four digits of region codes (GB/T 2260), province and prefecture, as `law/regions.yaml` has them.

Codes that start with 99 are nobody's: invented ones of samples and tests.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData

INVENTED = "99"
_DIGITS = len(INVENTED)
_Code = Annotated[str, Field(pattern=r"^[1-8][0-9]$")]


class RegionEdition(LawData):
    """The codes as they were from a day on. `registers`: only in unified social credit codes.

    `prefectures`: the third and fourth digits that were ever in use in a province, parted by spaces.
    """

    provinces: dict[_Code, Text] = Field(min_length=1)
    prefectures: dict[_Code, Text] = Field(min_length=1)
    registers: dict[_Code, Text]
    references: References = Field(min_length=1)


class RegionTable(LawTable):
    """`law/regions.yaml`."""

    file: ClassVar[str] = "regions.yaml"
    editions: dict[Day, RegionEdition] = Field(min_length=1)

    def find(self, on: date) -> RegionEdition:
        """The edition of a day; before the first one, the first."""
        days = sorted(self.editions)
        return self.editions[max((day for day in days if day <= on), default=days[0])]

    def is_province(self, code: str, on: date) -> bool:
        """Whether a region code begins with a province's digits."""
        return code[:_DIGITS] in self.find(on).provinces

    def is_prefecture(self, code: str, on: date) -> bool:
        """Whether a region code begins with the digits of a prefecture, or of what stands directly below a province."""
        return code[_DIGITS : 2 * _DIGITS] in self.find(on).prefectures.get(code[:_DIGITS], "").split()

    def is_register(self, code: str, on: date) -> bool:
        """Whether the region in a unified social credit code is one where bodies are registered."""
        return self.is_province(code, on) or code[:_DIGITS] in self.find(on).registers


def is_invented(code: str) -> bool:
    """Whether a region is of a sample or a test."""
    return code.startswith(INVENTED)
