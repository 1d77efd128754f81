"""期限: how long each duty lasts and how much is the most, dated and cited, as `law/limits.yaml` has it.

A value holds from its day on until the next one; earlier values stay in the file, because a decision is
judged by what was in force on its own day. Before the first value there is no limit.

>>> from datetime import date
>>> seven = {"value": "7", "references": [{"source": "118号"}]}
>>> t1 = LimitHistory(title="行政处罚公开", unit="working_day", values={"2019-01-03": seven})
>>> t1.compile("T1").find(date(2019, 1, 3)).value
7
>>> t1.compile("T1").find(date(2019, 1, 2)) is None
True
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BeforeValidator, Field

from disclosure.law.sources import LawFile, References
from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData
from disclosure.workdays.statutory import MonthDay

Unit = Literal["working_day", "natural_day", "month", "year", "yuan"]


class UnknownLimitError(KeyError):
    """No such limit of this kind in the file: a slip of ours, never of a clerk."""

    def __str__(self) -> str:
        return f"期限表中没有「{self.args[0]}」（或不是这一类期限）"


@dataclass(frozen=True, slots=True)
class Limit:
    """期限 in force on some day. Of a period the day of the event does not count, the last day does.

    An amount (`yuan`) is inclusive: exactly `value` keeps the limit.
    """

    key: str
    value: int
    unit: Unit
    reference: References
    since: date


@dataclass(frozen=True, slots=True)
class FixedDate:
    """A day of every year by which a duty is done, itself included; a rest day does not move it."""

    key: str
    month: int
    day: int
    reference: References
    since: date

    def in_year(self, year: int) -> date:
        """That day in `year`."""
        return date(year, self.month, self.day)


Dated = TypeVar("Dated", Limit, FixedDate)


class Timeline(Generic[Dated]):
    """What holds on a day, found by bisection: asked once per record."""

    __slots__ = ("_days", "_values")

    def __init__(self, values: Iterable[Dated]) -> None:
        self._values: list[Dated] = sorted(values, key=lambda value: value.since)
        self._days: list[date] = [value.since for value in self._values]

    def find(self, on: date) -> Dated | None:
        """The value in force on `on`, the first day of force included; None before the first."""
        position = bisect_right(self._days, on)
        return self._values[position - 1] if position else None

    def __iter__(self) -> Iterator[Dated]:
        return iter(self._values)


def parse_natural(text: object) -> object:
    """`'7'` → 7; what is no plain whole number is left for pydantic to refuse."""
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else text


Natural = Annotated[int, BeforeValidator(parse_natural), Field(gt=0, strict=True)]


class CountedValue(LawData):
    """One dated value."""

    value: Natural
    references: References = Field(min_length=1)


class DateValue(LawData):
    """One dated day of the year, `MM-DD`."""

    value: MonthDay
    references: References = Field(min_length=1)


class LimitHistory(LawData):
    """All values a counted limit has had, by the day each came into force."""

    title: Text
    unit: Unit
    values: dict[Day, CountedValue] = Field(min_length=1)

    def compile(self, key: str) -> Timeline[Limit]:
        """The values ready to be asked."""
        return Timeline(
            Limit(key, each.value, self.unit, each.references, since) for since, each in self.values.items()
        )


class FixedDateHistory(LawData):
    """All days of the year a duty has had, by the day each came into force."""

    title: Text
    unit: Literal["fixed_date"]
    values: dict[Day, DateValue] = Field(min_length=1)

    def compile(self, key: str) -> Timeline[FixedDate]:
        """The values ready to be asked."""
        return Timeline(
            FixedDate(key, *each.value, each.references, since) for since, each in self.values.items()
        )


class LimitList(LawFile):
    """`law/limits.yaml`."""

    limits: dict[str, Annotated[LimitHistory | FixedDateHistory, Field(discriminator="unit")]] = Field(
        min_length=1
    )
