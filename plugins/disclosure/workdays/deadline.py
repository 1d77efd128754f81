"""The last day of a period counted in working days, and how sure it is (民法典 Arts 201, 203).

>>> Deadline(dt.date(2027, 1, 4), "missing_notice", (2027,)).provisional
True
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Doubt = Literal["missing_notice", "late_december"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """到期日. The period ends at 24:00, UTC+8, of `due`.

    `reason` is None when every day counted is announced. `missing_notice`: the count passes a day of one
    of `missing_years`, for which no notice is known. `late_december`: all notices are known, but the count
    passes days that the next year's notice may still move; `missing_years` is then empty.
    """

    due: dt.date
    reason: Doubt | None = None
    missing_years: tuple[int, ...] = ()

    @property
    def provisional(self) -> bool:
        """True when a notice that is not out yet may move `due`: a warning, never by itself a breach."""
        return self.reason is not None
