"""What a request asks: parameters read, limited, and refused where they make no sense."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast
from urllib.parse import parse_qsl

from disclosure_desk.searching.labels import FACET_LABELS
from disclosure_desk.values import is_day
from disclosure_search.query import LONGEST_QUERY
from disclosure_search.ranking import Sort

HITS_ON_PAGE: Final = 20
MOST_PAGES: Final = 500
MOST_FIELDS: Final = 64
LONGEST_QUERY_STRING: Final = 4096
LONGEST_VALUE: Final = 200
SORTS: Final[Mapping[Sort, str]] = {"relevance": "相关度", "date": "日期", "amount": "罚没金额"}
DAYS: Final = ("from", "to")


class BadQuestion(ValueError):
    """A parameter that makes no sense; the message is for the reader."""


@dataclass(frozen=True)
class Question:
    """A search as the address has it."""

    text: str
    filters: Mapping[str, tuple[str, ...]]
    """By facet, and from and to."""
    sort: Sort
    page: int
    like: str
    """The id of a record to which others are to be like; "" for a search."""

    @property
    def offset(self) -> int:
        """Hits on the pages before."""
        return (self.page - 1) * HITS_ON_PAGE


def read_question(query_string: str) -> Question:
    """Read what follows the "?" of an address; BadQuestion where it makes no sense. What is unknown is passed over."""
    try:
        pairs = parse_qsl(query_string, max_num_fields=MOST_FIELDS, errors="replace")
    except ValueError:
        raise BadQuestion("参数太多。") from None
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value.strip())
    return Question(
        text=_first(given, "q")[:LONGEST_QUERY],
        filters=_read_filters(given),
        sort=_read_sort(_first(given, "sort")),
        page=_read_page(_first(given, "page")),
        like=_first(given, "like")[:LONGEST_VALUE],
    )


def _first(given: Mapping[str, list[str]], name: str) -> str:
    return next(iter(given.get(name, ())), "")


def _read_filters(given: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    filters = {}
    for name in FACET_LABELS:
        if values := tuple(dict.fromkeys(value[:LONGEST_VALUE] for value in given.get(name, ()) if value)):
            filters[name] = values
    for name in DAYS:
        if day := _first(given, name):
            if not is_day(day):
                raise BadQuestion("日期要写成 2026-03-09 的样子。")
            filters[name] = (day,)
    return filters


def _read_sort(text: str) -> Sort:
    if text and text not in SORTS:
        raise BadQuestion("没有这种排序。")
    return cast(Sort, text or "relevance")


def _read_page(text: str) -> int:
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES))):
        raise BadQuestion("没有这一页。")
    if not 1 <= int(text) <= MOST_PAGES:
        raise BadQuestion("没有这一页。")
    return int(text)
