"""The forms that a value in a record may take: text, day, amount, flag.

YAML hands every scalar over as text; each type here turns that text into a value or refuses it with
a Chinese sentence that never repeats the value itself (it may be private).

>>> parse_fen("3600.5")
360050
>>> format_fen(360050)
'3600.50'
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
_AMOUNT = re.compile(r"[0-9]{1,13}(\.[0-9]{1,2})?")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,15}")
_MULTIPLE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")
_YEARS = range(1900, 2100)
"""In which a day of a record may lie: those that a year, or the year of a document number, may be. What lies outside is
a slip of the pen, and a hundred years more or less would leave the calendar."""
_WEB_LINK = re.compile(r"https://[^\s/?#@:]+\.[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?")
_REASON = re.compile("(?![不无没否未暂])(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){4}", re.DOTALL)
FEN_PER_YUAN = 100


def parse_day(value: Any) -> date:
    """An ISO day, `YYYY-MM-DD` and nothing else, of a year that a record may speak of."""
    day = _read_day(value)
    if day.year not in _YEARS:
        raise PydanticCustomError("day", "年份应在1900年至2099年之间，请核对；没有期限的，删去这一项")
    return day


def parse_far_day(value: Any) -> date:
    """An ISO day on which something ends or may be told: it may lie as far away as one likes."""
    return _read_day(value)


def _read_day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("day", "应写成年-月-日的形式，例如 2026-03-02")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "日历上没有这一天，请核对年、月、日") from None


def is_day(text: str) -> bool:
    """Whether a text is an ISO day that a record may have."""
    try:
        return parse_day(text) is not None
    except PydanticCustomError:
        return False


def parse_end_day(value: Any) -> date | str:
    """An ISO day, or 长期; 2099-12-31 is the official layout's way to write 长期 (双公示 layout of 2018)."""
    if value in ("长期", "2099-12-31"):
        return "长期"
    return _read_day(value)


def parse_fen(value: Any) -> int:
    """Yuan as decimal text with at most two places, to 分 (1/100 yuan)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        raise PydanticCustomError(
            "amount", "应写成以元为单位的数字，最多两位小数，不带逗号和单位，例如 3600 或 3600.50"
        )
    yuan, _, rest = value.partition(".")
    return int(yuan) * FEN_PER_YUAN + int((rest + "00")[:2])


def format_fen(fen: int) -> str:
    """分 to yuan as decimal text; no decimals where there are none."""
    yuan, rest = divmod(fen, FEN_PER_YUAN)
    return f"{yuan}.{rest:02d}" if rest else str(yuan)


def parse_year(value: Any) -> int:
    """A year in four digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _YEAR.fullmatch(value):
        raise PydanticCustomError("year", "应写成四位年份，例如 2026")
    return int(value)


def parse_month(value: Any) -> str:
    """A calendar month, `YYYY-MM`; kept as text, which sorts as time does."""
    if not isinstance(value, str) or not _MONTH.fullmatch(value):
        raise PydanticCustomError("month", "应写成年-月的形式，例如 2026-09")
    return value


def parse_count(value: Any) -> int:
    """A whole number that is not negative."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise PydanticCustomError("count", "应写成不带小数、逗号和单位的数字，例如 12")
    return int(value)


def parse_multiple(value: Any) -> str:
    """A multiple (倍数) as decimal text, kept as text so that nothing is rounded."""
    if not isinstance(value, str) or not _MULTIPLE.fullmatch(value):
        raise PydanticCustomError("multiple", "应写成倍数的数字，例如 5 或 0.5")
    return value


def parse_flag(value: Any) -> bool:
    """`true` or `false`, 是 or 否; never YAML's own NO, on, y …"""
    if isinstance(value, bool):
        return value
    match value:
        case "true" | "是":
            return True
        case "false" | "否":
            return False
        case _:
            raise PydanticCustomError("flag", "应写 true 或 false（也可写 是 或 否）")


def check_reason_to_show(text: str) -> str:
    """Why something is shown, in words: `false`, 否 or 不显示 would show it by the mere presence of the field."""
    if not _REASON.match(text):
        form = "至少四个汉字，不以“不”“无”“没”“否”“未”“暂”开头"
        raise PydanticCustomError("reason", f"应写明显示的理由（{form}）；不显示的，删去这一项")
    return text


def parse_web_link(value: Any) -> str:
    """An address that a page may link to: https only, and no user name in it."""
    if not isinstance(value, str) or not _WEB_LINK.fullmatch(value):
        raise PydanticCustomError("web_link", "应写成完整的网址，以 https:// 开头，中间没有空格")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ReasonToShow = Annotated[Text, AfterValidator(check_reason_to_show)]
Day = Annotated[date, BeforeValidator(parse_day)]
FarDay = Annotated[date, BeforeValidator(parse_far_day)]
EndDay = Annotated[date | str, BeforeValidator(parse_end_day)]
Fen = Annotated[
    int, BeforeValidator(parse_fen), PlainSerializer(format_fen, return_type=str, when_used="json")
]
Year = Annotated[int, BeforeValidator(parse_year)]
Month = Annotated[str, BeforeValidator(parse_month)]
Count = Annotated[int, BeforeValidator(parse_count)]
Multiple = Annotated[str, BeforeValidator(parse_multiple)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
WebLink = Annotated[str, BeforeValidator(parse_web_link)]
Texts = Annotated[tuple[Text, ...], "list of texts"]
