"""事前公开清单: what an organ publishes before it acts (118号, 一（一）; 公开条例 Art. 26)."""

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import Field

from disclosure.records.catalogues.channels import MonitoringRow, RemedyRow, SupervisionRow
from disclosure.records.catalogues.flowcharts import FlowchartRow
from disclosure.records.catalogues.guides import GuideRow
from disclosure.records.catalogues.inspections import InspectionRow, PlanRow
from disclosure.records.catalogues.lenience import LenienceRow, RestraintRow
from disclosure.records.catalogues.matters import MatterRow, RecordingRow, ReviewRow, SpotCheckRow
from disclosure.records.catalogues.names import CatalogueName
from disclosure.records.catalogues.organs import EntrustmentRow, OfficerRow, OrganRow
from disclosure.records.catalogues.row import Row
from disclosure.records.fields import Day, WebLink
from disclosure.records.node import Node, key_table
from disclosure.records.record import Record

AnyRow = TypeVar("AnyRow", bound=Row)


class Catalogue(Record):
    """One catalogue of one organ. Which fields its rows have depends on `catalogue`: see `variants`.

    This model itself is for a record that does not say which it is; its rows are not looked into.
    """

    kind: ClassVar[str] = "catalogue"
    required: ClassVar = ("catalogue", "changed_on", "updated_on")
    event_days: ClassVar = ("changed_on", "updated_on")
    has_facts: ClassVar = True

    catalogue: CatalogueName | None = Field(None, title="清单类别")
    changed_on: Day | None = Field(None, title="变更日期")
    updated_on: Day | None = Field(None, title="更新日期")
    items: tuple[Any, ...] = Field((), title="条目")
    link: WebLink | None = Field(None, title="公布网址")

    @classmethod
    def variants(cls) -> Mapping[str, type[Record]]:
        """The model of each catalogue, by its name."""
        return dict(CATALOGUES.items())

    @classmethod
    def choose(cls, mapping: Mapping[str, Any]) -> type[Record]:
        """The model for what `catalogue` says; this one where it says nothing known."""
        name = mapping.get("catalogue", mapping.get("清单类别"))
        return cls.variants().get(name, cls) if isinstance(name, str) else cls

    def list_rows(self) -> tuple[Row, ...]:
        """The rows, typed."""
        return tuple(row for row in self.items if isinstance(row, Row))

    def list_facts(self) -> dict[str, Any]:
        """Name, days, and of each row what the rules need."""
        return {
            "catalogue": self.catalogue or "",
            "changed_on": self.changed_on.isoformat() if self.changed_on else "",
            "updated_on": self.updated_on.isoformat() if self.updated_on else "",
            "has_link": self.link is not None,
            "items": [row.list_facts() for row in self.list_rows()],
        }


class CatalogueOf(Catalogue, Generic[AnyRow]):
    """A catalogue whose rows are known."""

    items: tuple[AnyRow, ...] = Field((), title="条目")


def row_model(name: CatalogueName) -> type[Node]:
    """The model of a catalogue's rows."""
    model = key_table(CATALOGUES[name])["items"][1]
    assert model is not None
    return model


CATALOGUES: dict[CatalogueName, type[Catalogue]] = {
    "执法主体": CatalogueOf[OrganRow],
    "执法人员": CatalogueOf[OfficerRow],
    "执法事项": CatalogueOf[MatterRow],
    "检查事项": CatalogueOf[InspectionRow],
    "涉企检查计划": CatalogueOf[PlanRow],
    "服务指南": CatalogueOf[GuideRow],
    "执法流程图": CatalogueOf[FlowchartRow],
    "随机抽查事项": CatalogueOf[SpotCheckRow],
    "音像记录事项": CatalogueOf[RecordingRow],
    "法制审核事项": CatalogueOf[ReviewRow],
    "不予处罚清单": CatalogueOf[LenienceRow],
    "从轻处罚清单": CatalogueOf[LenienceRow],
    "减轻处罚清单": CatalogueOf[LenienceRow],
    "不予强制清单": CatalogueOf[RestraintRow],
    "救济渠道": CatalogueOf[RemedyRow],
    "监督渠道": CatalogueOf[SupervisionRow],
    "电子监控": CatalogueOf[MonitoringRow],
    "委托执法": CatalogueOf[EntrustmentRow],
}
"""By name; a test holds it against `CatalogueName`."""
