"""The four lists of lenience (不予处罚、从轻、减轻、不予强制), as provinces print them (处罚法 Arts. 32, 33)."""

from typing import Any, ClassVar

from pydantic import Field

from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Text


class LenienceRow(Row):
    """One violation, in which case it is treated leniently, by which article, and what is done instead."""

    needed: ClassVar = ("violation", "situation", "basis")

    item_code: Text | None = Field(None, title="事项编码")
    violation: Text | None = Field(None, title="处罚事项名称")
    situation: Text | None = Field(None, title="适用情形")
    basis: tuple[Text, ...] = Field((), title="依据")
    measures: Text | None = Field(None, title="配套监管措施")

    def list_facts(self) -> dict[str, Any]:
        """What the list is compared with baselines by (B6)."""
        return {"item_code": self.item_code or "", "violation": self.violation or ""}


class RestraintRow(LenienceRow):
    """A measure of coercion that is not taken."""

    violation: Text | None = Field(None, title="强制事项名称")
