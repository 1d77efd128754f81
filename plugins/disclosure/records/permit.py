"""行政许可 (许可法; 双公示 layout of 2018, 行政许可)."""

from typing import ClassVar, Literal

from pydantic import Field

from disclosure.records.fields import Day, EndDay, Text
from disclosure.records.party import Party
from disclosure.records.record import Record


class Permit(Record):
    """行政许可决定: a grant, change, renewal, reissue or cancellation, or a refusal."""

    kind: ClassVar[str] = "permit"
    required_pending: ClassVar = ("document_number", "decided_on")
    required: ClassVar = ("document_name", "party", "permit_type", "content")
    event_days: ClassVar = ("decided_on",)
    references: ClassVar = ("previous",)

    document_number: Text | None = Field(None, title="决定书文号")
    document_name: Text | None = Field(None, title="决定文书名称")
    outcome: Literal["准予", "不予"] = Field("准予", title="许可结果")
    party: Party | None = Field(None, title="行政相对人")
    permit_type: Literal["普通", "特许", "认可", "核准", "登记", "其他"] | None = Field(
        None, title="许可类别"
    )
    action: Literal["首次", "变更", "延续", "补发", "注销"] = Field("首次", title="办理类型")
    previous: Text | None = Field(None, title="原许可")
    certificate_name: Text | None = Field(None, title="许可证书名称")
    certificate_number: Text | None = Field(None, title="许可编号")
    content: Text | None = Field(None, title="许可内容")
    item_code: Text | None = Field(None, title="事项编码")
    decided_on: Day | None = Field(None, title="许可决定日期")
    valid_from: Day | None = Field(None, title="有效期自")
    valid_until: EndDay | None = Field(None, title="有效期至")
