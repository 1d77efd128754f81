"""The records of the portal (行政执法公示信息): one module per kind, and what they have in common."""

from disclosure.records.authority import Authority
from disclosure.records.baseline import Baseline
from disclosure.records.case import Case
from disclosure.records.catalogue import Catalogue
from disclosure.records.decision import Decision
from disclosure.records.kinds import KINDS, Kind, KindName
from disclosure.records.penalty import Penalty
from disclosure.records.permit import Permit
from disclosure.records.record import Record
from disclosure.records.report import Report

__all__ = [
    "KINDS",
    "Authority",
    "Baseline",
    "Case",
    "Catalogue",
    "Decision",
    "Kind",
    "KindName",
    "Penalty",
    "Permit",
    "Record",
    "Report",
]
