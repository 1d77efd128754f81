"""What may be inspected and how often (国办发〔2024〕54号): no inspection of a firm beyond the published items."""

from typing import ClassVar

from pydantic import Field

from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Text, Year


class InspectionRow(Row):
    """检查事项, with its standard and the yearly cap on how often one firm is inspected."""

    rule: ClassVar = "P9"
    needed: ClassVar = ("name", "inspector", "standard", "yearly_cap", "basis")

    item_code: Text | None = Field(None, title="事项编码")
    name: Text | None = Field(None, title="检查事项")
    inspector: Text | None = Field(None, title="检查主体")
    objects: Text | None = Field(None, title="检查对象")
    standard: Text | None = Field(None, title="检查标准")
    yearly_cap: Text | None = Field(None, title="年度频次上限")
    basis: tuple[Text, ...] = Field((), title="检查依据")


class PlanRow(Row):
    """涉企检查计划: one campaign of a year."""

    rule: ClassVar = "P9"
    needed: ClassVar = ("year", "name", "objects", "frequency", "time")

    year: Year | None = Field(None, title="年度")
    name: Text | None = Field(None, title="计划名称")
    matters: Text | None = Field(None, title="检查事项")
    objects: Text | None = Field(None, title="检查对象")
    frequency: Text | None = Field(None, title="检查频次")
    time: Text | None = Field(None, title="检查时间")
    inspector: Text | None = Field(None, title="检查主体")
