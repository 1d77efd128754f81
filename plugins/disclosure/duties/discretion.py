"""B1, B2, and B4 along the way: the baseline that each penalty cites, its version, the amount (处罚法 Art. 34)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from disclosure.discretion.versions import Reason, Version, Versions, read_version
from disclosure.duties.amounts import find_on_amount, find_plain_span
from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.records.summary import Summary
from disclosure.verdict import Outcome, Verdict

_BASELINE = "discretion.baseline"
_NEVER = "9999-12-31"
_UNPUBLISHED: dict[Outcome, str] = {
    "pending": "尚未公开", "withheld": "没有公开", "withdrawn": "已经撤回", "ended": "已不再公开",
}  # fmt: skip
_PAST: tuple[Outcome, ...] = ("withdrawn", "ended")
"""Penalties that nobody is shown any more: what was wrong with them can no longer be put right."""
_WHY: dict[Reason, str] = {
    "act": "它在行为终了时有效",
    "act_is_lighter": "它在行为终了时有效，后来的版本并不更轻",
    "decision_is_lighter": "它在作出决定时有效，而且更轻（参照处罚法第三十七条）",
    "decision": "它在作出决定时有效",
}
_REGION = re.compile(r"\d{6}-")
"""An organ's own item code may begin with its region: the item is what follows."""


class _Cited(NamedTuple):
    """A citation that many penalties share: whether it is in order, and within what nothing more need be asked."""

    version: Version | None
    tier: str
    is_sound: bool
    """Whether the baseline may be cited by this organ for this item (B1)."""
    since: str
    until: str
    before: str
    """The version holds from `since` to `until` (included) and before `before`, the day of its successor."""
    low: int | Decimal
    high: int | Decimal
    """A fine between these, both included, lies within the tier; NO_AMOUNT is below every fine."""


class _Desk:
    """The baselines of one build, and what has been found out about citations so far: many records cite alike."""

    def __init__(self, bench: Bench, verdicts: Sequence[Verdict]) -> None:
        self.bench = bench
        self.baselines = {v.summary.id: v for v in verdicts if v.summary.kind == "baseline"}
        published = (v.summary for v in self.baselines.values() if v.outcome == "published")
        self.versions = Versions(published)
        self.parents = {organ.id: organ.parent for organ in bench.docket.organs}
        self.citations: dict[tuple[str, str, str], _Cited] = {}

    def look_up(self, summary: Summary) -> _Cited:
        """What a penalty cites."""
        key = summary.refers_to, summary.authority, summary.item_code
        cited = self.citations.get(key)
        if cited is None:
            cited = self.citations[key] = self._weigh_citation(summary)
        return cited

    def _weigh_citation(self, summary: Summary) -> _Cited:
        baseline, tier = _find_citation(summary.refers_to)
        version = self._read(baseline)
        if version is None:
            return _Cited(None, tier, True, "", "", "", 0, 0)
        is_sound = not any(_find_on_citation(self, summary, version))
        successors = self.versions.successors.get(version.id, ())
        before = min((each.since for each in successors if each.since), default=_NEVER)
        span = find_plain_span(version, tier)
        return _Cited(version, tier, is_sound, version.since, version.until or _NEVER, before, *span)

    def _read(self, baseline: str) -> Version | None:
        """A baseline that could be read, published or not; what is in quarantine has findings of its own."""
        verdict = self.baselines.get(baseline)
        if verdict is None or verdict.outcome == "quarantined":
            return None
        return self.versions.by_id.get(baseline) or read_version(verdict.summary)

    def serves(self, maker: str, organ: str) -> bool:
        """Whether an organ's baselines hold for another: for itself and for all below it."""
        seen: set[str] = set()
        at: str | None = organ
        while at and at != maker and at not in seen:
            seen.add(at)
            at = self.parents.get(at)
        return at == maker


def find_on_discretion(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """B1, B2 and B4 of every penalty that cites a baseline which could be read."""
    desk = _Desk(bench, verdicts)
    found: list[Finding] = []
    for verdict in verdicts:
        summary = verdict.summary
        if summary.kind != "penalty" or not summary.refers_to or summary.broken or verdict.outcome in _PAST:
            continue
        cited = desk.look_up(summary)
        version, tier, is_sound, since, until, before, low, high = cited
        if version is None:
            continue
        if not is_sound:
            found += _find_on_citation(desk, summary, version)
        if tier not in version.tiers:
            continue
        decided = summary.day
        # the plain case, asked of every penalty: nothing else was in force at the act or at the decision
        if not (since <= (summary.ended_on or decided) <= decided <= until and decided < before):
            found += _find_on_version(desk, summary, version, tier)
        if not low <= summary.fine <= high:
            found += find_on_amount(bench, summary, version, tier)
    return found


def _find_citation(refers_to: str) -> tuple[str, str]:
    for line in refers_to.split("\n"):
        field, target, tier = line.split("\t")
        if field == _BASELINE:
            return target, tier
    return "", ""


def _find_on_citation(desk: _Desk, summary: Summary, version: Version) -> Iterator[Finding]:
    """B1: the baseline is published, of this organ or one above it, and on the same item."""
    find, outcome = desk.bench.find, desk.baselines[version.id].outcome
    if outcome in _UNPUBLISHED:
        message = f"所引的裁量基准{_UNPUBLISHED[outcome]}，裁量基准应当向社会公布"
        yield find("B1", summary, _BASELINE, message, remedy="公开该基准，或者改引已经公开的基准")
    if not desk.serves(version.authority, summary.authority):
        message = "所引的裁量基准不是本机关或者上级机关的"
        yield find("B1", summary, _BASELINE, message, remedy="改引本机关或者上级机关制定的基准")
    if summary.item_code != version.item_code and _differ(summary.item_code, version.item_code):
        message = f"职权编码与所引裁量基准的职权编码（{version.item_code}）不同，引用的可能是另一事项的基准"
        yield find("B1", summary, _BASELINE, message, remedy="核对职权编码和所引的基准，二者应是同一事项")


def _differ(ours: str, theirs: str) -> bool:
    return bool(ours and theirs) and _REGION.sub("", ours, 1) != _REGION.sub("", theirs, 1)


def _find_on_version(desk: _Desk, summary: Summary, version: Version, tier: str) -> Iterator[Finding]:
    """B2: the version in force when the act ended, or a lighter one in force at the decision."""
    act, decided = summary.ended_on or summary.day, summary.day
    if version.id not in desk.versions.by_id or not decided:
        return
    choice = desk.versions.choose(version.id, tier, act, decided, summary.income)
    if choice.version is version:
        return
    span = f"{version.name}（{version.since}起施行{f'，{version.until}失效' if version.until else ''}）"
    days = f"违法行为终了于{act}，决定于{decided}" if summary.ended_on else f"决定于{decided}"
    find = desk.bench.find
    if choice.version is None:
        yield find("B2", summary, _BASELINE, f"所引的裁量基准{span}当时不在有效期内：{days}")
        return
    right = choice.version
    applies = f"应适用{right.name}（{right.since}起施行），{_WHY[choice.reason]}"
    message = f"所引的裁量基准{span}不是应当适用的版本：{days}，{applies}"
    yield find("B2", summary, _BASELINE, message, remedy=f"改引「{right.id}」，并核对阶次和金额")
