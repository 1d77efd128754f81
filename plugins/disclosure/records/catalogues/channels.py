"""Where to turn (救济、监督), and where cameras stand (处罚法 Arts. 39, 41)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Text, WebLink


class RemedyRow(Row):
    """救济渠道."""

    rule: ClassVar = "P2"
    needed: ClassVar = ("kind", "organ", "address", "period")

    kind: Literal["行政复议", "行政诉讼", "陈述申辩", "听证", "国家赔偿"] | None = Field(
        None, title="救济方式"
    )
    organ: Text | None = Field(None, title="受理机关")
    address: Text | None = Field(None, title="地址")
    telephone: Text | None = Field(None, title="电话")
    period: Text | None = Field(None, title="期限")
    basis: tuple[Text, ...] = Field((), title="依据")


class SupervisionRow(Row):
    """监督渠道."""

    rule: ClassVar = "P8"
    needed: ClassVar = ("organ", "telephone", "address", "website")

    organ: Text | None = Field(None, title="受理机构")
    telephone: Text | None = Field(None, title="监督电话")
    address: Text | None = Field(None, title="地址")
    website: WebLink | None = Field(None, title="网址")
    hours: Text | None = Field(None, title="受理时间")


class MonitoringRow(Row):
    """电子监控: one place; or the one row that says that none is used."""

    rule: ClassVar = "P5"
    needed: ClassVar = ("location", "device", "purpose", "review")

    location: Text | None = Field(None, title="设置地点")
    device: Text | None = Field(None, title="设备名称")
    purpose: Text | None = Field(None, title="用途")
    review: Text | None = Field(None, title="法制和技术审核")
    none: Text | None = Field(None, title="未使用声明")

    def list_missing(self) -> tuple[str, ...]:
        """Who uses none need not say where."""
        return () if self.none else super().list_missing()

    def list_facts(self) -> dict[str, Any]:
        """Whether it is a place or the statement that there is none."""
        return {"none": bool(self.none)}
