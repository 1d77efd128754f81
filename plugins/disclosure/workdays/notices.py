"""The State Council's yearly notice of holidays (国务院办公厅关于20XX年部分节假日安排的通知) as data.

One file a year, `law/workdays/<year>.yaml`: the notice in its own words, then one row for each day it names.
A row of kind `work` is a make-up day (调休上班). A notice may also move days of the December before its year,
and may be amended within the year; the rows are what holds in the end.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

DayKind = Literal["off", "work"]
DECEMBER = 12


class LawData(BaseModel):
    """Data of law: read once, never changed, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(LawData):
    """Where a value of law stands. `confidence`: H read in two copies or more, M in one, L not confirmed."""

    issuer: str = Field(min_length=1)
    number: str = Field(min_length=1)
    title: str = Field(min_length=1)
    article: str | None = None
    date: dt.date
    url: str = Field(pattern=r"^https?://\S+$")
    confidence: Literal["H", "M", "L"]


class Notice(Source):
    """放假通知: one paper of the General Office; `text` holds the clauses about days, word for word."""

    text: str = Field(min_length=1)


class MovedDay(LawData):
    """One day that a notice, or a local decision (放假办法 Art. 4), sets off work or to work."""

    date: dt.date
    kind: DayKind
    holiday: str = Field(min_length=1)


class NoticeYear(LawData):
    """All that is announced for one year: its notices in order of issue, and the days they name."""

    year: int
    last_checked: dt.date
    check_every_days: int = Field(gt=0)
    notices: tuple[Notice, ...] = Field(min_length=1)
    days: tuple[MovedDay, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def refuse_stray_or_double_days(self) -> NoticeYear:
        """A day belongs to the year or to the December before it, and is named once."""
        dates = [row.date for row in self.days]
        for day in dates:
            if day.year != self.year and (day.year, day.month) != (self.year - 1, DECEMBER):
                raise ValueError(f"{day} belongs neither to {self.year} nor to the December before it")
        if dates != sorted(set(dates)):
            raise ValueError("days must rise, each named once")
        return self
