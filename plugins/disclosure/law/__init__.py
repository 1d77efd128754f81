"""The law as data: rules, dated limits and their sources, each value with the paper it stands on.

The numbers are in the YAML files beside this module, `workdays/` and `statutory_days.yaml` included; the
store reads them into one `Law`.
"""

from disclosure.law.law import FileCheck, Law
from disclosure.law.limits import FixedDate, Limit, Unit, UnknownLimitError
from disclosure.law.rules import PolicyError, Rule, UnknownRuleError
from disclosure.law.sources import Reference, Source
from disclosure.law.table import LawTable

__all__ = [
    "FileCheck",
    "FixedDate",
    "Law",
    "LawTable",
    "Limit",
    "PolicyError",
    "Reference",
    "Rule",
    "Source",
    "Unit",
    "UnknownLimitError",
    "UnknownRuleError",
]
