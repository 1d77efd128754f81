"""行政相对人: the firm, the individual business or the person to whom a decision is addressed."""

from typing import Literal

from pydantic import Field

from disclosure.records.fields import Flag, ReasonToShow, Text
from disclosure.records.node import Node

PartyType = Literal["法人及非法人组织", "个体工商户", "自然人"]


class Party(Node):
    """行政相对人, with the identifiers of the 双公示 layout that may be public."""

    type: PartyType = Field(title="行政相对人类别")
    name: Text = Field(title="行政相对人名称")
    uscc: Text | None = Field(None, title="统一社会信用代码")
    registration_number: Text | None = Field(None, title="工商注册号")
    legal_representative: Text | None = Field(None, title="法定代表人")
    minor: Flag | None = Field(None, title="未成年人")
    show_name: ReasonToShow | None = Field(None, title="显示姓名的理由")
