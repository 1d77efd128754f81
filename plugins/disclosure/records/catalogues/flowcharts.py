"""执法流程图 as data: the steps and which follows which; the drawing is made from them."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Text
from disclosure.records.node import Node

StepKind = Literal["开始", "步骤", "判断", "结束"]


class Next(Node):
    """An arrow: to which step, and in which case."""

    to: Text = Field(title="到")
    when: Text | None = Field(None, title="情形")


class Step(Node):
    """A box of the chart; its `id` is only known within the chart."""

    id: Text = Field(title="编号")
    text: Text = Field(title="内容")
    kind: StepKind = Field("步骤", title="类型")
    next: tuple[Next, ...] = Field((), title="下一步")


class FlowchartRow(Row):
    """One chart."""

    rule: ClassVar = "P1"
    needed: ClassVar = ("name", "steps")

    item_code: Text | None = Field(None, title="事项编码")
    name: Text | None = Field(None, title="流程名称")
    steps: tuple[Step, ...] = Field((), title="步骤")

    def list_facts(self) -> dict[str, Any]:
        """The name and how many steps."""
        return super().list_facts() | {"steps": len(self.steps)}
