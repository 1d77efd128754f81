"""What must be public beforehand, as `law/catalogues.yaml` lists it: duty by duty, each since its day."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from disclosure.law.sources import References
from disclosure.law.table import LawTable
from disclosure.records.catalogues.names import CatalogueName
from disclosure.records.fields import Day, Text
from disclosure.workdays.notices import LawData

CatalogueRule = Literal["P1", "P2", "P5", "P9"]


class Wanted(LawData):
    """One item that must be public: in any one of these catalogues."""

    name: Text
    catalogues: tuple[CatalogueName, ...] = Field(min_length=1)


class WantedSet(LawData):
    """All items that one duty asks for."""

    items: tuple[Wanted, ...] = Field(min_length=1)
    references: References = Field(min_length=1)


class CatalogueDuties(LawTable):
    """`law/catalogues.yaml`."""

    file: ClassVar = "catalogues.yaml"

    duties: dict[CatalogueRule, dict[Day, WantedSet]]

    def list_wanted(self, rule: CatalogueRule, on: date) -> tuple[Wanted, ...]:
        """What the duty asked for on a day, its first day of force included; nothing before it."""
        in_force = [since for since in self.duties.get(rule, {}) if since <= on]
        return self.duties[rule][max(in_force)].items if in_force else ()
