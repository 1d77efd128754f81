"""What can be said about a record: a rule, how grave it is, where, what is wrong and what to do."""

from disclosure.findings.finding import Finding
from disclosure.findings.severity import SEVERITIES, Severity, is_at_least

__all__ = ["SEVERITIES", "Finding", "Severity", "is_at_least"]
