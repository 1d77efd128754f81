"""Why this amount: the tier's bounds, the amount of the case, and which version of the baseline applies."""

from typing import NamedTuple

from disclosure.discretion.bounds import NO_AMOUNT, Bounds, find_base, list_spans
from disclosure.discretion.practice import find_multiple
from disclosure.discretion.versions import Choice, Version, Versions
from disclosure.records.baseline import TierName
from disclosure.records.summary import Summary
from disclosure_site.formats import spell_day, spell_fen
from disclosure_site.views.tiers import HEADING, SLUGS, spell_multiple


class Explanation(NamedTuple):
    """What a penalty's page says of its discretion; texts, "" where there is nothing to say."""

    bounds: str
    amount: str
    version: str
    chart: str
    """The address of the picture of its tier, "" where the case has no fine."""
    chart_words: str
    heading: str
    practice: str
    """Where the other penalties of the tier are listed."""


def explain(summary: Summary, baseline: str, tier: TierName, versions: Versions) -> Explanation:
    """The explanation of a penalty that cites a published baseline which has the tier."""
    version = versions.by_id[baseline]
    act = summary.ended_on or summary.day
    choice = versions.choose(baseline, tier, act, summary.day, summary.income)
    folder = f"baselines/{baseline}/"
    return Explanation(
        bounds=_spell_tier(version, tier, summary.income),
        amount=_spell_amount(version, tier, summary),
        version=tell_version(choice, version, summary),
        chart=f"{folder}{SLUGS[tier]}.svg" if summary.fine != NO_AMOUNT else "",
        chart_words=f"「{version.violation}」{tier}阶次已公开案件的罚款分布",
        heading=HEADING,
        practice=f"{folder}#{SLUGS[tier]}",
    )


def _spell_tier(version: Version, tier: str, income: int) -> str:
    bounds = version.tiers[tier]
    spans = list_spans(bounds, income, version.income_floor)
    if not spans:
        return "" if bounds else "本阶次没有罚款"
    base = _spell_base(version, bounds, income)
    spelt = "或者 ".join(
        f"{spell_fen(int(span.low))} 元" if span.low == span.high
        else f"{spell_fen(int(span.low))}–{spell_fen(int(span.high))} 元" for span in spans
    )  # fmt: skip
    return f"{base}{spelt}"


def _spell_base(version: Version, bounds: Bounds, income: int) -> str:
    """What the multiples are counted of."""
    base = find_base(income, version.income_floor)
    if bounds.multiple is None or base is None:
        return ""
    low, high = bounds.multiple
    times = f"{low} 倍" if low == high else f"{low}–{high} 倍"
    if income == NO_AMOUNT:
        return f"违法所得按 {spell_fen(base)} 元计算，{times}即 "
    if income < base:
        return f"违法所得 {spell_fen(income)} 元，不足 {spell_fen(base)} 元的按 {spell_fen(base)} 元计算，{times}即 "
    return f"违法所得 {spell_fen(income)} 元，{times}即 "


def _spell_amount(version: Version, tier: str, summary: Summary) -> str:
    if summary.fine == NO_AMOUNT:
        return "没有罚款"
    times = find_multiple(version, tier, summary.fine, summary.income)
    spelt = f"{spell_fen(summary.fine)} 元"
    return f"{spelt}（{spell_multiple(times)} 倍）" if times is not None else spelt


def tell_version(choice: Choice, cited: Version, summary: Summary) -> str:
    """Which version applies, and why: 从旧兼从轻. Of a version that does not apply only the days are told."""
    decided = spell_day(summary.day)
    act = f"违法行为终了于{spell_day(summary.ended_on)}" if summary.ended_on else f"决定作出于{decided}"
    if choice.version is not cited:
        until = f"，{spell_day(cited.until)}失效" if cited.until else ""
        days = f"{act}，决定作出于{decided}" if summary.ended_on else act
        return f"所引版本 {_name(cited)}{until}；{days}。"
    match choice.reason:
        case "act":
            return f"{act}，适用当时有效的版本 {_name(cited)}。"
        case "act_is_lighter":
            assert choice.at_decision is not None
            other = _name(choice.at_decision)
            return f"{act}，适用当时有效的版本 {_name(cited)}；作出决定时有效的版本 {other}并不更轻。"
        case "decision_is_lighter":
            assert choice.at_act is not None
            return (
                f"{act}，当时有效的是版本 {_name(choice.at_act)}；{decided}作出决定时有效的版本 {_name(cited)}"
                "对本阶次更轻，参照行政处罚法第三十七条从旧兼从轻，适用后者。"
            )
        case "decision":
            return f"{act}，当时没有生效的基准，适用{decided}作出决定时有效的版本 {_name(cited)}。"
        case "none":
            return ""


def _name(version: Version) -> str:
    return f"{version.name}（{spell_day(version.since)}起施行）"
