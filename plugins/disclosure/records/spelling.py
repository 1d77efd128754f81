"""How days and amounts are written for people.

>>> spell_day("2026-03-05"), spell_day("长期")
('2026年3月5日', '长期')
>>> spell_yuan("1234567.50")
'1,234,567.50'
"""

from functools import lru_cache

_DAYS_REMEMBERED = 8192


@lru_cache(_DAYS_REMEMBERED)
def spell_day(iso: str) -> str:
    """An ISO day in Chinese; what is no day (长期, nothing) stays as it is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return f"{year}年{int(month)}月{int(day)}日" if day else iso


def spell_yuan(yuan: str) -> str:
    """Yuan as decimal text, thousands separated, without the unit."""
    whole, point, rest = yuan.partition(".")
    return f"{int(whole):,}{point}{rest}"
