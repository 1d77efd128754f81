"""Who enforces: the organs, the officers, and whom an organ has entrusted (118号; 处罚法 Art. 20)."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Day, Flag, Text, WebLink

OrganNature = Literal["行政机关", "授权组织", "受委托组织"]


class OrganRow(Row):
    """执法主体."""

    rule: ClassVar = "P1"
    needed: ClassVar = ("name", "legal_basis", "functions", "powers")

    name: Text | None = Field(None, title="主体名称")
    nature: OrganNature | None = Field(None, title="主体性质")
    uscc: Text | None = Field(None, title="统一社会信用代码")
    legal_basis: tuple[Text, ...] = Field((), title="主体依据")
    functions: Text | None = Field(None, title="职责")
    powers: Text | None = Field(None, title="权限")
    address: Text | None = Field(None, title="办公地址")
    telephone: Text | None = Field(None, title="联系电话")

    def list_facts(self) -> dict[str, Any]:
        """Name and nature: which bodies are authorised, which only entrusted."""
        return super().list_facts() | ({"nature": self.nature} if self.nature else {})


class OfficerRow(Row):
    """执法人员. An officer's name is meant to be public; an ID or mobile number is not, and has no field."""

    rule: ClassVar = "P7"
    needed: ClassVar = ("name", "certificate_number", "category", "area")

    name: Text | None = Field(None, title="姓名")
    certificate_number: Text | None = Field(None, title="执法证号")
    category: Text | None = Field(None, title="执法类别")
    area: Text | None = Field(None, title="执法区域")
    unit: Text | None = Field(None, title="单位")
    post: Text | None = Field(None, title="职务")
    legal_review: Flag | None = Field(None, title="法制审核人员")

    def list_facts(self) -> dict[str, Any]:
        """Category, area and whether a legal reviewer: for the share of reviewers among officers; no name."""
        facts: dict[str, Any] = {"category": self.category, "area": self.area}
        known = {name: value for name, value in facts.items() if value is not None}
        return known | {"legal_review": bool(self.legal_review)}


class EntrustmentRow(Row):
    """委托执法: matter, powers and term are what 处罚法 Art. 20 wants of the letter (委托书)."""

    rule: ClassVar = "P4"
    needed: ClassVar = ("principal", "entrusted", "matters", "powers", "until")

    principal: Text | None = Field(None, title="委托机关")
    entrusted: Text | None = Field(None, title="受托组织")
    matters: Text | None = Field(None, title="委托事项")
    powers: Text | None = Field(None, title="委托权限")
    from_day: Day | None = Field(None, alias="from", title="委托起始日")
    until: Day | None = Field(None, title="委托期限至")
    letter: WebLink | None = Field(None, title="委托书网址")
    letter_attachment: Text | None = Field(None, title="委托书附件")

    def list_missing(self) -> tuple[str, ...]:
        """The letter itself is a link or an attachment."""
        has_letter = self.letter or self.letter_attachment
        return super().list_missing() + (() if has_letter else ("letter",))

    def list_facts(self) -> dict[str, Any]:
        """Whom, until when, and whether the letter is there."""
        until = self.until.isoformat() if self.until else ""
        has_letter = bool(self.letter or self.letter_attachment)
        return {"entrusted": self.entrusted or "", "until": until, "has_letter": has_letter}
