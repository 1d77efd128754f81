"""年度行政执法数据统计表: the four tables of the yearly report, as `law/statistics.yaml` has them.

A table is in force from its day on; a year is counted on the tables that are in force on its last day.
"""

from bisect import bisect_right
from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData

TableKey = Literal["penalties", "permits", "coercion", "others"]
"""行政处罚 · 行政许可 · 行政强制 · 其他行政执法行为."""
Origin = Literal["records", "total", "amount", "applied", "accepted"]
"""Where a figure comes from: records, the sum of the columns of records, money, or what the organ types in."""

LAST_DAY = (12, 31)


class FormColumn(LawData):
    """栏目. `counts` are the words under which a record falls into it; `key` stands in addresses."""

    key: str = Field(pattern=r"^[a-z]{2,20}$")
    title: Text
    origin: Origin = "records"
    counts: tuple[Text, ...] = ()
    power: Text | None = None
    """The power that an organ needs for it, where it is not the table's own."""


class FormTable(LawData):
    """One of the four tables, as it is from some day on."""

    number: Text
    title: Text
    unit: Text
    power: Text | None = None
    order: tuple[Text, ...] = ()
    """Of penalties: how the names of kinds begin, light → heavy; what begins with none of them is 其他."""
    columns: tuple[FormColumn, ...] = Field(min_length=1)
    references: References = Field(min_length=1)

    @model_validator(mode="after")
    def check_words(self) -> Self:
        """No word and no key stands in two columns, and what is ordered has its column."""
        words = [word for column in self.columns for word in column.counts]
        keys = [column.key for column in self.columns]
        if len(set(words)) != len(words) or len(set(keys)) != len(keys):
            raise ValueError(f"{self.number}有重复的栏目或词语")
        if set(self.order) - set(words):
            raise ValueError(f"{self.number}缺少处罚种类的栏目")
        return self

    def power_of(self, column: FormColumn) -> str | None:
        """The power without which a column does not apply; None where every organ has it."""
        return column.power or self.power

    @property
    def counted(self) -> list[FormColumn]:
        """The columns that another system may add to: sums and money follow from others."""
        return [column for column in self.columns if column.origin not in ("total", "amount")]

    def is_named(self, name: str) -> bool:
        """Whether a clerk's name is this table's: 表一, or 行政处罚."""
        return name in (self.number, self.title)


class YearlyForms(LawTable):
    """`law/statistics.yaml`."""

    file: ClassVar[str] = "statistics.yaml"

    powers: tuple[Text, ...] = Field(min_length=1)
    """执法权种类 that `has_power` may name."""
    tables: dict[TableKey, dict[Day, FormTable]] = Field(min_length=1)

    def of_year(self, year: int) -> dict[TableKey, FormTable]:
        """The tables for a year, in their order; the earliest ones for the years before all of them."""
        last = date(year, *LAST_DAY)
        return {key: _find_in_force(history, last) for key, history in self.tables.items()}


def _find_in_force(history: dict[Day, FormTable], on: date) -> FormTable:
    days = sorted(history)
    return history[days[max(bisect_right(days, on) - 1, 0)]]
