"""The first sentence of a page: 谁，因什么，被怎么处理; one that a citizen could read aloud."""

from typing import Any, Final

from disclosure.records.kinds import KindName
from disclosure.records.spelling import spell_day, spell_yuan

Text = dict[str, Any]
_FINE, _FORFEIT = "罚款", "没收"
_INSPECTION: Final = "行政检查"
_NOTHING_FOUND = "未发现问题"


def answer(kind: KindName, text: Text, organ: str) -> str:
    """One sentence on a permit, a penalty or a decision."""
    match kind:
        case "permit":
            return _answer_permit(text)
        case "penalty":
            return _answer_penalty(text)
        case "decision":
            return _answer_decision(text, organ)
        case "baseline" | "case" | "report" | "catalogue":
            raise ValueError(f"a {kind} has an opening of its own")


def can_be_contested(text: Text) -> bool:
    """Whether there is a decision to ask review of: an inspection that found nothing decides nothing."""
    return not (text.get("type") == _INSPECTION and text.get("result") == _NOTHING_FOUND)


def _answer_permit(text: Text) -> str:
    party = text["party"]["name"]
    name = text.get("certificate_name") or str(text.get("document_name", "行政许可")).removesuffix("决定书")
    if text.get("outcome") == "不予":
        return f"{party}申请{name}，未获许可"
    until = text.get("valid_until", "")
    span = f"，有效期至{spell_day(until)}" if until and until != "长期" else "，长期有效" if until else ""
    match text.get("action"):
        case "变更":
            return f"{party}的{name}获准变更{span}"
        case "延续":
            return f"{party}的{name}获准延续{span}"
        case "补发":
            return f"{party}补领{name}{span}"
        case "注销":
            return f"{party}的{name}已注销"
        case _:
            return f"{party}取得{name}{span}"


def _answer_penalty(text: Text) -> str:
    party, violation = text["party"]["name"], str(text.get("violation", "")).rstrip("。")
    if text.get("outcome") == "不予处罚":
        return f"{party}因{violation}，依法不予处罚"
    kinds = text.get("penalty_kinds", [])
    if not kinds:
        return f"{party}因{violation}，处理决定：{text.get('penalty', '见正文')}"
    return f"{party}因{violation}，被处{'、'.join(_with_amount(name, text) for name in kinds)}"


def _with_amount(kind: str, text: Text) -> str:
    if kind == _FINE and "fine_yuan" in text:
        return f"{kind} {spell_yuan(text['fine_yuan'])} 元"
    if kind.startswith(_FORFEIT) and "confiscated_yuan" in text:
        forfeits = [name for name in text["penalty_kinds"] if name.startswith(_FORFEIT)]
        if forfeits == [kind]:
            return f"{kind} {spell_yuan(text['confiscated_yuan'])} 元"
    return kind


def _answer_decision(text: Text, organ: str) -> str:
    party = text["party"]["name"]
    if text.get("type") == _INSPECTION:
        return f"{organ}检查了{party}，结果：{text.get('result') or text.get('conclusion', '见正文')}"
    kind = str(text.get("type", "执法")).replace("其他", "行政执法")
    measure = text.get("measure")
    return f"{organ}对{party}作出{kind}决定" + (f"：{measure}" if measure else "")
