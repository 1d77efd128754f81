"""The State Council's calendar of working days, and periods counted in them (「N个工作日内」).

`Calendar` is the reckoning, `Deadline` its answer; `NoticeYear`, `StatutoryDays` and `MovedDay` are the law
data it is made of (`law/workdays/*.yaml`, `law/statutory_days.yaml`).
"""

from disclosure.workdays.counting import Calendar
from disclosure.workdays.deadline import Deadline, Doubt
from disclosure.workdays.notices import MovedDay, Notice, NoticeYear, Source
from disclosure.workdays.statutory import StatutoryDays

__all__ = ["Calendar", "Deadline", "Doubt", "MovedDay", "Notice", "NoticeYear", "Source", "StatutoryDays"]
