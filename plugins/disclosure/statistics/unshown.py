"""What is not shown is counted, never described: 待公开, 依法不予公开, 已撤回 (公开条例 Arts 14-17, 处罚法 Art. 48)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.verdict import Verdict

_DECISIONS = frozenset({"permit", "penalty", "decision"})


@dataclass(slots=True)
class Unshown:
    """One organ's decisions without a page of their text; a record in quarantine is none of the public's business."""

    pending: int = 0
    withheld: int = 0
    withdrawn: int = 0

    def __bool__(self) -> bool:
        return bool(self.pending or self.withheld or self.withdrawn)


def count_unshown(verdicts: Iterable[Verdict]) -> dict[str, Unshown]:
    """Counts by organ, for the organs that have any."""
    counts: dict[str, Unshown] = defaultdict(Unshown)
    for verdict in verdicts:
        if verdict.outcome == "published" or verdict.summary.kind not in _DECISIONS:
            continue
        match verdict.outcome:
            case "pending":
                counts[verdict.summary.authority].pending += 1
            case "withheld":
                counts[verdict.summary.authority].withheld += 1
            case "withdrawn":
                counts[verdict.summary.authority].withdrawn += 1
            case "ended" | "quarantined":
                pass
    return dict(counts)
