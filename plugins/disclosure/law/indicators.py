"""年度考核指标: what the yearly assessment looks at, and the targets of the founding documents (`law/indicators.yaml`).

A target is dated: it holds for the years that end on its day or later. An indicator without one is told all the same.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.law.yearly_forms import LAST_DAY
from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData

Measure = Literal["share", "count"]
"""A share of so many, in per cent, or a plain count."""


def _parse_per_cent(value: object) -> object:
    return Decimal(value) if isinstance(value, str) and value.replace(".", "", 1).isdigit() else value


class Target(LawData):
    """目标值: at least so many per cent of a share, at most so many of a count; inclusive."""

    value: Annotated[Decimal, BeforeValidator(_parse_per_cent)] = Field(ge=0)
    references: References = Field(min_length=1)


class Indicator(LawData):
    """One indicator. `typed` says that an organ reports it and no record tells it."""

    title: Text
    measure: Measure
    typed: Text | None = None
    """The key of the report's `indicators`, where it is typed in."""
    explained: Text
    """One sentence for the reader: what is counted."""
    targets: dict[Day, Target] = Field(default_factory=dict)

    def target_of(self, year: int) -> Target | None:
        """The target for a year, None where there is none."""
        last = date(year, *LAST_DAY)
        days = [day for day in self.targets if day <= last]
        return self.targets[max(days)] if days else None


class IndicatorList(LawTable):
    """`law/indicators.yaml`."""

    file: ClassVar[str] = "indicators.yaml"

    review_kinds: tuple[Text, ...] = Field(min_length=1)
    """How the kinds of penalties begin whose decisions need a legal review where an organ has published no list."""
    references: References = Field(min_length=1)
    indicators: dict[str, Indicator] = Field(min_length=1)

    @model_validator(mode="after")
    def check_counts(self) -> Self:
        """A share has no target above all of it."""
        for key, indicator in self.indicators.items():
            if indicator.measure == "share" and any(t.value > 100 for t in indicator.targets.values()):
                raise ValueError(f"{key} 的目标值超过 100%")
        return self
