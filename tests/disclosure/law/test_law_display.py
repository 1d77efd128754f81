"""The regimes of display periods are those of the papers, and each is whole in itself."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from disclosure.law.display import Displayed, DisplayLaw, Regime
from disclosure.law.sources import Source
from disclosure_store.law_files import read_law

PERIODS: list[tuple[str, Displayed, int | None, int | None]] = [
    ("2017-07-31", "一般", 12, None),
    ("2017-07-31", "严重", 36, None),
    ("2019-07-01", "一般", 12, 3),
    ("2019-07-01", "严重", 36, 6),
    ("2023-05-01", "一般", 36, 3),
    ("2023-05-01", "严重", 36, 3),
    ("2023-05-01", "轻微", 36, 3),
    ("2023-05-01", "不予处罚", None, None),
    ("2026-04-01", "轻微", 3, None),
    ("2026-04-01", "一般", 12, 3),
    ("2026-04-01", "严重", 36, 12),
    ("2026-04-01", "不予处罚", 3, None),
]
GOOD: dict[str, Any] = {
    "title": "某办法", "earlier_decisions": "shorter", "references": [{"source": "INF"}],
    "periods": {
        name: {"maximum_months": "12", "confidence": "L", "references": [{"source": "INF"}]}
        for name in ("一般", "严重")
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def table() -> DisplayLaw:
    return read_law().table(DisplayLaw)


@pytest.mark.parametrize(("since", "displayed", "longest", "shortest"), PERIODS)
def test_a_regime_has_the_periods_of_its_paper(
    table: DisplayLaw, since: str, displayed: Displayed, longest: int | None, shortest: int | None
) -> None:
    period = table.regimes[date.fromisoformat(since)].find(displayed)
    found = (period.maximum_months, period.minimum_months) if period else (None, None)
    assert found == (longest, shortest)


def test_every_regime_is_tested(table: DisplayLaw) -> None:
    assert {since.isoformat() for since in table.regimes} == {row[0] for row in PERIODS}


def test_a_heavier_class_is_never_shown_for_less(table: DisplayLaw) -> None:
    for regime in table.regimes.values():
        minor, ordinary, grave = (regime.find(name) for name in ("轻微", "一般", "严重"))  # type: ignore[arg-type]
        assert minor is not None
        assert ordinary is not None
        assert grave is not None
        assert minor.maximum_months <= ordinary.maximum_months <= grave.maximum_months
        assert (ordinary.minimum_months or 0) <= ordinary.maximum_months
        assert (grave.minimum_months or 0) <= grave.maximum_months


def test_a_regime_begins_on_the_day_of_its_paper(table: DisplayLaw) -> None:
    sources = read_law().sources
    for since, regime in table.regimes.items():
        paper: Source = sources[regime.references[0].source]
        assert paper.in_force_on == since


@pytest.mark.parametrize(
    "changes",
    [
        {"periods": {"一般": GOOD["periods"]["一般"]}},
        {"periods": {**GOOD["periods"], "特别严重": GOOD["periods"]["一般"]}},
        {"earlier_decisions": "longer"},
        {"references": []},
        {"periods": {**GOOD["periods"], "严重": {**GOOD["periods"]["一般"], "maximum_months": "0"}}},
    ],
)
def test_a_regime_that_says_too_little_is_refused(changes: dict[str, Any]) -> None:
    assert Regime.model_validate(GOOD)
    with pytest.raises(ValidationError):
        Regime.model_validate(GOOD | changes)
