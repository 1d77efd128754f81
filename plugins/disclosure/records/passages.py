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

from disclosure.records.fields import parse_fen
from disclosure.records.traces import find_traces

_SHORTEST = 12
"""Characters: what is shorter may stand anywhere by chance."""
_SHORTEST_NAME = 4
_SHORTEST_PERSON = 2
_BEFORE_SHORT_PERSON = "人者长某由经对向与和及即是为系因据称被将把给让请替告同随"
"""What a name of two characters stands behind, if not at a beginning: 位于海棠路 is no 于海."""
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
    return re.search(rf"(?:^|[\W{_BEFORE_SHORT_PERSON}]){re.escape(passage)}", squeezed) is not None


def _find_texts(served: Mapping[str, Any]) -> Iterator[str]:
    for name, value in served.items():
        if isinstance(value, Mapping):
            yield from _find_texts(value)
        elif name in _TELLING and isinstance(value, str):
            yield value


def _find_names(party: Mapping[str, Any]) -> Iterator[str]:
    """An organisation's names and codes; a natural person's name is masked wherever it is shown."""
    if party.get("type") == "自然人":
        return
    yield from (text for name in _PARTY if len(text := party.get(name, "")) >= _SHORTEST_NAME)
    if len(person := party.get("legal_representative", "")) >= _SHORTEST_PERSON:
        yield person


def _find_amounts(served: Mapping[str, Any]) -> set[str]:
    """What was to be paid, in 分."""
    amounts = (served.get(name) for name in _AMOUNTS)
    return {str(fen) for amount in amounts if amount and (fen := parse_fen(amount))}


def _squeeze(text: str) -> str:
    """Without spaces and differences of width."""
    return "".join(unicodedata.normalize("NFKC", text).split())
