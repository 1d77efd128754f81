"""A build that must not go on: the site stays as it was (exit 5)."""

from collections.abc import Sequence

from disclosure.findings.finding import Finding
from disclosure_gate.config import BuildConfig


class BuildStopped(Exception):
    """Going on would publish something false as a whole; `findings` say why, for a clerk."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings
        self.config: BuildConfig | None = None
        """The build's settings, where they could be read: they say where the report goes."""


def stop(
    rule: str, message: str, remedy: str, path: str | None = None, line: int | None = None
) -> BuildStopped:
    """A stop for one reason."""
    return BuildStopped([Finding(rule, "stop", message, remedy, path=path, line=line)])
