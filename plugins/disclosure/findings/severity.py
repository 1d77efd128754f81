"""严重程度: note < warning < breach < quarantine < stop.

>>> is_at_least("breach", "warning")
True
"""

from typing import Literal, get_args

Severity = Literal["note", "warning", "breach", "quarantine", "stop"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def is_at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether `severity` is as grave as `threshold`, or graver."""
    return _RANK[severity] >= _RANK[threshold]


def gravest_first(severity: Severity) -> int:
    """A sort key that puts the gravest severity first."""
    return -_RANK[severity]
