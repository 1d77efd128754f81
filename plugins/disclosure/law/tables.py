"""All tables of the law: what `disclosure_store` reads besides rules, limits, sources and the calendar."""

from disclosure.law.mitigation_grounds import MitigationGrounds
from disclosure.law.table import LawTable

TABLES: tuple[type[LawTable], ...] = (MitigationGrounds,)
