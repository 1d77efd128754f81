"""From findings to an exit code and to the order in which a clerk should read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from disclosure.findings.finding import Finding
from disclosure.findings.severity import Severity, gravest_first, is_at_least

STOPPED = 5
"""The build was stopped and the site stands as it was."""


def exit_code(findings: Iterable[Finding], fail_on: Severity) -> int:
    """0, 3, 4 or 5: the gravest open finding at or above the failing severity decides."""
    code = 0
    for finding in findings:
        if not finding.closed and (finding.severity == "stop" or is_at_least(finding.severity, fail_on)):
            code = max(code, _code_of(finding.severity))
    return code


def _code_of(severity: Severity) -> int:
    match severity:
        case "stop":
            return STOPPED
        case "quarantine":
            return 4
        case "breach" | "warning" | "note":
            return 3
        case _:
            assert_never(severity)


def sort_by_urgency(findings: Iterable[Finding]) -> list[Finding]:
    """Gravest first, closed ones last, then by due day, rule, organ and place."""
    return sorted(
        findings,
        key=lambda f: (
            f.closed,
            gravest_first(f.severity),
            f.due_on or "9999",
            f.rule,
            f.authority or "",
            f.path or "",
            f.line or 0,
            f.field or "",
            f.message,
        ),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one rule, severity and organ: one line, and its details below."""

    rule: str
    severity: Severity
    authority: str
    """"" where they concern the whole site, or what has no organ that is known."""
    closed: bool
    findings: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.findings)


def group_findings(findings: Sequence[Finding]) -> list[Group]:
    """One group per rule and organ in the order of urgency: gravest first, what was due first before the rest."""
    groups: dict[tuple[str, Severity, str, bool], list[Finding]] = {}
    for finding in sort_by_urgency(findings):
        key = finding.rule, finding.severity, finding.authority or "", finding.closed
        groups.setdefault(key, []).append(finding)
    # the first finding of each group is its most urgent one, so the groups are in order already
    return [Group(*key, tuple(found)) for key, found in groups.items()]
