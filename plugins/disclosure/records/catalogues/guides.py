"""服务指南: what an applicant must know before coming (118号; 许可法 Art. 30)."""

from typing import ClassVar

from pydantic import Field

from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Text, WebLink


class GuideRow(Row):
    """One matter's guide. Where nothing is charged, say so (不收费)."""

    rule: ClassVar = "P3"
    needed: ClassVar = (
        "name",
        "accepted_by",
        "approved_by",
        "conditions",
        "materials",
        "time_limit",
        "fees",
        "sample_form",
    )

    item_code: Text | None = Field(None, title="事项编码")
    name: Text | None = Field(None, title="事项名称")
    accepted_by: Text | None = Field(None, title="受理机构")
    approved_by: Text | None = Field(None, title="审批机构")
    basis: tuple[Text, ...] = Field((), title="设定依据")
    conditions: Text | None = Field(None, title="受理条件")
    materials: tuple[Text, ...] = Field((), title="申请材料")
    procedure: Text | None = Field(None, title="办理流程")
    time_limit: Text | None = Field(None, title="办理时限")
    fees: Text | None = Field(None, title="收费标准")
    sample_form: WebLink | None = Field(None, title="示范文本")
    telephone: Text | None = Field(None, title="咨询电话")
    address: Text | None = Field(None, title="办理地点")
