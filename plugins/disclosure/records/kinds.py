"""The kinds of records (信息类别): one row each, read by scan, pages, search and data alike."""

from dataclasses import dataclass
from typing import Literal

from disclosure.records.baseline import Baseline
from disclosure.records.case import Case
from disclosure.records.catalogue import Catalogue
from disclosure.records.decision import Decision
from disclosure.records.penalty import Penalty
from disclosure.records.permit import Permit
from disclosure.records.record import Record
from disclosure.records.report import Report

KindName = Literal["permit", "penalty", "decision", "baseline", "case", "report", "catalogue"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its singular name, its folder and address, its Chinese name and its model."""

    name: KindName
    plural: str
    label: str
    model: type[Record]
    monthly: bool
    """Whether the kind has month archives by decision date."""


KINDS: dict[KindName, Kind] = {
    kind.name: kind
    for kind in (
        Kind("permit", "permits", "行政许可", Permit, monthly=True),
        Kind("penalty", "penalties", "行政处罚", Penalty, monthly=True),
        Kind("decision", "decisions", "其他执法决定", Decision, monthly=True),
        Kind("baseline", "baselines", "裁量基准", Baseline, monthly=False),
        Kind("case", "cases", "典型案例", Case, monthly=True),
        Kind("report", "reports", "年度总体情况", Report, monthly=False),
        Kind("catalogue", "catalogues", "事前公开", Catalogue, monthly=False),
    )
}


def kind_of_folder(folder: str) -> Kind | None:
    """The kind whose records live in `records/<folder>/`."""
    return next((kind for kind in KINDS.values() if kind.plural == folder), None)


def kind_named(name: str) -> Kind:
    """The kind of that singular name; a programming error where there is none."""
    return KINDS[name]  # type: ignore[index]  # a name that is no key is the error
