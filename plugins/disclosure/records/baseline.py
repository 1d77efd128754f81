"""行政处罚裁量基准: how much for what, tier by tier (处罚法 Art. 34; 国办发〔2022〕27号)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from disclosure.records.fields import Day, FarDay, Fen, Multiple, Text
from disclosure.records.node import Node
from disclosure.records.record import Record

TierName = Literal["免罚", "轻微", "较轻", "一般", "较重", "严重"]
"""裁量阶次, from the mildest to the gravest."""


class FineRange(Node):
    """A fine between two amounts, both included."""

    min: Fen = Field(title="下限")
    max: Fen = Field(title="上限")


class MultipleRange(Node):
    """A fine between two multiples of the illegal income, both included."""

    min: Multiple = Field(title="下限")
    max: Multiple = Field(title="上限")


class Statutory(Node):
    """What the statute itself allows."""

    fine_yuan: FineRange | None = Field(None, title="罚款金额")
    fine_multiple: MultipleRange | None = Field(None, title="罚款倍数")
    income_floor_yuan: Fen | None = Field(None, title="违法所得下限")


class Tier(Node):
    """裁量阶次."""

    name: TierName = Field(title="名称")
    conditions: Text = Field(title="适用条件")
    penalty: Text = Field(title="处罚幅度")
    fine_yuan: FineRange | None = Field(None, title="罚款金额")
    fine_multiple: MultipleRange | None = Field(None, title="罚款倍数")


class Baseline(Record):
    """One violation's baseline in one version; a later version `supersedes` it."""

    kind: ClassVar[str] = "baseline"
    required: ClassVar = ("violation", "violated", "basis", "version", "effective_from", "tiers")
    references: ClassVar = ("supersedes",)
    has_facts: ClassVar = True

    item_code: Text | None = Field(None, title="职权编码")
    violation: Text | None = Field(None, title="违法行为")
    violated: tuple[Text, ...] = Field((), title="违反条款")
    basis: tuple[Text, ...] = Field((), title="处罚条款")
    statutory: Statutory | None = Field(None, title="法定幅度")
    version: Text | None = Field(None, title="版本")
    effective_from: Day | None = Field(None, title="生效日期")
    effective_until: FarDay | None = Field(None, title="失效日期")
    tiers: tuple[Tier, ...] = Field((), title="阶次")
    supersedes: Text | None = Field(None, title="取代")

    def list_facts(self) -> dict[str, Any]:
        """Version, span and bounds: amounts in 分, multiples as decimal text."""
        statute = self.statutory
        return {
            "version": self.version or "",
            "until": self.effective_until.isoformat() if self.effective_until else "",
            "statutory": list_bounds(statute) if statute else {},
            "income_floor": statute.income_floor_yuan if statute else None,
            "tiers": [
                {"name": tier.name, "penalty": tier.penalty, **list_bounds(tier)} for tier in self.tiers
            ],
        }


def list_bounds(bounded: Statutory | Tier) -> dict[str, Any]:
    """The bounds of a tier or of the statute; what has none is left out."""
    fine, multiple = bounded.fine_yuan, bounded.fine_multiple
    found: dict[str, Any] = {}
    if fine:
        found["fine"] = [fine.min, fine.max]
    if multiple:
        found["multiple"] = [multiple.min, multiple.max]
    return found
