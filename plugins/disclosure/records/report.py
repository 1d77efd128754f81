"""年度行政执法总体情况: the yearly report that is due on 31 January (118号)."""

from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from disclosure.records.fields import Count, Day, Flag, Text, Year
from disclosure.records.node import Node
from disclosure.records.record import Record


class PermitCounts(Node):
    """What 表二 needs and no record holds: applications made and accepted."""

    applied: Count = Field(title="申请")
    accepted: Count = Field(title="受理")


class OutsideCount(Node):
    """A count kept in another system, shown as a line of its own."""

    table: Text = Field(title="表")
    column: Text = Field(title="栏目")
    count: Count = Field(title="数量")
    source: Text = Field(title="来源")


class Enforcement(Node):
    """Which powers the organ has: 0 and not applicable are told apart by it (S2)."""

    has_power: tuple[Text, ...] = Field(title="执法权种类")


class Reported(Node):
    """To whom the report was sent, and when (T11)."""

    to: Literal["本级人民政府", "上级主管部门"] = Field(title="报送对象")
    on: Day = Field(title="日期")


class Share(Node):
    """So many done of so many."""

    done: Count = Field(title="完成")
    of: Count = Field(title="总数")

    @model_validator(mode="after")
    def check_part(self) -> Self:
        """A part is no larger than the whole."""
        if self.done > self.of:
            raise PydanticCustomError("share", "完成数（done）大于总数（of），请核对")
        return self


class Tally(Node):
    """A plain count."""

    count: Count = Field(title="数量")


class Indicators(Node):
    """年度考核指标, as far as no record tells them; the English keys follow the Chinese ones of the contract."""

    court_attendance: Share | None = Field(None, alias="出庭应诉", title="行政机关负责人出庭应诉")
    judicial_advice: Share | None = Field(None, alias="司法建议反馈", title="司法建议书反馈")
    hotline_closed: Share | None = Field(None, alias="12345办结", title="12345热线办结")
    hotline_satisfied: Share | None = Field(None, alias="12345满意", title="12345热线满意")
    petitions: Share | None = Field(None, alias="信访举报处置", title="信访举报事项处置")
    public_opinion: Share | None = Field(None, alias="舆情处置", title="舆情事项处置")
    files_passed: Share | None = Field(None, alias="案卷评查合格", title="执法案卷评查合格")
    lost: Tally | None = Field(None, alias="败诉", title="行政诉讼败诉")
    public: Flag | None = Field(None, title="公开指标")


class Report(Record):
    """年度行政执法总体情况; its tables are computed from the records, not typed."""

    kind: ClassVar[str] = "report"
    markdown: ClassVar = frozenset({"narrative"})
    required: ClassVar = ("year", "narrative", "permits", "enforcement")
    internal: ClassVar = frozenset({"reported", "indicators"})
    event_days: ClassVar = ()
    has_facts: ClassVar[bool] = True

    year: Year | None = Field(None, title="年度")
    narrative: Text | None = Field(None, title="总体情况")
    permits: PermitCounts | None = Field(None, title="许可办理")
    outside: tuple[OutsideCount, ...] = Field((), title="系统外数据")
    enforcement: Enforcement | None = Field(None, title="执法权")
    reported: tuple[Reported, ...] = Field((), title="报送")
    indicators: Indicators | None = Field(None, title="考核指标")

    @property
    def shows_indicators(self) -> bool:
        """Whether the typed indicators are public: else they are the office's own."""
        return bool(self.indicators and self.indicators.public)

    def list_facts(self) -> dict[str, Any]:
        """What the yearly tables and T10, T11, S1, S2 need."""
        return {
            "year": self.year,
            "permits": self.permits.model_dump() if self.permits else {},
            "outside": [item.model_dump() for item in self.outside],
            "has_power": list(self.enforcement.has_power) if self.enforcement else None,
            "reported": [item.model_dump(mode="json") for item in self.reported],
        }
