"""B4: the fine lies within the tier that is cited; leaving it has a reason, and the statute binds all the same."""

from collections.abc import Iterator

from disclosure.discretion.amounts import Weighing, weigh_against_statute, weigh_fine
from disclosure.discretion.bounds import NO_AMOUNT, Span
from disclosure.discretion.versions import EXEMPT, Version
from disclosure.discretion.words import spell_spans
from disclosure.duties.bench import Bench
from disclosure.findings.finding import Finding
from disclosure.records.fields import format_fen
from disclosure.records.summary import Summary

_NOTHING = Span(1, 0)
_TIER, _FINE = "discretion.tier", "fine_yuan"


def find_plain_span(version: Version, tier: str) -> Span:
    """Fines in 分 that need no further look: between the bounds of a tier in yuan, none where it has none."""
    bounds = version.tiers.get(tier)
    if bounds is None or tier == EXEMPT:
        return _NOTHING
    if not bounds:
        return Span(NO_AMOUNT, 0)
    return bounds.fine or _NOTHING


def find_on_amount(bench: Bench, summary: Summary, version: Version, tier: str) -> Iterator[Finding]:
    """B4 of one penalty that cites a tier which the version has."""
    if not summary.penalty_kinds and (summary.state == "pending" or tier == EXEMPT):
        return
    is_punished = bool(summary.penalty_kinds)
    weighing = weigh_fine(version, tier, summary.fine, summary.income, is_punished=is_punished)
    if weighing.standing == "within":
        return
    field = _TIER if summary.fine == NO_AMOUNT else _FINE
    message = _describe(summary, tier, weighing)
    find = bench.find
    if weighing.standing == "uncountable":
        remedy = "填写违法所得（illegal_income_yuan），或者在基准中补上违法所得下限（income_floor_yuan）"
        yield find("B4", summary, field, message, severity="warning", remedy=remedy)
    elif not (summary.departed or summary.mitigation):
        yield find("B4", summary, field, message)
    else:
        yield _note(bench, summary, version, field, message)


def _describe(summary: Summary, tier: str, weighing: Weighing) -> str:
    imposed = "没有罚款" if summary.fine == NO_AMOUNT else f"罚款{format_fen(summary.fine)}元"
    if weighing.standing == "uncountable":
        return f"{imposed}，没有违法所得的数额，无法与「{tier}」阶次核对"
    if tier == EXEMPT:
        return "所引阶次为「免罚」，却作出了处罚"
    if not weighing.spans:
        return f"{imposed}，所引「{tier}」阶次没有罚款"
    side = "低于" if weighing.standing == "below" else "高于"
    return f"{imposed}，{side}所引「{tier}」阶次的{spell_spans(weighing.spans)}"


def _note(bench: Bench, summary: Summary, version: Version, field: str, message: str) -> Finding:
    """A departure with its reason: noted, and a warning where it leaves the statute in a way that no reason allows."""
    why = f"已写明{summary.mitigation}处罚的情形" if summary.mitigation else "已写明偏离理由"
    statute = weigh_against_statute(version, summary.fine, summary.income)
    spelt = spell_spans(statute.spans)
    if statute.standing == "above":
        return bench.find(
            "B4", summary, field, f"{message}；{why}，但高于法定幅度（{spelt}），任何理由都不能突破法定上限",
            severity="warning", remedy="核对罚款金额和基准中的法定幅度",
        )  # fmt: skip
    if statute.standing == "below" and summary.mitigation not in ("减轻", "不予"):
        return bench.find(
            "B4", summary, field,
            f"{message}；{why}，但低于法定幅度（{spelt}），只有减轻处罚可以低于法定下限，从轻处罚不可以",
            severity="warning", remedy="符合减轻处罚情形的，把 mitigation.kind 改为「减轻」并写明依据；否则核对金额",
        )  # fmt: skip
    remedy = "无需处理；理由在公开页面上显示"
    return bench.find("B4", summary, field, f"{message}；{why}", severity="note", remedy=remedy)
