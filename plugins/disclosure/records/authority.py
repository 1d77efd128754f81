"""执法机关: the organs whose decisions the portal publishes (`authorities.yaml`)."""

from typing import Final, Literal, get_args

from pydantic import Field

from disclosure.records.fields import Count, Month, Text
from disclosure.records.node import Node

Level = Literal["province", "city", "county", "body"]
_LEVELS: Final = get_args(Level)


class Contact(Node):
    """A way to reach the organ, or to complain about it (P8)."""

    telephone: Text = Field(title="电话")
    address: Text = Field(title="地址")
    website: Text = Field(title="网址")


class NumbersFrom(Node):
    """From which number on the run of a prefix is complete (C8)."""

    prefix: Text = Field(title="字轨")
    year: Count = Field(title="年份")
    serial: Count = Field(title="序号")


class VoidNumber(Node):
    """作废文号."""

    number: Text = Field(title="文号")
    reason: Text = Field(title="理由")


class CaseQuota(Node):
    """How many typical cases a month the organ owes, and to whom (K1, K2)."""

    monthly: Count = Field(title="每月数量")
    to: Literal["上级主管部门", "宣传部"] = Field(title="报送对象")
    since: Month = Field(title="起始月份")


class Authority(Node):
    """执法机关 (or a body that only works for one)."""

    id: Text = Field(title="机关标识")
    name: Text = Field(title="名称")
    short_name: Text | None = Field(None, title="简称")
    level: Level = Field(title="层级")
    parent: Text | None = Field(None, title="上级机关")
    region: Text = Field(title="行政区划代码")
    uscc: Text = Field(title="统一社会信用代码")
    contact: Contact = Field(title="联系方式")
    supervision: Contact = Field(title="监督方式")
    number_prefixes: tuple[Text, ...] = Field(title="字轨")
    numbers_from: NumbersFrom | None = Field(None, title="文号起点")
    void_numbers: tuple[VoidNumber, ...] = Field((), title="作废文号")
    case_quota: CaseQuota | None = Field(None, title="案例报送任务")
    duties: tuple[Literal["yearly_report", "catalogues"], ...] | None = Field(None, title="职责")


def order_by_region(organ: Authority) -> tuple[str, int, str]:
    """A sort key: region order, the higher level first within a region; never a league table."""
    return organ.region, _LEVELS.index(organ.level), organ.id
