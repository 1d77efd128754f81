"""Which records lie together: months as parts, and the months that share one segment's posting lists.

A change costs its month's analysis and its segment's joining. So years that are over are one segment each, and so
are the months of this year that are quiet; the present month and the one before it, in which records still arrive,
have a segment each. A function of content and day alone, so that the same content gives the same files.

>>> [segment_of(month, "2026-11-20") for month in ("2025-12", "2026-01", "2026-10", "2026-11", "0000")]
['2025', '2026', '2026-10', '2026-11', '0000']
>>> segment_of("2025-12", "2026-01-05")
'2025-12'
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import attrgetter

from disclosure_search.collection import Outline

_YEAR, _MONTH = len("2026"), len("2026-03")
UNDATED = "0000"


def group_by_month(records: Iterable[Outline]) -> dict[str, list[Outline]]:
    """Records by the month of their day, newest first; those without a day last. In a month likewise, then by id."""
    months: dict[str, list[Outline]] = defaultdict(list)
    for record in records:
        months[record.day[:_MONTH] or UNDATED].append(record)
    for members in months.values():
        members.sort(key=attrgetter("id"))
        members.sort(key=attrgetter("day"), reverse=True)
    return dict(sorted(months.items(), reverse=True))


def group_months(months: Sequence[str], as_of: str) -> dict[str, list[str]]:
    """Months by segment, both in the order given."""
    segments: dict[str, list[str]] = defaultdict(list)
    for month in months:
        segments[segment_of(month, as_of)].append(month)
    return dict(segments)


def segment_of(month: str, as_of: str) -> str:
    """The segment of a month on a day (ISO)."""
    last_of_month_before = date.fromisoformat(as_of).replace(day=1) - timedelta(days=1)
    return month if month >= last_of_month_before.isoformat()[:_MONTH] else month[:_YEAR]
