"""B3 on one baseline alone: its tiers lie within the statute, in order, without crossing; gaps are pointed out."""

from typing import assert_never

from disclosure.discretion.bounds import Bounds, Span, read_bounds
from disclosure.discretion.coherence import STATUTE, BoundedTier, Flaw, Scale, find_flaws
from disclosure.discretion.words import spell_span
from disclosure.findings.fault import Fault
from disclosure.records.baseline import Baseline, list_bounds
from disclosure.records.record import Record

_FIELDS: dict[Scale, str] = {"fine": "fine_yuan", "multiple": "fine_multiple"}
_WORDS: dict[Scale, str] = {"fine": "金额", "multiple": "倍数"}


def check_tiers(record: Record) -> list[Fault]:
    """B3: one fault for each flaw of the tiers."""
    if not isinstance(record, Baseline) or record.withdrawal is not None:
        return []
    tiers = [BoundedTier(tier.name, read_bounds(list_bounds(tier))) for tier in record.tiers]
    statute = read_bounds(list_bounds(record.statutory)) if record.statutory else Bounds(None, None)
    return [_describe(flaw, tiers, statute) for flaw in find_flaws(tiers, statute)]


def _describe(flaw: Flaw, tiers: list[BoundedTier], statute: Bounds) -> Fault:
    if flaw.scale is None:
        return _describe_name(flaw, tiers)
    scale = flaw.scale
    where = "statutory" if flaw.place == STATUTE else f"tiers.{flaw.place}"
    what = "法定幅度" if flaw.place == STATUTE else f"「{tiers[flaw.place].name}」的罚款{_WORDS[scale]}"
    bounds = statute if flaw.place == STATUTE else tiers[flaw.place].bounds
    field, span = f"{where}.{_FIELDS[scale]}", _spell(bounds, scale)
    match flaw.kind:
        case "inverted":
            return Fault("B3", field, f"{what}下限高于上限（{span}）", "把下限和上限对调，或者核对数字")
        case "outside":
            message = f"{what}（{span}）超出法定幅度（{_spell(statute, scale)}）"
            return Fault("B3", field, message, "核对阶次和 statutory（法定幅度），阶次不得超出法律规定的幅度")
        case "unknown_scale":
            remedy = "按法定的算法写阶次，或者在 statutory（法定幅度）中补上"
            return Fault("B3", field, f"法定幅度没有规定罚款{_WORDS[scale]}，{what}没有依据", remedy)
        case "overlap":
            milder = tiers[flaw.other]
            message = f"{what}（{span}）与「{milder.name}」（{_spell(milder.bounds, scale)}）交叉"
            return Fault("B3", field, message, "较重的阶次从较轻阶次的上限起算，除共用的端点外不得交叉")
        case "gap":
            milder = tiers[flaw.other]
            message = f"{what}（{span}）与「{milder.name}」（{_spell(milder.bounds, scale)}）之间有空档"
            remedy = "核对两个阶次之间的数额；确是如此规定的，可以不改"
            return Fault("B3", field, message, remedy, severity="warning")
        case "doubled" | "disordered":
            return _describe_name(flaw, tiers)
        case _:
            assert_never(flaw.kind)


def _describe_name(flaw: Flaw, tiers: list[BoundedTier]) -> Fault:
    name = tiers[flaw.place].name
    field = f"tiers.{flaw.place}.name"
    if flaw.kind == "doubled":
        return Fault(
            "B3", field, f"阶次「{name}」写了两次，无法确定引用的是哪一个", "合并两个阶次，或者改正名称"
        )
    message = f"阶次「{name}」排在更重的「{tiers[flaw.other].name}」之后"
    return Fault("B3", field, message, "各阶次由轻到重排列：免罚、轻微、较轻、一般、较重、严重")


def _spell(bounds: Bounds, scale: Scale) -> str:
    span: Span | None = bounds.fine if scale == "fine" else bounds.multiple
    return spell_span(span, scale) if span else ""
