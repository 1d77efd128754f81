"""The tiers of a baseline as a table, with where the fines of their public penalties lie (同阶次案件金额)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from markupsafe import Markup

from disclosure.discretion.changes import Change, Part, compare_tiers
from disclosure.discretion.practice import Practice, find_median, observe
from disclosure.discretion.versions import Version
from disclosure.records.baseline import TierName
from disclosure.verdict import Verdict
from disclosure_site.formats import spell_fen
from disclosure_site.views.baseline import spell_bounds
from disclosure_site.views.charts.strip import Strip, draw_strip

HEADING = "同阶次案件金额"
SLUGS: Mapping[TierName, str] = {
    "免罚": "exempt", "轻微": "slight", "较轻": "lighter", "一般": "ordinary", "较重": "heavier", "严重": "severe",
}  # fmt: skip
"""Tiers in addresses and ids."""
_PART_LABELS: Mapping[Part, str] = {
    "fine_yuan": "罚款金额", "fine_multiple": "罚款倍数", "conditions": "适用条件", "penalty": "处罚幅度",
}  # fmt: skip


class TierPractice(NamedTuple):
    """One tier's penalties as the page shows them; amounts in yuan, "" where there is none."""

    name: str
    slug: str
    cases: int
    fined: int
    lowest: str
    median: str
    highest: str
    multiples: str
    """From which multiple to which, where the tier counts in multiples."""
    middle: str
    """The median with its unit, on the scale of the chart."""
    chart: Markup


class PartChange(NamedTuple):
    """One part of a tier before and after, "" where there was or is none."""

    label: str
    before: str
    after: str


class TierChange(NamedTuple):
    """A tier that a version brought, dropped or changed."""

    name: str
    what: str
    parts: list[PartChange]


def show_practice(version: Version, tier: TierName, verdicts: Sequence[Verdict]) -> TierPractice:
    """A tier with the penalties that cite it."""
    practice = observe(version, tier, (verdict.summary for verdict in verdicts))
    lowest, median, highest = (
        spell_fen(amount) if amount is not None else ""
        for amount in (practice.lowest, practice.median, practice.highest)
    )
    times = practice.multiples
    return TierPractice(
        name=tier,
        slug=SLUGS[tier],
        cases=practice.cases,
        fined=len(practice.fines),
        lowest=lowest,
        median=median,
        highest=highest,
        multiples=_spell_multiples(practice),
        middle=f"{spell_multiple(find_median(times))} 倍" if times else f"{median} 元",
        chart=draw_strip(plan_strip(version, tier, practice)) if practice.fines else Markup(""),
    )


def spell_multiple(times: Decimal | None) -> str:
    """A multiple without zeros at its end; "" for none."""
    return f"{times.normalize():f}" if times is not None else ""


def _spell_multiples(practice: Practice) -> str:
    ends = {spell_multiple(each): None for each in (*practice.multiples[:1], *practice.multiples[-1:])}
    return "–".join(ends)


def plan_strip(version: Version, tier: TierName, practice: Practice) -> Strip:
    """The strip of a tier: in multiples where the tier counts so, else in yuan."""
    bounds = version.tiers[tier]
    slug = SLUGS[tier]
    title = f"{HEADING}：{tier}"
    if practice.multiples and bounds.multiple:
        times = practice.multiples
        span = bounds.multiple.low, bounds.multiple.high
        labels = f"{span[0]} 倍", f"{span[1]} 倍"
        description = _describe(len(times), *(f"{spell_multiple(each)} 倍" for each in (times[0], times[-1])))
        return Strip(slug, title, description, times, find_median(times), span, labels)
    fines = practice.fines
    ends = (bounds.fine.low, bounds.fine.high) if bounds.fine else None
    low, high = ends or (fines[0], fines[-1])
    description = _describe(len(fines), *(f"{spell_fen(each)} 元" for each in (fines[0], fines[-1])))
    return Strip(slug, title, description, fines, practice.median, ends, (_label(low), _label(high)))


def _label(bound: Any) -> str:
    return f"{spell_fen(int(bound))} 元"


def _describe(count: int, lowest: str, highest: str) -> str:
    return f"{count} 件，最低 {lowest}，最高 {highest}；横线为本阶次的幅度，三角为中位数"


def list_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[TierChange]:
    """What the tiers of a served text changed in those of the version before."""
    return [_show_change(change) for change in compare_tiers(before.get("tiers", ()), after.get("tiers", ()))]


def _show_change(change: Change) -> TierChange:
    if change.before is None:
        return TierChange(change.name, "新增", [PartChange("", "", _sum_up(change.after or {}))])
    if change.after is None:
        return TierChange(change.name, "取消", [PartChange("", _sum_up(change.before), "")])
    parts = [
        PartChange(_PART_LABELS[part], _spell(change.before, part), _spell(change.after, part))
        for part in change.parts
    ]
    return TierChange(change.name, "改动", parts)


def _sum_up(tier: Mapping[str, Any]) -> str:
    return "：".join(filter(None, (spell_bounds(dict(tier)), tier["conditions"])))


def _spell(tier: Mapping[str, Any], part: Part) -> str:
    value = tier.get(part)
    if value is None:
        return ""
    return value if isinstance(value, str) else spell_bounds({part: value})
