"""All tables of the law: what `disclosure_store` reads besides rules, limits, sources and the calendar."""

from disclosure.law.catalogues import CatalogueDuties
from disclosure.law.citations import Citations
from disclosure.law.display import DisplayLaw
from disclosure.law.indicators import IndicatorList
from disclosure.law.mitigation_grounds import MitigationGrounds
from disclosure.law.penalty_kinds import PenaltyKinds
from disclosure.law.private_words import PrivateWords
from disclosure.law.regions import RegionTable
from disclosure.law.table import LawTable
from disclosure.law.withholding import WithholdingLaw
from disclosure.law.yearly_forms import YearlyForms

TABLES: tuple[type[LawTable], ...] = (
    Citations,
    DisplayLaw,
    PenaltyKinds,
    RegionTable,
    MitigationGrounds,
    CatalogueDuties,
    YearlyForms,
    IndicatorList,
    PrivateWords,
    WithholdingLaw,
)
