"""B6: the lists of acts not punished or punished more lightly agree with the tiers of the baselines."""

from collections.abc import Iterator, Sequence

from disclosure.discretion.lists import ItemList, find_unfounded, read_list
from disclosure.discretion.versions import Version, Versions
from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.verdict import Verdict

_COMPARED = ("baseline", "catalogue")


def find_on_lists(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """B6: one finding for each baseline that no list has, and one for each list with rows that no tier bears out."""
    few = [verdict for verdict in verdicts if verdict.summary.kind in _COMPARED]
    lists = [listed for verdict in few if (listed := _read(verdict)) is not None]
    if not lists:
        return []
    summaries = {v.summary.id: v.summary for v in few if v.summary.kind == "baseline"}
    versions = Versions(v.summary for v in few if v.summary.kind == "baseline" and v.outcome == "published")
    current = [version for version in versions.latest if not version.until or version.until >= bench.today]
    above = {organ.id: _list_above(bench, organ.id) for organ in bench.docket.organs}
    found = [
        bench.find("B6", summaries[version.id], "tiers", message)
        for version, message in _find_unlisted(current, lists, above)
    ]
    return found + [finding for each in lists for finding in _find_unfounded(bench, each, current, above)]


def _read(verdict: Verdict) -> ItemList | None:
    kind: str = verdict.summary.kind
    return read_list(verdict.summary) if kind == "catalogue" and verdict.outcome == "published" else None


def _list_above(bench: Bench, organ: str) -> list[str]:
    """An organ and those above it."""
    parents = {each.id: each.parent for each in bench.docket.organs}
    line: list[str] = []
    at: str | None = organ
    while at and at not in line:
        line.append(at)
        at = parents.get(at)
    return line


def _find_unlisted(
    current: Sequence[Version], lists: Sequence[ItemList], above: dict[str, list[str]]
) -> Iterator[tuple[Version, str]]:
    for version in current:
        owners = above.get(version.authority, [])
        own = [each for each in lists if each.name == "不予处罚清单" and each.summary.authority in owners]
        if version.exempts and own and not any(each.has(version) for each in own):
            yield version, "基准中有「免罚」阶次，不予处罚清单中却没有这一事项"


def _find_unfounded(
    bench: Bench, listed: ItemList, current: Sequence[Version], above: dict[str, list[str]]
) -> Iterator[Finding]:
    owners = above.get(listed.summary.authority, [])
    items = find_unfounded(listed, (version for version in current if version.authority in owners))
    if items:
        tier = "「免罚」阶次" if listed.name == "不予处罚清单" else "轻于「一般」的阶次"
        named = "、".join(item.item_code or item.violation for item in items)
        message = f"{listed.name}有{len(items)}个事项在裁量基准中没有{tier}：{named}"
        yield bench.find("B6", listed.summary, "items", message)
