"""From a mapping of texts to a record, or to the faults that prevent it (rules Y4 and Y5)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from disclosure.findings.fault import Fault
from disclosure.records.node import Node, chinese_name, key_table

AnyNode = TypeVar("AnyNode", bound=Node)
_STEPS_IN_UNIONS = frozenset({"date", "str"})


def validate(model: type[AnyNode], value: Mapping[str, Any]) -> AnyNode | list[Fault]:
    """The model's instance, or one fault per field that is missing (Y4) or not of its form (Y5)."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        return [_fault(model, detail) for detail in error.errors(include_url=False, include_input=False)]


@lru_cache(maxsize=8192)
def label_of(model: type[Node], field: str) -> str:
    """The Chinese names along a dotted field, as a clerk knows them: `party.name` → 行政相对人·行政相对人名称."""
    labels: list[str] = []
    inner: type[Node] | None = model
    for step in field.split("."):
        if step.isdigit():
            labels.append(f"第{int(step) + 1}项")
        elif inner is not None:
            labels.append(chinese_name(inner, step))
            inner = key_table(inner).get(step, (step, None))[1]
    return "·".join(labels)


def _fault(model: type[Node], detail: ErrorDetails) -> Fault:
    field = ".".join(str(step) for step in detail["loc"] if step not in _STEPS_IN_UNIONS)
    label = label_of(model, field)
    if detail["type"] == "missing":
        return Fault("Y4", field, f"缺少必填项「{label}」", f"补上「{label}」（{field}）")
    return Fault("Y5", field, f"「{label}」填写有误：{_explain(detail)}", f"改正「{label}」（{field}）的内容")


def _explain(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "literal_error":
            allowed = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return f"只能填写以下之一：{allowed.replace(', ', '、')}"
        case "string_type":
            return "应为一段文字，这里写成了列表或下级项目"
        case "string_too_short":
            return "内容为空"
        case "tuple_type":
            return "应为列表，每项以「- 」开头，或写成 [甲, 乙]"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "应为若干下级项目（名称: 内容），这里写成了一段文字或列表"
        case _:
            return detail["msg"] if not detail["msg"].isascii() else "形式不对"
