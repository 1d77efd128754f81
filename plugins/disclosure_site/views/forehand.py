"""What an organ publishes beforehand, at a glance: the catalogues in their groups, those that are not there too."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from disclosure.records.address import record_address
from disclosure.records.catalogues.names import CATALOGUE_NAMES, CatalogueName, spell_catalogue
from disclosure.verdict import Verdict
from disclosure_site.formats import spell_day

GROUPS: Mapping[str, tuple[CatalogueName, ...]] = {
    "谁在执法": ("执法主体", "执法人员", "委托执法"),
    "执什么法": ("执法事项", "检查事项", "涉企检查计划", "随机抽查事项", "电子监控"),
    "怎样执法": ("服务指南", "执法流程图", "音像记录事项", "法制审核事项"),
    "从宽处理": ("不予处罚清单", "从轻处罚清单", "减轻处罚清单", "不予强制清单"),
    "不服怎么办": ("救济渠道", "监督渠道"),
}


class Entry(NamedTuple):
    """One published catalogue."""

    address: str
    title: str
    updated: str
    day: str


class Place(NamedTuple):
    """One of the catalogues: what is published of it, and whether the organ must have it."""

    name: str
    entries: list[Entry]
    is_owed: bool


def list_groups(
    catalogues: Iterable[tuple[CatalogueName, Verdict]], owed: frozenset[str]
) -> list[tuple[str, list[Place]]]:
    """All that is published and all that is owed, group by group; groups without either are left out."""
    shelf: dict[str, list[Entry]] = {name: [] for name in CATALOGUE_NAMES}
    for name, verdict in catalogues:
        summary = verdict.summary
        shelf[name].append(Entry(record_address(summary), summary.title, spell_day(summary.day), summary.day))
    groups = [
        (label, [Place(spell_catalogue(name), shelf[name], name in owed) for name in names])
        for label, names in GROUPS.items()
    ]
    shown = [
        (label, [place for place in places if place.entries or place.is_owed]) for label, places in groups
    ]
    return [group for group in shown if group[1]]


def find_newest(verdicts: Sequence[Verdict]) -> str:
    """The last day on which something was updated, "" where there is nothing."""
    return max((verdict.summary.day for verdict in verdicts), default="")
