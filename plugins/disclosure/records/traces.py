"""What in a case's text would lead a reader to the record behind it: numbers, amounts with days, addresses (M8).

>>> find_traces("依据澄卫罚〔2026〕3号，于2026年3月2日罚款3,600元、没收一万二千元，见 /penalties/cf-1/")["amounts"]
['360000', '1200000']
>>> find_traces("二〇二六年十一月十二日罚款人民币肆仟零壹元整")
{'numbers': [], 'amounts': ['400100'], 'days': ['2026-11-12'], 'records': []}
"""

import re
from collections.abc import Iterator
from typing import Final

from disclosure.privacy.folding import fold
from disclosure.records.document_number import parse

_HEAD: Final = re.compile("[\u4e00-\u9fff]{2,12} ?(?=[〔\\[(【〖{《](?:19|20)[0-9]{2})")
_TAIL: Final = re.compile("[〔\\[(【〖{《](?:19|20)[0-9]{2}年?[〕\\])】〗}》] ?第?[0-9]{1,9} ?号?")
_ONES: Final = "零〇○Ｏ一二两三四五六七八九壹贰貳两叁參肆伍陆陸柒捌玖"
_VALUES: Final = (0, 0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9)
_DIGITS: Final = dict(zip(_ONES, _VALUES, strict=True))
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE: Final = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_DAY: Final = re.compile(
    f"((?:19|20)[0-9]{{2}}|[{_ONES}]{{4}}) ?[年./-] ?([01]?[0-9]|[{_ONES}十]{{1,2}}) ?[月./-] ?"
    f"([0-3]?[0-9]|[{_ONES}十廿卅]{{1,3}})"
)
_YUAN: Final = "[元圆圓]"
_AMOUNT: Final = re.compile(
    f"([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,10}})(?:\\.([0-9]{{1,6}}))? ?([万萬]?){_YUAN}"
)
_SPOKEN_AMOUNT: Final = re.compile(
    f"([{_ONES}{''.join(_UNITS)}{''.join(_LARGE)}]{{2,20}}){_YUAN}(?:([{_ONES}])角)?(?:[零〇]?([{_ONES}])分)?"
)
_ADDRESS: Final = re.compile("(?:permits|penalties|decisions)/([a-z0-9-]{3,64})")
_FEN_PER_YUAN, _FEN_PER_JIAO = 100, 10
_FEN_PLACES, _FEN_PLACES_OF_WAN = 2, 6


def find_traces(text: str) -> dict[str, list[str]]:
    """Document numbers in normal form, amounts in 分, ISO days and record ids, each once, in the text's order."""
    folded = fold(text)
    found = {
        "numbers": _list_numbers(folded),
        "amounts": map(str, _list_amounts(folded)),
        "days": (_spell_day(*hit.groups()) for hit in _DAY.finditer(folded)),
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
    for yuan, jiao, fen in _SPOKEN_AMOUNT.findall(folded):
        rest = _parse_spoken(jiao) * _FEN_PER_JIAO + _parse_spoken(fen)
        yield _parse_spoken(yuan) * _FEN_PER_YUAN + rest


def _spell_day(year: str, month: str, day: str) -> str:
    """The ISO day of what may be written in Chinese: 二〇二六, 十一, 廿三."""
    digits = year if year.isdecimal() else "".join(str(_DIGITS[word]) for word in year)
    tens = day.replace("廿", "二十").replace("卅", "三十")
    return f"{digits}-{_parse_spoken(month):02}-{_parse_spoken(tens):02}"


def _parse_spoken(words: str) -> int:
    """一万二千 → 12000, 肆仟零壹 → 4001; what is written in digits as it is."""
    if words.isdecimal():
        return int(words)
    total = section = digit = 0
    for word in words:
        if word in _LARGE:
            total, section, digit = total + (section + digit) * _LARGE[word], 0, 0
        elif word in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[word], 0
        else:
            digit = _DIGITS[word]
    return total + section + digit
