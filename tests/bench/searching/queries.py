"""Queries as readers type them, made from the records themselves: same seed, same queries."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.bench.searching.public_records import PublicRecord

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_HAN = re.compile("[\u3400-\u9fff]")
_SYNTAX = re.compile(r"""^[-"]|["“”\s]""")
"""What the query language would take for more than characters to be found."""


@dataclass(frozen=True)
class Query:
    """What is typed, of which kind, and the number or code that hits must carry where it is one."""

    kind: str
    text: str
    carried: str = ""


def cut(source: str, length: int, rng: random.Random) -> str:
    """Some neighbouring characters, "" where none make a query.

    One of them is a Han character: cut-off digits alone (`202`) are no word of the text.
    """
    if len(source) < length:
        return ""
    for _ in range(20):
        start = rng.randrange(len(source) - length + 1)
        piece = source[start : start + length]
        if _HAN.search(piece) and not _SYNTAX.search(piece):
            return piece
    return ""


Make = Callable[[PublicRecord, random.Random], str]
SPELLINGS: dict[str, Callable[[str], str]] = {
    "〔〕": lambda number: number,
    "[]": lambda number: number.replace("〔", "[").replace("〕", "]"),
    "（）": lambda number: number.replace("〔", "（").replace("〕", "）"),
    "full-width digits": lambda number: number.translate(_WIDE),
    "第, no 号": lambda number: number.replace("〕", "〕第").removesuffix("号"),
}


def _cut_name(length: int) -> Make:
    return lambda record, rng: cut(record.name, length, rng)


def _spell_number(spell: Callable[[str], str]) -> Make:
    return lambda record, _: spell(record.number)


TEXTS: dict[str, tuple[int, Make]] = {
    "whole name": (100, lambda record, _: record.name),
    **{f"{length} characters of a name": (30, _cut_name(length)) for length in range(2, 7)},
    "4 characters of facts": (100, lambda record, rng: cut(record.facts, 4, rng)),
}
"""Kind → how many of 600, and what is typed."""
NUMBERS: dict[str, tuple[int, Make, Make]] = {
    **{
        f"number, {name}": (30, _spell_number(spell), lambda record, _: record.number)
        for name, spell in SPELLINGS.items()
    },
    "USCC": (50, lambda record, _: record.code, lambda record, _: record.code),
    "USCC in lower case": (50, lambda record, _: record.code.lower(), lambda record, _: record.code),
}
"""Likewise, and what a hit must carry."""
KINDS = (*TEXTS, *NUMBERS)
_ALL = 600


def make_queries(records: Sequence[PublicRecord], count: int = _ALL, seed: int = 7) -> list[Query]:
    """About `count` queries, each kind in its share and at least once where records have something for it."""
    return list(_make(records, count, random.Random(seed)))


def _make(records: Sequence[PublicRecord], count: int, rng: random.Random) -> Iterator[Query]:
    for kind, (share, typed) in TEXTS.items():
        for _ in range(_share(share, count)):
            yield from _pick(records, rng, kind, typed, lambda record, _: "")
    for kind, (share, typed, carried) in NUMBERS.items():
        for _ in range(_share(share, count)):
            yield from _pick(records, rng, kind, typed, carried)


def _share(share: int, count: int) -> int:
    return max(1, round(share * count / _ALL))


def _pick(
    records: Sequence[PublicRecord], rng: random.Random, kind: str, typed: Make, carried: Make
) -> Iterator[Query]:
    for _ in range(1000):
        record = rng.choice(records)
        text = typed(record, rng)
        if text:
            yield Query(kind, text, carried(record, rng))
            return
