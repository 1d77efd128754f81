"""Passages (原文语句): the sentences by which a record's text would be known again if it stood somewhere else.

What many records say alike (the law cited, the name of the violation, of the document) is no passage of one.

>>> list_passages({"facts": "检查时，三间客房的床单上留有污渍。已改正。", "legal_basis": ["《某某某某某某某某条例》"]})
['检查时，三间客房的床单上留有污渍']
>>> repeats("因“三间客房的床单上留有污渍”一节有误", {"facts": "三间客房的床单上留有污渍。"})
True
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from disclosure.privacy.names import mask_name
from disclosure.records.fields import parse_fen
from disclosure.records.traces import find_traces

_SHORTEST = 12
"""Characters: what is shorter may stand anywhere by chance."""
_SHORTEST_NAME = 4
_SHORTEST_PERSON = 2
_NOT_IN_PLACES = "在于到的与和及对向由被将把是为系因违没未不无、，。；\\W"
_PLACE_NAMES = "路|街|巷|镇|乡(?!村)|村(?!医|卫)"
_PLACE_AHEAD = f"(?![^{_NOT_IN_PLACES}]{{0,2}}(?:{_PLACE_NAMES})|[^{_NOT_IN_PLACES}]?(?:区|县|市|桥|岛))"
"""What tells that a name of two characters is part of a place: 位于海棠路 is no 于海, 刘洋乡村医生 is 刘洋."""
_BEFORE_PERSON = "(?<!当事)(?<!相对)[人者长某员]"
_WORDS_TOO = frozenset(
    re.findall(
        "..",
        "程序安全方法方面时间明确明显金额许可成立于是关于任何应当计算管理康复安排高度平时平等常规文书文号项目章程范围万元"
        "权利严重经营单位公告公示公开公正和解过程水平时效全部全面连续包括方式路线陈述严格严肃严明严谨文明文件文字查明"
        "查清查实高峰任意应诉应用平安和平温泉游泳方案时限时段程度成熟成因单一史实全权卫生金融海洋向前明细白天",
    )
)
"""Words of reasons that may be names: such a name counts only behind 法定代表人, 经营者, 校长, 负责人员."""
_IN_YU = "由关对属基低高大小等至限处位鉴用源便适始终"
_AFTER_YU = "(?=[在的与和及到为是称说提未无被作负因]|\\W|$)"
"""Behind 由于, 关于 a name that begins with 于 (于程, 于文) counts only if the text goes on as behind a name."""
_PARTY = ("name", "uscc", "registration_number")
_AMOUNTS = ("fine_yuan", "confiscated_yuan")
_TELLING = frozenset(
    {
        "title", "facts", "penalty", "content", "conclusion", "education", "departure", "none", "reason",
        "period_note", "confiscated_items", "handling", "result", "analysis", "warning", "narrative",
    }
)  # fmt: skip
"""Fields in which somebody tells what happened in this one matter."""
_ENDS = re.compile(r"[。！？；\n]+")


def list_passages(served: Mapping[str, Any]) -> list[str]:
    """The telling sentences of a served text, each once, in its order; those of twelve characters and more."""
    found = (sentence.strip() for text in _find_texts(served) for sentence in _ENDS.split(text))
    return list(dict.fromkeys(sentence for sentence in found if len(sentence) >= _SHORTEST))


def repeats(text: str, served: Mapping[str, Any]) -> bool:
    """Whether a text gives away what a withdrawn record said: one of its passages, whom it was about, or how much."""
    squeezed = _squeeze(text)
    hidden = [*list_passages(served), *_find_names(served.get("party", {}))]
    return any(_holds(squeezed, _squeeze(passage)) for passage in hidden) or not _find_amounts(
        served
    ).isdisjoint(find_traces(text)["amounts"])


def _holds(squeezed: str, passage: str) -> bool:
    if len(passage) > _SHORTEST_PERSON:
        return passage in squeezed
    before = _BEFORE_PERSON if passage in _WORDS_TOO else ""
    name = re.escape(passage)
    if passage.startswith("于"):
        name = f"(?:(?<![{_IN_YU}]){name}|{name}{_AFTER_YU})"
    return re.search(f"{before}{name}{_PLACE_AHEAD}", squeezed) is not None


def _find_texts(served: Mapping[str, Any]) -> Iterator[str]:
    for name, value in served.items():
        if isinstance(value, Mapping):
            yield from _find_texts(value)
        elif name in _TELLING and isinstance(value, str):
            yield value


def _find_names(party: Mapping[str, Any]) -> Iterator[str]:
    """Names and codes of whom it was about, as far as they are shown: 张某某 tells nobody."""
    long = dict.fromkeys(_PARTY, _SHORTEST_NAME) | {"legal_representative": _SHORTEST_PERSON}
    if party.get("type") == "自然人":
        long["name"] = _SHORTEST_PERSON
    texts = ((party.get(name, ""), shortest) for name, shortest in long.items())
    yield from (text for text, shortest in texts if len(text) >= shortest and mask_name(text) != text)


def _find_amounts(served: Mapping[str, Any]) -> set[str]:
    """What was to be paid, in 分."""
    amounts = (served.get(name) for name in _AMOUNTS)
    return {str(fen) for amount in amounts if amount and (fen := parse_fen(amount))}


def _squeeze(text: str) -> str:
    """Without spaces and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())
