"""All tables of the law: what `disclosure_store` reads besides rules, limits, sources and the calendar."""

from disclosure.law.indicators import IndicatorList
from disclosure.law.table import LawTable
from disclosure.law.yearly_forms import YearlyForms

TABLES: tuple[type[LawTable], ...] = (YearlyForms, IndicatorList)
