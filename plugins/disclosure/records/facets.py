"""分面: by what a search can be narrowed, declared as data; the search, its page and the command line read only this.

A facet takes its values from a field of the public text, from what the build knows of the record, or from
the band in which an amount lies. Adding one is a row of `FACETS` and nothing else.

>>> find_band(AMOUNT_BANDS, 360_000).label
'1千元至1万元'
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

_FEN_PER_YUAN = 100


class Band(NamedTuple):
    """Amounts from `low` up to but not including `high`, in yuan; `high` is None for the last one."""

    value: str
    """As it stands in an address."""
    label: str
    low: int
    high: int | None


AMOUNT_BANDS = (
    Band("0-1000", "1千元以下", 0, 1_000),
    Band("1000-10000", "1千元至1万元", 1_000, 10_000),
    Band("10000-100000", "1万元至10万元", 10_000, 100_000),
    Band("100000-1000000", "10万元至100万元", 100_000, 1_000_000),
    Band("1000000-", "100万元以上", 1_000_000, None),
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: its name in addresses, its Chinese name, and where its values come from."""

    name: str
    label: str
    field: str = ""
    """Dotted name of a field of the public text; "" where the build knows the value by the facet's own name."""
    bands: tuple[Band, ...] = ()
    """Of a facet over an amount: its bands, in order."""
    kinds: tuple[str, ...] = ()
    """The kinds of records that have it; () means all."""


FACETS = (
    Facet("kind", "类别"),
    Facet("authority", "机关"),
    Facet("violation", "违法行为", "violation", kinds=("penalty", "baseline")),
    Facet("penalty_kind", "处罚种类", "penalty_kinds", kinds=("penalty",)),
    Facet("amount", "罚没金额", bands=AMOUNT_BANDS, kinds=("penalty",)),
    Facet("tier", "裁量阶次", "discretion.tier", kinds=("penalty",)),
    Facet("permit_type", "许可类别", "permit_type", kinds=("permit",)),
    Facet("state", "许可状态", kinds=("permit",)),
    Facet("decision_type", "执法类别", "type", kinds=("decision",)),
    Facet("result", "检查结果", "result", kinds=("decision",)),
    Facet("domain", "领域", "domain", kinds=("case",)),
    Facet("month", "月份"),
)
"""In the order in which a page offers them."""


def list_values(
    public: Mapping[str, Any], known: Mapping[str, str], amount_fen: int, facets: Sequence[Facet] = FACETS
) -> tuple[tuple[str, str], ...]:
    """The (facet, value) pairs of a record, each once.

    `known`: what the build says of it, its `kind` among that; `amount_fen` is -1 where it has no amount.
    """
    found = (
        (facet.name, value)
        for facet in facets
        if not facet.kinds or known["kind"] in facet.kinds
        for value in _read_values(facet, public, known, amount_fen)
    )
    return tuple(dict.fromkeys(found))


def find_band(bands: Sequence[Band], amount_fen: int) -> Band | None:
    """The band of an amount in 分; None where there is no amount."""
    yuan = amount_fen / _FEN_PER_YUAN
    return next(
        (band for band in bands if yuan >= band.low and (band.high is None or yuan < band.high)), None
    )


def _read_values(
    facet: Facet, public: Mapping[str, Any], known: Mapping[str, str], amount_fen: int
) -> Iterator[str]:
    if facet.bands:
        band = find_band(facet.bands, amount_fen)
        found: Any = band.value if band else ""
    elif facet.field:
        found = public
        for name in facet.field.split("."):
            found = found.get(name, "") if isinstance(found, Mapping) else ""
    else:
        found = known.get(facet.name, "")
    yield from (value for value in ((found,) if isinstance(found, str) else found) if value)
