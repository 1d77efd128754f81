"""What all records share: id, authority, title, and the state of their disclosure."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from disclosure.records.fields import Day, Text
from disclosure.records.node import Node

State = Literal["public", "pending", "withheld"]
WithheldBasis = Literal["公开条例14", "公开条例15", "公开条例16", "处罚法48", "许可法40", "未保法103"]
WithdrawalEvent = Literal["变更", "撤销", "确认违法", "确认无效"]


class PublishedElsewhere(Node):
    """A publication in another place: declared by the organ, not proven by this portal's ledger."""

    on: Day = Field(title="日期")
    via: Text = Field(title="渠道")
    url: Text | None = Field(None, title="网址")


class Withheld(Node):
    """依法不予公开: the lawful basis and the reason."""

    basis: WithheldBasis = Field(title="依据")
    reason: Text = Field(title="理由")


class Disclosure(Node):
    """Whether a record is published (公开), withheld (不予公开) or pending (待公开), and who reviewed it."""

    state: State = Field("pending", title="状态")
    reviewed_by: Text | None = Field(None, title="审查机构")
    reviewed_on: Day | None = Field(None, title="审查日期")
    published_elsewhere: PublishedElsewhere | None = Field(None, title="已在他处公开")
    withheld: Withheld | None = Field(None, title="不予公开")


class Withdrawal(Node):
    """撤回: the end of a public decision, with the reason that the public is told (处罚法 Art. 48)."""

    event: WithdrawalEvent = Field(title="事由")
    event_on: Day = Field(title="发生日期")
    received_on: Day | None = Field(None, title="收到日期")
    decided_by: Literal["自我纠错", "复议", "诉讼", "上级监督"] | None = Field(None, title="决定方式")
    reason: Text | None = Field(None, title="撤回理由")
    replaced_by: Text | None = Field(None, title="替代记录")


class Correction(Node):
    """更正: a misprint of the served text that was put right."""

    on: Day = Field(title="日期")
    what: Text = Field(title="内容")


class CreditRepair(Node):
    """信用修复: the day on which the organ was notified."""

    notified_on: Day = Field(title="通知日期")


class Record(Node):
    """One record of any kind. Subclasses name what they require and what the public never sees."""

    kind: ClassVar[str]
    required: ClassVar[tuple[str, ...]]
    """Needed once the record is public or withheld, beyond what is needed while pending."""
    required_pending: ClassVar[tuple[str, ...]] = ()
    """Needed from the first day, so that the clock starts."""
    internal: ClassVar[frozenset[str]] = frozenset()
    """Fields of this kind that are never published."""
    markdown: ClassVar[frozenset[str]] = frozenset()
    """Fields whose text is Markdown."""
    event_days: ClassVar[tuple[str, ...]] = ()
    """Dotted names of the days on which something happened (rule T16)."""
    references: ClassVar[tuple[str, ...]] = ()
    """Dotted names of the fields that hold another record's id (rule Y7)."""
    has_facts: ClassVar[bool] = False
    """Whether the rules of this kind need more than the columns of a summary; see `list_facts`."""

    id: Text = Field(title="记录标识")
    authority: Text = Field(title="执法机关")
    title: Text | None = Field(None, title="标题")
    disclosure: Disclosure = Field(default_factory=Disclosure, title="公开")
    withdrawal: Withdrawal | None = Field(None, title="撤回")
    corrections: tuple[Correction, ...] = Field((), title="更正")
    credit_repair: CreditRepair | None = Field(None, title="信用修复")
    attachments: tuple[Text, ...] = Field((), title="附件")

    @classmethod
    def variants(cls) -> Mapping[str, "type[Record]"]:
        """Models of this kind with fields of their own, by the value that chooses them; none as a rule."""
        return {}

    @classmethod
    def choose(cls, _mapping: Mapping[str, Any]) -> "type[Record]":
        """The model for what is written, under whichever of its keys."""
        return cls

    def list_facts(self) -> dict[str, Any]:
        """What the rules need of a kind with few, long records; JSON-ready, nothing private in it."""
        return {}


COMMON_INTERNAL = frozenset({"disclosure", "withdrawal", "corrections", "credit_repair", "attachments"})
COMMON_EVENT_DAYS = (
    "disclosure.reviewed_on",
    "disclosure.published_elsewhere.on",
    "withdrawal.event_on",
    "withdrawal.received_on",
    "credit_repair.notified_on",
)
COMMON_REFERENCES = ("withdrawal.replaced_by",)
