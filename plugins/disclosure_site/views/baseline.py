"""A baseline as a table of tiers (国办发〔2022〕27号), and what a penalty page cites of it."""

from typing import Any, NamedTuple

from disclosure_site.formats import spell_yuan

Text = dict[str, Any]


class TierRow(NamedTuple):
    """裁量阶次."""

    name: str
    conditions: str
    penalty: str
    bounds: str


def list_tiers(text: Text) -> list[TierRow]:
    """The tiers in the order of the baseline."""
    return [
        TierRow(tier["name"], tier["conditions"], tier["penalty"], spell_bounds(tier))
        for tier in text.get("tiers", ())
    ]


def spell_bounds(bounded: Text) -> str:
    """Bounds of a tier or of the statute, both inclusive; "" where there are none."""
    parts = []
    if fine := bounded.get("fine_yuan"):
        parts.append(_spell_range(spell_yuan(fine["min"]), spell_yuan(fine["max"]), "元"))
    if multiple := bounded.get("fine_multiple"):
        parts.append("违法所得 " + _spell_range(multiple["min"], multiple["max"], "倍"))
    return "；".join(parts)


def spell_floor(statute: Text) -> str:
    """What an illegal income below the floor counts as; "" where the statute has no floor."""
    floor = statute.get("income_floor_yuan")
    return f"违法所得不足 {spell_yuan(floor)} 元的，按 {spell_yuan(floor)} 元计算" if floor else ""


def _spell_range(low: str, high: str, unit: str) -> str:
    return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"


def cite(baseline: Text, tier: str) -> str:
    """「未建立登记制度」2022-1 · 较重 · 3,500–4,249 元."""
    words = [f"「{baseline.get('violation', '')}」{baseline.get('version', '')}"]
    chosen = next((each for each in baseline.get("tiers", ()) if each["name"] == tier), None)
    if chosen is not None:
        words += [part for part in (tier, spell_bounds(chosen)) if part]
    return " · ".join(words)
