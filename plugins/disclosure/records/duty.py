"""Which duty to publish a decision brings with it: the key of its limit in `law/limits.yaml`."""

from disclosure.records.kinds import KindName

_GRANTED = ("首次", "变更", "延续")


def find_duty(kind: KindName | str, outcome: str, action: str) -> str:
    """T1, T1.no_penalty, T2, T3 or T9, "" where none is owed; `action` is 办理类型 of a permit, 执法类别 of a decision.

    >>> find_duty("penalty", "不予处罚", ""), find_duty("permit", "准予", "补发"), find_duty("decision", "", "行政检查")
    ('T1.no_penalty', '', 'T9')
    """
    match kind:
        case "penalty":
            return "T1.no_penalty" if outcome == "不予处罚" else "T1"
        case "permit":
            return "T2" if outcome == "准予" and action in _GRANTED else ""
        case "decision":
            return "T9" if action == "行政检查" else "T3"
        case _:
            return ""
