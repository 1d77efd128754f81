"""A rule that a record does not keep, before it is known how grave that is on this portal."""

from typing import NamedTuple

from disclosure.findings.severity import Severity


class Fault(NamedTuple):
    """One statement about one record; `severity` only where it is not the rule's own."""

    rule: str
    field: str
    message: str
    remedy: str
    severity: Severity | None = None
