"""T1–T3, T9: a day of publication that no ledger proves (自报) is told, one note for each duty and organ.

A portal begins with years of decisions that were published elsewhere: a note for each would bury all others.
"""

from collections import defaultdict
from collections.abc import Sequence

from disclosure.duties.bench import Bench
from disclosure.duties.publication import ELSEWHERE
from disclosure.findings.finding import Finding
from disclosure.verdict import Verdict

_REMEDY = "无需处理；今后先在本平台公开，即由台账证明"


def find_declared(bench: Bench, verdicts: Sequence[Verdict]) -> list[Finding]:
    """The notes, each at the first record that it is about."""
    groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.duty and verdict.duty.performed_on and not verdict.duty.proven:
            groups[verdict.duty.rule, verdict.summary.authority].append(verdict)
    return [_tell(bench, rule, group) for (rule, _), group in groups.items()]


def _tell(bench: Bench, rule: str, group: Sequence[Verdict]) -> Finding:
    summary, duty = group[0].summary, group[0].duty
    assert duty is not None
    field = ELSEWHERE if summary.elsewhere_on == duty.performed_on else "id"
    message = f"公开日期{duty.performed_on}为自报，未经本平台台账证明"
    if len(group) > 1:
        message = f"本机关{len(group)}条记录的公开日期为自报，未经本平台台账证明；这是其中的第一条"
    return bench.find(rule, summary, field, message, severity="note", remedy=_REMEDY)
