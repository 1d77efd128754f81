"""What YAML allows and records do not, in words: doubled and odd keys, anchors, aliases, tags, bounds.

YAML 1.2.2 itself forbids doubled keys (section 3.2.1.1); the rest is refused because it makes a field mean
something other than the text a reviewer sees.
"""

from dataclasses import dataclass

from yaml.events import CollectionStartEvent, ScalarEvent

from .bounds import Bounds
from .documents import Rule, name_key
from .encoding import name_control

_AS_TEXT = "若这是正文的一部分，给整个值加上英文单引号；若不是，删除"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fault without its place."""

    message: str
    remedy: str
    rule: Rule = "Y2"


ALIAS = Refusal("以「*」开头的内容会被当作 YAML 引用，不予使用", _AS_TEXT)
COMPLEX_KEY = Refusal(
    "字段名只能是一段文字，这里却是列表或一组字段", "改写成「字段: 值」，不用「? 」和括号作字段名"
)
MERGE_KEY = Refusal("合并键「<<」不予使用", "把要合并的各字段逐一写在这里")
EMPTY_KEY = Refusal("字段名为空", "在冒号前写上字段名，或删除这一行")
_ANCHOR = Refusal("以「&」开头的内容会被当作 YAML 锚点，不予使用", _AS_TEXT)
_TAG = Refusal("以「!」开头的内容会被当作 YAML 标签，不予使用", _AS_TEXT)
ENOUGH = Refusal("这份记录的问题太多，后面的不再列出", "先改正已列出的问题，再重新检查", "Y1")


def refuse_twice(key: str, first_line: int, line: int) -> Refusal:
    """Both lines are 1-based in the file."""
    message = f"字段「{name_key(key)}」重复：第 {first_line} 行已经写过，第 {line} 行又写了一次"
    return Refusal(message, "只保留正确的一处，删除另一处")


def refuse_marks(event: ScalarEvent | CollectionStartEvent) -> list[Refusal]:
    """An anchor or a tag; one value may bear both."""
    refusals = [] if event.anchor is None else [_ANCHOR]
    return refusals if event.tag is None else [*refusals, _TAG]


def refuse_character(character: str) -> Refusal:
    """A control character that an escape such as `\\0` made."""
    message = f"双引号内的转义写法产生了{name_control(character)}"
    return Refusal(message, "删除该转义；要写反斜杠本身时改用英文单引号", "Y1")


def refuse_length(bounds: Bounds) -> Refusal:
    """One text beyond the bound."""
    message = f"这一项文字超过 {bounds.scalar_chars} 字"
    return Refusal(message, "缩短文字，或把长文改作附件；也可能是引号没有配对", "Y1")


def refuse_depth(bounds: Bounds) -> Refusal:
    """Nesting beyond the bound."""
    message = f"嵌套超过 {bounds.depth} 层"
    return Refusal(message, "检查括号和缩进；记录至多只需五层", "Y1")


def refuse_nodes(bounds: Bounds) -> Refusal:
    """More parser events than the bound."""
    message = f"一份记录的内容过多（超过 {bounds.nodes} 项）"
    return Refusal(message, "拆成几份记录，用单独一行「---」隔开", "Y1")
