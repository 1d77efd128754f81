"""其他行政执法决定: coercion, inspection, confirmation, reward, payment, ruling, levy …"""

from typing import ClassVar, Literal

from pydantic import Field

from disclosure.records.fields import Day, Text
from disclosure.records.party import Party
from disclosure.records.record import Record


class Decision(Record):
    """其他行政执法决定; an inspection (行政检查) has a result and needs no document number."""

    kind: ClassVar[str] = "decision"
    required_pending: ClassVar = ("type", "decided_on")
    required: ClassVar = ("party", "legal_basis", "conclusion")
    event_days: ClassVar = ("decided_on",)

    document_number: Text | None = Field(None, title="决定书文号")
    type: (
        Literal["行政强制", "行政检查", "行政确认", "行政奖励", "行政给付", "行政裁决", "行政征收", "其他"]
        | None
    ) = Field(None, title="执法类别")
    measure: Text | None = Field(None, title="措施")
    party: Party | None = Field(None, title="行政相对人")
    legal_basis: tuple[Text, ...] = Field((), title="执法依据")
    conclusion: Text | None = Field(None, title="执法结论")
    result: Literal["未发现问题", "已责令改正", "立案处理", "无法检查", "不配合检查"] | None = Field(
        None, title="检查结果"
    )
    plan: Text | None = Field(None, title="检查计划")
    item_code: Text | None = Field(None, title="事项编码")
    decided_on: Day | None = Field(None, title="决定日期")
