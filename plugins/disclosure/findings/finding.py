"""发现: one statement about one record, file or organ, written for a clerk."""

from dataclasses import dataclass, fields
from typing import Any

from disclosure.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, in the shape of report.json.

    `closed` marks a miss that can no longer be cured. `path` is relative to CONTENT, `line` is 1-based,
    `due_on` an ISO day. `message` says in Chinese what is wrong, `remedy` what to do; neither ever
    repeats a private value.
    """

    rule: str
    severity: Severity
    message: str
    remedy: str
    closed: bool = False
    kind: str | None = None
    record: str | None = None
    authority: str | None = None
    path: str | None = None
    line: int | None = None
    field: str | None = None
    due_on: str | None = None
    working_days_late: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The finding as report.json has it; what is not known is null."""
        return {name: getattr(self, name) for name in _NAMES}


_NAMES = tuple(field.name for field in fields(Finding))
