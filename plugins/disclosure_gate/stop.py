"""A build that must not go on: the site stays as it was (exit 5)."""

from collections.abc import Sequence

from disclosure.findings.finding import Finding

SETTINGS, LOCK, OUTPUT, WORKER, CHANGED = "SETTINGS", "LOCK", "OUTPUT", "WORKER", "CHANGED"
"""What stops a build, or is told of it, without any rule of the law: in the place of a rule's id."""
STOP_TITLES = {
    SETTINGS: "设置",
    LOCK: "同时构建",
    OUTPUT: "写入",
    WORKER: "工作进程",
    CHANGED: "构建期间的改动",
}


class BuildStopped(Exception):
    """Going on would publish something false as a whole, or cannot be; `findings` say why, for a clerk."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


def stop(
    rule: str, message: str, remedy: str, path: str | None = None, line: int | None = None
) -> BuildStopped:
    """A stop for one reason."""
    return BuildStopped([Finding(rule, "stop", message, remedy, path=path, line=line)])
