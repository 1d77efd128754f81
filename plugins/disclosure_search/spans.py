"""Which records lie together: months as parts, and the months that share one segment's posting lists.

A change costs its month's analysis and its segment's joining; a search costs a look into every segment, and a browser
three or four milliseconds for each file. So there are two kinds: the present month with the one before, in which
records still arrive; and years, their quiet months, several together where they are small. A function of content and
day alone, so that the same content gives the same files.

>>> sizes = {"2026-11": 9, "2026-10": 9, "2026-01": 9, "2025-12": 9, "2019-07": 9, "0000": 1}
>>> group_months(sizes, "2026-11-20")
{'2026-10': ['2026-11', '2026-10'], '0000-2026': ['2026-01', '2025-12', '2019-07', '0000']}
>>> list(group_months({**sizes, "2025-12": MOST_TOGETHER}, "2026-11-20"))
['2026-10', '2026', '2025', '0000-2019']
>>> list(group_months({**sizes, "2025-12": MOST_TOGETHER}, "2026-01-05"))
['2025-12', '0000-2019']
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Final

from disclosure_search.collection import Outline

MOST_TOGETHER: Final = 120_000
"""Records of several years in one segment: as long as it takes to join them, so long takes a change in any of them."""
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


def group_months(sizes: Mapping[str, int], as_of: str) -> dict[str, list[str]]:
    """Months by segment, both in the order given: newest first. `sizes`: records of each month."""
    spans: dict[str, list[str]] = defaultdict(list)
    for month in sizes:
        spans[_find_span(month, as_of)].append(month)
    quiet = [span for span in spans if len(span) == _YEAR]
    segments = {span: months for span, months in spans.items() if span not in quiet}
    for years in _put_together(quiet, {year: sum(map(sizes.__getitem__, spans[year])) for year in quiet}):
        name = years[0] if len(years) == 1 else f"{years[-1]}-{years[0]}"
        segments[name] = [month for year in years for month in spans[year]]
    return segments


def _find_span(month: str, as_of: str) -> str:
    """The months before which a month is quiet go by the name of the first of them, others by their year's."""
    last_of_month_before = date.fromisoformat(as_of).replace(day=1) - timedelta(days=1)
    month_before = last_of_month_before.isoformat()[:_MONTH]
    return month_before if month >= month_before else month[:_YEAR]


def _put_together(years: Sequence[str], sizes: Mapping[str, int]) -> list[list[str]]:
    """Years, newest first, in groups that are filled from the oldest on: what stands there stays when a year ends."""
    groups: list[list[str]] = []
    room = 0
    for year in reversed(years):
        if not groups or sizes[year] > room:
            groups.insert(0, [])
            room = MOST_TOGETHER
        groups[0].insert(0, year)
        room -= sizes[year]
    return groups
