"""Which version of a baseline applies: 从旧兼从轻, whatever the order in which versions are read."""

from itertools import permutations
from typing import Any

import pytest
from tests.disclosure.discretion.made_baselines import Fields, baseline, baseline_summary, tier, version

from disclosure.discretion.bounds import NO_AMOUNT
from disclosure.discretion.versions import Reason, Versions, is_lighter

OLD = {"id": "bl-2023", "version": "2023-1", "effective_from": "2023-07-01", "effective_until": "2025-12-31"}
NEW = {"id": "bl-2026", "version": "2026-1", "effective_from": "2026-01-01", "supersedes": "bl-2023"}
NEXT = {"id": "bl-2027", "version": "2027-1", "effective_from": "2027-01-01", "supersedes": "bl-2026"}
OLD_TIERS = [tier("较轻", fine_multiple=("5", "10")), tier("严重", fine_multiple=("15", "20"))]
NEW_TIERS = [
    tier("较轻", fine_multiple=("5", "8")), tier("较重", fine_multiple=("12", "16")),
    tier("严重", fine_multiple=("16", "20")),
]  # fmt: skip
FLOOR: Fields = {"statutory": {"fine_multiple": {"min": "5", "max": "20"}, "income_floor_yuan": "10000"}}


def chain(*order: int) -> Versions:
    made = [
        baseline(*OLD_TIERS, **OLD, **FLOOR), baseline(*NEW_TIERS, **NEW, **FLOOR),
        baseline(*NEW_TIERS, **NEXT, **FLOOR),
    ]  # fmt: skip
    return Versions(baseline_summary(made[place]) for place in order)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize(
    ("tier_name", "act", "decided", "expected", "reason"),
    [
        ("严重", "2025-12-31", "2026-02-01", "bl-2023", "act_is_lighter"),
        ("较轻", "2025-12-31", "2026-02-01", "bl-2026", "decision_is_lighter"),
        ("较重", "2025-12-31", "2026-02-01", "bl-2023", "act_is_lighter"),
        ("较轻", "2026-01-01", "2026-02-01", "bl-2026", "act"),
        ("较轻", "2026-12-31", "2027-01-01", "bl-2026", "act_is_lighter"),
        ("较轻", "2023-06-30", "2025-01-01", "bl-2023", "decision"),
        ("较轻", "2023-06-01", "2023-06-30", None, "none"),
    ],
)
def test_the_version_that_applies(
    order: tuple[int, ...], tier_name: str, act: str, decided: str, expected: str | None, reason: Reason
) -> None:
    for cited in ("bl-2023", "bl-2026", "bl-2027"):
        choice = chain(*order).choose(cited, tier_name, act, decided, NO_AMOUNT)
        assert (choice.version.id if choice.version else None, choice.reason) == (expected, reason)


def test_a_successor_ends_a_version_that_names_no_end() -> None:
    without_end = {name: value for name, value in OLD.items() if name != "effective_until"}
    versions = Versions(
        [baseline_summary(baseline(*OLD_TIERS, **without_end)), baseline_summary(baseline(*NEW_TIERS, **NEW))]
    )
    assert versions.choose("bl-2023", "较轻", "2025-12-31", "2025-12-31", NO_AMOUNT).reason == "act"
    found = versions.find_in_force("bl-2023", "2026-01-01")
    assert found is not None
    assert found.id == "bl-2026"


def test_a_circle_of_versions_is_walked_once() -> None:
    one, two = ({"id": name, "supersedes": other} for name, other in (("bl-1", "bl-2"), ("bl-2", "bl-1")))
    versions = Versions(baseline_summary(baseline(*OLD_TIERS, **each)) for each in (one, two))
    assert {each.id for each in versions.find_family("bl-1")} == {"bl-1", "bl-2"}
    assert versions.choose("bl-1", "较轻", "2026-02-01", "2026-02-01", NO_AMOUNT).reason == "none"


@pytest.mark.parametrize(
    ("new", "old", "income", "expected"),
    [
        ({"fine_yuan": ("1", "2")}, {"fine_yuan": ("1", "3")}, -1, True),
        ({"fine_yuan": ("1", "3")}, {"fine_yuan": ("2", "3")}, -1, True),
        ({"fine_yuan": ("2", "3")}, {"fine_yuan": ("2", "3")}, -1, False),
        ({"fine_yuan": ("1", "4")}, {"fine_yuan": ("2", "3")}, -1, False),
        ({}, {"fine_yuan": ("0", "3")}, -1, True),
        ({"fine_yuan": ("0", "3")}, {}, -1, False),
        ({"fine_multiple": ("1", "2")}, {"fine_multiple": ("1", "3")}, -1, True),
        ({"fine_multiple": ("1", "2")}, {"fine_yuan": ("0", "300")}, -1, False),
        ({"fine_multiple": ("1", "2")}, {"fine_yuan": ("0", "300")}, 10000, True),
        ({"fine_multiple": ("1", "4")}, {"fine_yuan": ("0", "300")}, 10000, False),
    ],
)
def test_lighter_is_the_lower_maximum_then_the_lower_minimum(
    new: dict[str, Any], old: dict[str, Any], income: int, expected: bool
) -> None:
    made = (version(tier("一般", **bounds)) for bounds in (new, old))
    assert is_lighter(*made, "一般", income) is expected


def test_tiers_of_different_names_are_not_compared() -> None:
    assert not is_lighter(version(tier("轻微")), version(tier("一般", fine_yuan=("1", "2"))), "一般", -1)
