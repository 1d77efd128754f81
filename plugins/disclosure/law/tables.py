"""All tables of the law: what `disclosure_store` reads besides rules, limits, sources and the calendar."""

from disclosure.law.private_words import PrivateWords
from disclosure.law.table import LawTable

TABLES: tuple[type[LawTable], ...] = (PrivateWords,)
