"""libyaml's complaints in plain Chinese: what a clerk most likely did, and how to mend it.

libyaml says where its grammar broke off, which is often not where the mistake is (an unclosed quote is
noticed at the end of the file), so each complaint chooses which of its two marks to show. Its wording is that
of libyaml 0.2.5, `src/scanner.c` and `src/parser.c`; any other gets a general message.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import yaml

from .chunks import Chunk
from .documents import Fault, Rule
from .frames import Frame, MappingFrame, find_field

_QUOTE_IT = "给整个值加上英文单引号，例如 '……'"
_COLON_INSIDE = re.compile(r":(?:\s|$)")
_TAB_INDENT = re.compile(r"[ -]*\t")


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong, what to do, and which of libyaml's marks to show."""

    message: str
    remedy: str
    at: Literal["problem", "context"] = "problem"
    rule: Rule = "Y1"


_Advise: TypeAlias = Callable[[str, int], Advice]
"""From a line and the column of the mark, both as libyaml counts, to the advice."""

_TABS = Advice("用制表符（Tab）缩进：YAML 的缩进只能用空格", "把行首的制表符换成空格，每层缩进两个空格")
_UNCLOSED_QUOTE = Advice(
    "引号没有配对：从这里开始的引号一直没有结束", "在该值末尾补上同样的英文引号", "context"
)
_UNCLOSED_BRACKET = Advice(
    "从这里开始的方括号没有配对，或两项之间缺少英文逗号", "补上「]」或英文逗号「,」", "context"
)
_UNCLOSED_BRACE = Advice(
    "从这里开始的花括号没有配对，或两项之间缺少英文逗号", "补上「}」或英文逗号「,」", "context"
)
_BAD_ESCAPE = Advice(
    "双引号内的反斜杠「\\」后面不是 YAML 认识的写法", "改用英文单引号，或把「\\」写成「\\\\」"
)
_ODD_BLOCK = Advice(
    "「|」或「>」之后还有别的内容", "多行文字从下一行写起；若该符号是正文的一部分，给整个值加上英文单引号"
)
_BAD_TAG = Advice("以「!」开头的内容会被当作 YAML 标签", _QUOTE_IT, rule="Y2")
_BAD_LIST = Advice("列表的缩进没有对齐，或列表里混入了不属于它的行", "同一列表的各项「- 」要上下对齐")
_SECOND_CONTENT = Advice("这份记录到此已经结束，后面却还有内容", "另起一份记录，先写单独一行「---」")
_GENERAL = Advice("这里不符合 YAML 的写法", "检查这一行和上一行的缩进、冒号、引号和括号")


def advise_colon(line: str) -> Advice:
    """Why a line that should hold `字段: 值` does not."""
    text = line.strip()
    half, full = text.find(":"), text.find("：")
    if full >= 0 and (half < 0 or full < half):
        return Advice("冒号是全角的「：」", "改成英文冒号加一个空格，例如「字段: 值」", "context")
    if half >= 0:
        return Advice("冒号后面缺少空格", "在英文冒号后加一个空格，例如「字段: 值」", "context")
    if text.startswith("-") and not text.startswith("- "):
        return Advice("短横线后面缺少空格", "列表的每一项写作「- 内容」，短横线后加一个空格", "context")
    remedy = "写成「字段: 值」；若是上一行的续行，比字段名多缩进两个空格"
    return Advice("这一行缺少冒号，不是「字段: 值」", remedy, "context")


def _advise_missing_colon(line: str, _column: int) -> Advice:
    return advise_colon(line)


def _advise_character(line: str, column: int) -> Advice:
    character = line[column : column + 1]
    if character == "\t" or _TAB_INDENT.match(line):
        return _TABS
    if character in ("@", "`", "%"):
        return Advice(f"值不能以「{character}」开头，这个符号在 YAML 里有特别用处", _QUOTE_IT)
    return _GENERAL


def _advise_mapping_value(line: str, column: int) -> Advice:
    before = line[:column].lstrip(" -")
    if _COLON_INSIDE.search(before):
        return Advice("值里出现了「冒号加空格」，会被当成又一个字段", _QUOTE_IT)
    return Advice("这一行的缩进比上一行深，而上一行已经有值了", "让同一层的字段左端对齐，只用空格缩进")


def _advise_key(line: str, column: int) -> Advice:
    if _TAB_INDENT.match(line):
        return _TABS
    if line[:column].rstrip().endswith(('"', "'")):
        return Advice("引号结束之后还有别的文字", "给整个值加一对引号；值里有单引号时改用双引号")
    return Advice("缩进没有对齐，或者上面的引号没有配对", "让同一层的字段左端对齐，只用空格缩进")


def _advise_name(line: str, column: int) -> Advice:
    character = line[column - 1 : column]
    if character in ("*", "&"):
        return Advice(f"值不能以「{character}」开头，这个符号在 YAML 里有特别用处", _QUOTE_IT)
    return _GENERAL


_ADVICE: dict[str, Advice | _Advise] = {
    "found character that cannot start any token": _advise_character,
    "could not find expected ':'": _advise_missing_colon,
    "mapping values are not allowed in this context": _advise_mapping_value,
    "did not find expected key": _advise_key,
    "did not find expected alphabetic or numeric character": _advise_name,
    "found a tab character where an indentation space is expected": _TABS,
    "found a tab character that violates indentation": _TABS,
    "found unexpected end of stream": _UNCLOSED_QUOTE,
    "found unexpected document indicator": _UNCLOSED_QUOTE,
    "did not find expected ',' or ']'": _UNCLOSED_BRACKET,
    "did not find expected ',' or '}'": _UNCLOSED_BRACE,
    "found unknown escape character": _BAD_ESCAPE,
    "did not find expected hexdecimal number": _BAD_ESCAPE,
    "found invalid Unicode character escape code": _BAD_ESCAPE,
    "did not find expected comment or line break": _ODD_BLOCK,
    "found an indentation indicator equal to 0": _ODD_BLOCK,
    "did not find expected '-' indicator": _BAD_LIST,
    "block sequence entries are not allowed in this context": Advice(
        "「- 」写在了字段的同一行", "列表从下一行写起；若短横线是正文的一部分，给整个值加上英文单引号"
    ),
    "did not find expected node content": Advice("值以「,」、「]」或「}」开头，或括号多了一个", _QUOTE_IT),
    "mapping keys are not allowed in this context": Advice("「? 」在 YAML 里有特别用处", _QUOTE_IT),
    "found undefined tag handle": _BAD_TAG,
    "did not find expected tag URI": _BAD_TAG,
    "did not find expected whitespace or line break": _BAD_TAG,
    "did not find expected <document start>": _SECOND_CONTENT,
}


def explain_syntax(error: yaml.YAMLError, chunk: Chunk, frame: Frame) -> Fault:
    """The fault that tells a clerk what libyaml stumbled over, `frame` being where it stood."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return chunk.fault("Y1", 0, _GENERAL.message, _GENERAL.remedy)
    problem = error.problem_mark
    context = error.context_mark or problem
    known = _ADVICE.get(error.problem or "", _GENERAL)
    if not isinstance(known, Advice):
        # A missing colon is only noticed on the next line; the context is the line that lacks it.
        mark = context if known is _advise_missing_colon else problem
        known = known(chunk.read_line(mark.line), mark.column)
    mark = context if known.at == "context" else problem
    field = _find_field_on(chunk.first_line + mark.line, frame)
    return chunk.fault(known.rule, mark.line, known.message, known.remedy, column=mark.column, field=field)


def _find_field_on(line: int, frame: Frame) -> str | None:
    # libyaml reads ahead of its events, so the pending field is to blame only if it stands on the very line.
    if not isinstance(frame, MappingFrame) or frame.key is None or frame.drop:
        return None
    return find_field(frame) if frame.value.lines[frame.key] == line else None
