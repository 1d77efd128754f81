"""How days and amounts are written for people.

>>> spell_day("2026-03-05"), spell_day("长期")
('2026年3月5日', '长期')
>>> spell_yuan("1234567.50"), spell_fen(360000)
('1,234,567.50', '3,600')
"""

from functools import lru_cache

from disclosure.records.fields import format_fen
from disclosure.records.spelling import spell_day as spell_day
from disclosure.records.spelling import spell_yuan as spell_yuan

_DAYS_REMEMBERED = 8192


@lru_cache(_DAYS_REMEMBERED)
def spell_month(month: str) -> str:
    """`2026-03` in Chinese."""
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"


def spell_count(count: int) -> str:
    """A count, thousands separated."""
    return f"{count:,}"


def spell_fen(fen: int) -> str:
    """分 as yuan, thousands separated, without the unit; nothing for a negative number (no amount)."""
    return spell_yuan(format_fen(fen)) if fen >= 0 else ""


def is_web_address(text: str) -> bool:
    """Whether a text may stand in a link."""
    return text.startswith(("https://", "http://"))
