"""What is enforced, and which of it is drawn by lot, recorded on film or reviewed (118号's three institutions)."""

from typing import ClassVar

from pydantic import Field

from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Text


class MatterRow(Row):
    """执法事项."""

    rule: ClassVar = "P1"
    needed: ClassVar = ("name", "type", "basis", "organ")

    item_code: Text | None = Field(None, title="事项编码")
    name: Text | None = Field(None, title="事项名称")
    type: Text | None = Field(None, title="事项类型")
    basis: tuple[Text, ...] = Field((), title="实施依据")
    organ: Text | None = Field(None, title="实施主体")
    unit: Text | None = Field(None, title="承办机构")
    procedure: Text | None = Field(None, title="程序")
    time_limit: Text | None = Field(None, title="办理期限")


class SpotCheckRow(Row):
    """随机抽查事项."""

    rule: ClassVar = "P1"
    needed: ClassVar = ("name", "objects", "basis", "method")

    item_code: Text | None = Field(None, title="事项编码")
    name: Text | None = Field(None, title="抽查事项")
    content: Text | None = Field(None, title="抽查内容")
    objects: Text | None = Field(None, title="抽查对象")
    basis: tuple[Text, ...] = Field((), title="抽查依据")
    share: Text | None = Field(None, title="抽查比例和频次")
    method: Text | None = Field(None, title="抽查方式")


class RecordingRow(Row):
    """音像记录事项."""

    needed: ClassVar = ("name", "occasion")

    item_code: Text | None = Field(None, title="事项编码")
    name: Text | None = Field(None, title="事项名称")
    occasion: Text | None = Field(None, title="记录环节")
    content: Text | None = Field(None, title="记录内容")
    method: Text | None = Field(None, title="记录方式")


class ReviewRow(Row):
    """重大执法决定法制审核事项."""

    needed: ClassVar = ("name", "situation", "materials", "reviewer")

    item_code: Text | None = Field(None, title="事项编码")
    name: Text | None = Field(None, title="审核事项")
    situation: Text | None = Field(None, title="审核情形")
    materials: tuple[Text, ...] = Field((), title="报送材料")
    reviewer: Text | None = Field(None, title="审核机构")
    time_limit: Text | None = Field(None, title="审核期限")
