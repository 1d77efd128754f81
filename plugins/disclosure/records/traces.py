"""What in a case's text would lead a reader to the record behind it: numbers, amounts with days, addresses (M8).

>>> find_traces("依据澄卫罚〔2026〕3号，于2026年3月2日罚款3,600元、没收一万二千元，见 /penalties/cf-1/")["amounts"]
['360000', '1200000']
"""

import re
from collections.abc import Iterator
from typing import Final

from disclosure.privacy.folding import fold
from disclosure.records.document_number import parse

_HEAD: Final = re.compile("[\u4e00-\u9fff]{2,12} ?(?=[〔\\[(【〖{《](?:19|20)[0-9]{2})")
_TAIL: Final = re.compile("[〔\\[(【〖{《](?:19|20)[0-9]{2}年?[〕\\])】〗}》] ?第?[0-9]{1,9} ?号?")
_DAY: Final = re.compile("((?:19|20)[0-9]{2})[年./-]([01]?[0-9])[月./-]([0-3]?[0-9])")
_AMOUNT: Final = re.compile("([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,10})(?:\\.([0-9]{1,6}))? ?(万?)元")
_SPOKEN_AMOUNT: Final = re.compile("([一二两三四五六七八九十百千万零〇]{2,14})元")
_ADDRESS: Final = re.compile("(?:permits|penalties|decisions)/([a-z0-9-]{3,64})")
_DIGITS: Final = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_WAN, _FEN_PER_YUAN = 10_000, 100
_FEN_PLACES, _FEN_PLACES_OF_WAN = 2, 6


def find_traces(text: str) -> dict[str, list[str]]:
    """Document numbers in normal form, amounts in 分, ISO days and record ids, each once, in the text's order."""
    folded = fold(text)
    found = {
        "numbers": _list_numbers(folded),
        "amounts": map(str, _list_amounts(folded)),
        "days": (f"{hit[1]}-{int(hit[2]):02}-{int(hit[3]):02}" for hit in _DAY.finditer(folded)),
        "records": (hit[1] for hit in _ADDRESS.finditer(folded)),
    }
    return {name: list(dict.fromkeys(values)) for name, values in found.items()}


def _list_numbers(folded: str) -> Iterator[str]:
    """Nobody knows where in the words before the year the number begins, so each possible one."""
    for head in _HEAD.finditer(folded):
        tail = _TAIL.match(folded, head.end())
        for start in range(len(head[0].rstrip()) - 1 if tail else 0):
            parsed = parse(head[0][start:] + (tail[0] if tail else ""))
            if parsed is not None:
                yield parsed.canonical


def _list_amounts(folded: str) -> Iterator[int]:
    for whole, rest, wan in _AMOUNT.findall(folded):
        places = _FEN_PLACES_OF_WAN if wan else _FEN_PLACES
        yield int(whole.replace(",", "") + (rest + "0" * places)[:places])
    for words in _SPOKEN_AMOUNT.findall(folded):
        yield _parse_spoken(words) * _FEN_PER_YUAN


def _parse_spoken(words: str) -> int:
    """一万二千 → 12000."""
    total = section = digit = 0
    for word in words:
        if word == "万":
            total, section, digit = (total + section + digit) * _WAN, 0, 0
        elif word in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[word], 0
        else:
            digit = _DIGITS[word]
    return total + section + digit
