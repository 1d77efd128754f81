"""公示期 as data: how long a penalty is shown, by regime, as `law/display.yaml` has it.

A regime holds for decisions made on its day or later, until the next one. What a later regime does to decisions
made before it is for `earlier_decisions` to say.
"""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from disclosure.law.limits import Natural
from disclosure.law.sources import Confidence, References
from disclosure.law.table import LawTable
from disclosure.records.fields import Day, Text
from disclosure.records.penalty import DisplayClass
from disclosure.workdays.notices import LawData

Displayed = DisplayClass | Literal["不予处罚"]
"""失信等次, and the decision not to punish, which has none."""


class Classing(LawData):
    """The class that a kind of penalty makes."""

    display_class: DisplayClass = Field(alias="class")
    confidence: Confidence
    references: References = Field(min_length=1)


class Classes(LawData):
    """失信等次 by what was imposed. The keys of `kinds` are beginnings of the names of 处罚法 Art. 9."""

    summary_procedure: Classing
    kinds: dict[Text, Classing] = Field(min_length=1)
    other: Classing


class Period(LawData):
    """A display from the decision on; both periods end with the corresponding day of the month."""

    maximum_months: Natural
    minimum_months: Natural | None = None
    """Before this there is no credit repair; None where no such minimum is known."""
    confidence: Confidence
    references: References = Field(min_length=1)


class Regime(LawData):
    """One set of periods. `earlier_decisions`: `shorter` ends them by the new period where that is sooner."""

    title: Text
    earlier_decisions: Literal["shorter", "untouched"]
    references: References = Field(min_length=1)
    periods: dict[Displayed, Period]

    @model_validator(mode="after")
    def require_the_common_classes(self) -> Self:
        """Every regime knows 一般 and 严重; 轻微 is read as 一般 where it is no class of its own."""
        if not {"一般", "严重"} <= self.periods.keys():
            raise ValueError("每个时期都应写明“一般”和“严重”的公示期")
        return self

    def find(self, displayed: Displayed) -> Period | None:
        """The period of a class; None where the regime sets none."""
        return self.periods.get(displayed) or (self.periods["一般"] if displayed == "轻微" else None)


class DisplayLaw(LawTable):
    """`law/display.yaml`; regimes by the day each came into force."""

    file: ClassVar[str] = "display.yaml"

    classes: Classes
    regimes: dict[Day, Regime] = Field(min_length=1)
