"""行政处罚 and 不予处罚 (处罚法; 双公示 layout of 2018, 行政处罚)."""

from typing import ClassVar, Literal

from pydantic import Field

from disclosure.records.fields import Day, EndDay, FarDay, Fen, Flag, Text
from disclosure.records.node import Node
from disclosure.records.party import Party
from disclosure.records.record import Record

DisplayClass = Literal["轻微", "一般", "严重"]
MitigationKind = Literal["不予", "减轻", "从轻"]


class Discretion(Node):
    """裁量: the baseline and tier that were applied, or the reason why there is none (处罚法 Art. 34)."""

    baseline: Text | None = Field(None, title="裁量基准")
    tier: Text | None = Field(None, title="阶次")
    departure: Text | None = Field(None, title="偏离理由")
    none: Text | None = Field(None, title="无基准的理由")


class Mitigation(Node):
    """不予、减轻、从轻处罚, with its ground in 处罚法 Art. 32 or 33."""

    kind: MitigationKind = Field(title="种类")
    ground: Text = Field(title="依据")
    reason: Text = Field(title="理由")


class LegalReview(Node):
    """重大执法决定法制审核."""

    by: Text = Field(title="审核机构")
    on: Day = Field(title="审核日期")


class Penalty(Record):
    """行政处罚决定; with `outcome: 不予处罚` the decision not to punish."""

    kind: ClassVar[str] = "penalty"
    required_pending: ClassVar = ("document_number", "decided_on")
    required: ClassVar = ("party", "violation", "facts", "legal_basis", "procedure")
    event_days: ClassVar = ("decided_on", "filed_on", "violation_ended_on", "legal_review.on")
    references: ClassVar = ("discretion.baseline", "revokes")

    document_number: Text | None = Field(None, title="决定书文号")
    outcome: Literal["处罚", "不予处罚"] = Field("处罚", title="处理结果")
    party: Party | None = Field(None, title="行政相对人")
    violation: Text | None = Field(None, title="违法行为")
    facts: Text | None = Field(None, title="违法事实")
    legal_basis: tuple[Text, ...] = Field((), title="处罚依据")
    penalty_kinds: tuple[Text, ...] = Field((), title="处罚类别")
    penalty: Text | None = Field(None, title="处罚内容")
    fine_yuan: Fen | None = Field(None, title="罚款金额")
    confiscated_yuan: Fen | None = Field(None, title="没收金额")
    confiscated_items: Text | None = Field(None, title="没收财物")
    licence: Text | None = Field(None, title="暂扣或吊销证照")
    revokes: Text | None = Field(None, title="吊销的许可")
    procedure: Literal["普通程序", "简易程序"] | None = Field(None, title="处罚程序")
    hearing: Flag | None = Field(None, title="听证")
    display_class: DisplayClass | None = Field(None, title="失信等次")
    discretion: Discretion | None = Field(None, title="裁量")
    mitigation: Mitigation | None = Field(None, title="减免情形")
    education: Text | None = Field(None, title="教育情况")
    legal_review: LegalReview | None = Field(None, title="法制审核")
    illegal_income_yuan: Fen | None = Field(None, title="违法所得")
    item_code: Text | None = Field(None, title="职权编码")
    violation_ended_on: Day | None = Field(None, title="违法行为终了日期")
    filed_on: Day | None = Field(None, title="立案日期")
    decided_on: Day | None = Field(None, title="处罚决定日期")
    period_note: Text | None = Field(None, title="期限说明")
    valid_until: EndDay | None = Field(None, title="处罚有效期")
    display_until: FarDay | None = Field(None, title="公示截止期")
